// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A feed of ours in a room: seals bodies at their places, chains, signs and appends them.
#pragma once

#include "base/time.h"
#include "feed/feed_log.h"
#include "room/records.h"

namespace ieum::room {

/// A body that waits to be sealed under `from` (the room's control key, or the secret of `epoch`).
struct Unsealed {
    uint16_t flags = 0;
    EpochId epoch;
    const crypto::Key* from = nullptr;
    Bytes plain;
};

/// Nobody's future drags our own clock along further than that.
inline feed::Hlc notAheadOf(feed::Hlc clock, Now now, int64_t aheadMs) {
    return std::min(clock, feed::Hlc::fromWall({now.wall.ms + aheadMs}));
}

class OwnFeed {
  public:
    /// Reads where the feed stands. Errors: those of the log.
    static Result<OwnFeed> load(const crypto::Key& seed, feed::Kind kind, feed::FeedLog& log);

    FeedId id() const { return m_key.publicAs<FeedId>(); }
    const crypto::SigningKey& key() const { return m_key; }
    uint64_t seq() const { return m_head.seq; }
    /// `clock` moves on with every event. Errors: those of the log.
    Result<feed::Range> append(const RoomId& room, const std::vector<Unsealed>& bodies, feed::Hlc& clock, Now now,
                               feed::FeedLog& log);

  private:
    OwnFeed(crypto::SigningKey key, feed::Kind kind, feed::Head head)
        : m_key(std::move(key)), m_kind(kind), m_head(head) {}

    crypto::SigningKey m_key;
    feed::Kind m_kind;
    feed::Head m_head;
};

} // namespace ieum::room
