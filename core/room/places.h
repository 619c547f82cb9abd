// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Finds the places of a room's messages in its timeline. Causes come first, whatever the clocks say; where an effect
// was shown before its cause came, nothing moves, and the cause is marked as late. Same transaction rules and thread as
// its Room.
#pragma once

#include "room/expectations.h"
#include "room/limits.h"
#include "room/place_log.h"
#include "room/timeline.h"
#include "wire/codec.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace ieum::room {

/// What a body refers to, bounded: `visit(feed, seq)`. Stops at the first error.
template <class Visit> Done eachReference(const wire::ContentBody& body, Visit visit) {
    for (int i = 0; i < std::min<int>(body.references_size(), static_cast<int>(referencesMax)); ++i) {
        const auto feed = wire::idOf<FeedId>(body.references(i).feed());
        if (!feed) continue;
        // The log's numbers are signed.
        const auto seq = std::min<uint64_t>(body.references(i).seq(), std::numeric_limits<int64_t>::max());
        if (const auto visited = visit(*feed, seq); !visited) return visited;
    }
    return {};
}

/// How a message comes into the timeline.
enum class Coming : uint8_t {
    Last,  ///< nothing that follows it in its feed was read before
    Again, ///< something was: it had been here and could not be read
    Older, ///< the same, and it fills a gap below what was here first: that alone does not make it late
};

class Places {
  public:
    /// Keeps references to both; they outlive it.
    Places(const RoomRecord& room, PlaceLog& log) : m_room(room), m_log(log) {}

    /// Errors: those of the log; of every method.
    Done load();
    Result<Placed> place(const feed::Header& header, const wire::ContentBody& body, const MessageRecord& message,
                         Coming coming, Now now);
    /// The message was saved there; `isLast`: nothing that follows it in its feed was read before.
    void noteShown(const TimelineKey& key, bool isLast);
    /// Messages were shown or hidden by somebody else: nothing is known by heart any more.
    void forgetShown();
    /// Somebody refers to what cannot be read here yet.
    Done await(const Awaited& awaited);
    /// All of the feed up to this event is here and was read.
    Done settle(const FeedId& feed, uint64_t seq);

  private:
    Result<uint64_t> causeOf(const feed::Header& header, const wire::ContentBody& body);
    Result<uint64_t> effectOf(const feed::Header& header, const wire::ContentBody& body, Coming coming);
    Result<uint64_t> wordOf(const FeedId& feed, uint64_t seq);
    Result<uint64_t> newestWord();
    void forgetRecent();
    Result<Expectations*> expectationsOf(const FeedId& feed);

    const RoomRecord& m_room;
    PlaceLog& m_log;
    /// Feeds of which the log has something to say; what it is, once somebody wanted to know.
    std::map<FeedId, std::optional<Expectations>> m_awaited;
    /// Of each feed, the messages from some seq on, to the last: (seq, word), in order. Whoever refers to a feed means
    /// what he saw last of it, which came here not long ago either.
    std::unordered_map<FeedId, std::vector<std::pair<uint64_t, uint64_t>>> m_recent;
    size_t m_recentCount = 0;
    std::optional<uint64_t> m_newestWord; ///< of the room
};

} // namespace ieum::room
