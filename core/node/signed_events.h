// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What of a room's messages their authors signed, as it goes along with an archive (transfer/signed_event.h). Read on
// the engine's thread, a page at a time.
#pragma once

#include "node/parts.h"
#include "transfer/signed_event.h"

#include <unordered_map>

namespace ieum::node {

class SignedEvents {
  public:
    /// Packed; "" when it cannot be shown: of imported and deleted messages, of those whose event was let go of or
    /// whose epoch was wiped. Errors: those of the store.
    Result<std::string> of(Parts& parts, room::Room& room, const room::MessageRecord& record);
    /// An imported message gets another id than one that was written in the same room and came back to it with an
    /// archive: of two lines with one id a reader refuses the second. Errors: those of the store.
    static Done nameApart(Parts& parts, const room::MessageRecord& record, transfer::ChatMessage& message);
    /// The way back: an id as it was before it was named apart from a message of this very room. Elsewhere both are
    /// messages, and keep their ids. Errors: those of the store.
    static Result<std::string> idBefore(World& world, const RoomId& room, std::string id);
    /// The line says what its author signed, with the time that he signed even where that lies ahead of us; an edited
    /// message gets the time of its edit beside its own. Otherwise its
    /// event is taken out: nothing that a reader would call forged, and no key of a file that stays here, goes along.
    bool check(transfer::ChatMessage& message) const;
    /// Packed opening of the feed of a checked message.
    const std::string& openingOf(const transfer::ChatMessage& message) const;

  private:
    /// Headers up to one that is signed.
    struct Run {
        std::vector<feed::Header> headers;
        crypto::Signature signature;
    };
    /// Of as many feeds the last one is remembered, so that the bodies behind a message are not read for each anew.
    static constexpr size_t runsMax = 64;

    /// The headers behind it up to the next that is signed; false when there is none.
    Result<bool> addSigned(World& world, const feed::Event& event, transfer::SignedEvent& to);
    static Result<std::optional<Run>> read(World& world, const feed::Event& event);
    Done meet(Parts& parts, const room::Room& room, const FeedId& feed);

    transfer::Signers m_signers;
    std::unordered_map<FeedId, std::string> m_openings; ///< "": none that is good
    std::unordered_map<FeedId, Run> m_runs;
};

} // namespace ieum::node
