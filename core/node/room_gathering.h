// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A room on its way out: the engine reads a page of it at a time and goes on with what else there is; the pool lays the
// page aside (transfer/shelf.h). When all is read, it is a chat that can be gone through as often as a target wants.
#pragma once

#include "node/parts.h"
#include "node/requests.h"
#include "node/signed_events.h"
#include "node/transfers.h"

#include <unordered_map>
#include <unordered_set>

namespace ieum::node {

/// A page, and which of its files are whole here.
struct GatheredPage {
    std::vector<transfer::ChatMessage> messages;
    struct Whole {
        size_t message = 0;
        size_t attachment = 0;
        room::FileLink link;
    };
    std::vector<Whole> files;
};

class RoomGathering : public transfer::ChatSource {
  public:
    /// The only form that has a place for what people signed.
    static constexpr std::string_view signedFormat = "jsonl";

    RoomGathering(World& world, std::shared_ptr<Transfer> transfer, std::unique_ptr<transfer::Shelf> shelf,
                  const ExportRoom& request);

    // On the engine's thread.

    /// Errors: NoSuchRoom, those of the store.
    Done begin(Parts& parts);
    /// The next page; an empty one at the end. Errors: likewise, Stopped.
    Result<GatheredPage> next(Parts& parts);

    // On the pool's.

    /// What of it is wanted. Errors: those of the disk.
    Done layAside(GatheredPage page);
    const transfer::Chat& header() const override { return m_header; }
    Done each(const Take& take) const override;
    Done bytesOf(const transfer::ChatAttachment& attachment, const TakeBytes& take) const override;
    /// Sealed again under its key, they give its id.
    bool isWhole(const transfer::ChatAttachment& attachment, const std::string& path) const override;
    uint32_t takenOver() const { return m_counts.takenOver; }
    uint32_t messages() const { return static_cast<uint32_t>(m_shelf->count()); }
    uint32_t files() const { return m_counts.wantedFiles; }
    uint32_t signedMessages() const { return m_counts.signedMessages; }
    Transfer& transfer() const { return *m_transfer; }

  private:
    Result<std::string> nameOfAnswered(Parts& parts, const MessageId& id);
    Done addFiles(Parts& parts, const room::MessageRecord& record, size_t place, GatheredPage& page);
    void addMember(transfer::ChatMember member);
    bool wantsSigned() const { return m_request.format == signedFormat && !m_request.dry; }

    World& m_world;
    std::shared_ptr<Transfer> m_transfer;
    std::unique_ptr<transfer::Shelf> m_shelf;
    const ExportRoom& m_request;
    transfer::Selection m_selection;
    transfer::Chat m_header;
    std::unordered_set<std::string> m_members; ///< ids of those in the header
    std::optional<room::TimelineKey> m_after;
    std::unordered_map<std::string, room::FileLink> m_files; ///< by path inside the archive
    struct Counts {
        uint32_t wantedFiles = 0;
        uint32_t signedMessages = 0;
        uint32_t takenOver = 0; ///< files of an earlier export
    };
    mutable Counts m_counts; ///< targets ask a chat that does not change; what they took over is counted all the same
    SignedEvents m_signed;
    std::unordered_set<std::string> m_openings; ///< in the header
};

} // namespace ieum::node
