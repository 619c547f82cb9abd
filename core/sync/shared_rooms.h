// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which rooms both sides agreed on, which of them we share, and what each side has of them. No protocol of its own:
// the parts of a session read it and write it.
#pragma once

#include "sync/inputs.h"

#include <algorithm>
#include <map>
#include <memory>
#include <unordered_map>

namespace ieum::sync {

/// Small, for a replica keeps one for every feed of every connection.
struct SharedFeed {
    uint64_t ownSeq = 0;
    uint64_t ownFrom = 0; ///< what lies before, but for event 1, is not here; 0: everything is
    uint64_t ownChange = 0;
    uint64_t lowSeq = 0; ///< how far it is here without a gap; less than ownSeq on a replica that could not get it all
    uint64_t keptFrom = 0; ///< what lies before, but for event 1, is not wanted
    uint64_t peerSeq = 0;
    uint64_t peerFrom = 0;        ///< as ownFrom, by his word
    uint64_t endSeq = UINT64_MAX; ///< nothing above is wanted: it forks there, or was refused for good
    uint64_t joinedSeq = 0;       ///< up to here his copy is known to be ours
    uint64_t tipFrom = 0;         ///< ours above a gap; 0: none
    uint64_t tipSeq = 0;
    uint64_t tipSigned = 0;                             ///< the first of them that is signed
    std::unique_ptr<const crypto::Signature> admission; ///< Client: to be shown; Replica: as it was shown
    HeadMark mark{};                                    ///< of event ownSeq
    uint64_t reference = 0; ///< + 1: how we refer to it in this session; 0: not numbered yet
    feed::Kind kind = feed::Kind::Content;
    bool peerKnows = false; ///< he announced it, or we did
    bool floorTold = true;  ///< he knows ownFrom

    /// The newest that is here, perhaps above a gap.
    uint64_t topSeq() const { return tipFrom > 0 ? std::max(lowSeq, tipSeq) : lowSeq; }
    /// The newest that he has and that may be wanted.
    uint64_t offeredSeq() const { return std::min(peerSeq, endSeq); }
    /// The first that is wanted, is not here, and that he has; but for event 1. The newest is wanted, whatever its
    /// author says.
    uint64_t lacksFrom() const { return std::max({lowSeq + 1, std::min(keptFrom, offeredSeq()), peerFrom}); }
    /// He has something that is wanted here. What he dropped is not asked of him.
    bool lacks() const;
};
struct SharedReceipt {
    ReceiptRecord own;        ///< counter 0: none
    uint64_t peerCounter = 0; ///< the newest that he showed us
};
struct SharedRoom {
    RoomId id;
    uint64_t tag = 0;
    Access access = Access::Full;
    bool told = false; ///< ControlOnly: everything that he may have was announced
    std::map<FeedId, SharedFeed> feeds;
    std::map<FeedId, SharedReceipt> receipts;

    bool isFull() const { return access == Access::Full; }
    bool mayTell(const SharedFeed& feed) const { return isFull() || feed.kind == feed::Kind::Control; }
};

enum class Standing : uint8_t {
    Unknown, ///< nobody spoke of it
    Agreed,  ///< proved or opened; our owner has not shared it yet
    Shared,
    Retired, ///< was shared; frames that crossed the end are harmless
};

class SharedRooms {
  public:
    /// False when there are too many.
    bool agree(const RoomId& room, uint64_t tag);
    Standing standing(uint64_t tag) const;
    /// Null when the room was never agreed on.
    SharedRoom* share(const LocalRoom& room);
    /// The tag that it had.
    std::optional<uint64_t> stop(const RoomId& room);

    /// Null unless shared.
    SharedRoom* byTag(uint64_t tag);
    SharedRoom* byId(const RoomId& room);
    std::map<uint64_t, SharedRoom>& all() { return m_shared; }

    SharedFeed& advance(SharedRoom& room, const LocalHead& head);
    void advance(SharedRoom& room, const ReceiptRecord& receipt);
    /// The largest change counter of ours that was seen.
    uint64_t cursor() const { return m_cursor; }
    /// Everything agreed on is shared: only then is a cursor true for all of it.
    bool complete() const { return m_agreedOnly == 0; }

  private:
    std::unordered_map<RoomId, uint64_t> m_tags;
    std::unordered_map<uint64_t, Standing> m_standing;
    std::map<uint64_t, SharedRoom> m_shared;
    size_t m_agreedOnly = 0;
    uint64_t m_cursor = 0;
};

} // namespace ieum::sync
