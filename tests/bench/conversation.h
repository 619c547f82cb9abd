// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A group whose members have talked for a long time, as sealed and signed ranges: what somebody gets who comes back
// after weeks. Rooms, epochs, seals and chains are made by the real code; only the sending is done in bulk.
#pragma once

#include "bench/korean_text.h"
#include "room/room.h"
#include "support/memory_feed_log.h"
#include "support/memory_message_log.h"
#include "support/memory_place_log.h"
#include "support/memory_room_log.h"
#include "support/seeded_random.h"

namespace ieum::bench {

/// A person with one device.
struct Talker {
    explicit Talker(uint64_t seed);

    test::SeededRandom random;
    crypto::SigningKey root;
    crypto::SigningKey device;
    crypto::AgreementKey agreement;
    room::Self self;
    test::MemoryFeedLog feeds;
    test::MemoryRoomLog log;
    test::MemoryMessageLog messages;
    test::MemoryPlaceLog places{messages};
    std::unique_ptr<room::Room> room;
    std::optional<crypto::SigningKey> contentKey;
    feed::Head written; ///< how far the content feed goes
};

/// What one answer to a Want brings.
struct Answer {
    FeedId feed;
    feed::Kind kind = feed::Kind::Content;
    uint64_t firstSeq = 0;
    std::vector<feed::ReceivedEvent> events;
};

class Conversation {
  public:
    /// `reader` is a member too, but says nothing.
    Conversation(size_t talkers, const feed::DeviceCertificate& reader);

    room::RoomRecord record() const;
    /// The control feeds, and the first event of each content feed.
    std::vector<Answer> beginning() const;
    /// The next `count` messages: in each round one answer of everybody, as a session fetches them.
    std::vector<std::vector<Answer>> next(size_t count);

    static Now now();

  private:
    Bytes sealed(Talker& by, uint64_t seq);

    std::vector<std::unique_ptr<Talker>> m_talkers;
    std::optional<room::EpochRecord> m_epoch;
    KoreanText m_text{42};
    uint64_t m_said = 0;
    std::pair<FeedId, uint64_t> m_last; ///< the latest message of all
};

} // namespace ieum::bench
