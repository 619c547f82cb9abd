// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/own_feed.h"

#include "feed/writer.h"
#include "room/body_seal.h"

#include <algorithm>

namespace ieum::room {

Result<OwnFeed> OwnFeed::load(const crypto::Key& seed, feed::Kind kind, feed::FeedLog& log) {
    crypto::SigningKey key = crypto::SigningKey::fromSeed(seed);
    const auto head = log.head(key.publicAs<FeedId>());
    if (!head) return passOn(head);
    return OwnFeed(std::move(key), kind, *head);
}

Result<feed::Range> OwnFeed::append(const RoomId& room, const std::vector<Unsealed>& bodies, feed::Hlc& clock, Now now,
                                    feed::FeedLog& log) {
    std::vector<feed::Draft> drafts;
    drafts.reserve(bodies.size());
    clock = std::max(clock, m_head.hlc);
    uint64_t seq = m_head.seq;
    for (const Unsealed& body : bodies) {
        clock = clock.next(now.wall);
        seq += 1;
        drafts.push_back({body.flags, clock, body.epoch, sealBody(*body.from, {id(), seq, body.epoch}, body.plain)});
    }
    feed::Range range = feed::writeRange(m_key, m_kind, m_head, std::move(drafts));
    if (const auto appended = log.append(room, range); !appended) return passOn(appended);
    m_head = range.head();
    return range;
}

} // namespace ieum::room
