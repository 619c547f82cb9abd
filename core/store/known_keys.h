// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Small keys of ids that a connection has looked up before: each message names five, nearly always the same. The rows
// are never deleted and keep their keys, so what was found stays true; what a transaction made is forgotten with it.
// Also where feeds are cut, which their one writer (timeline_store.cpp) forgets when it changes.
#pragma once

#include "base/ids.h"
#include "store/limits.h"

#include <optional>
#include <unordered_map>

namespace ieum::store {

class KnownKeys {
  public:
    struct Feed {
        int64_t key = 0;
        int64_t room = 0;
    };
    std::optional<int64_t> room(const RoomId& id) const { return find(m_rooms, id); }
    std::optional<Feed> feed(const FeedId& id) const { return find(m_feeds, id); }
    std::optional<int64_t> identity(ByteView id) const {
        const auto person = PersonId::from(id);
        return person ? find(m_identities, *person) : std::nullopt;
    }
    /// Up to where the feed's messages count, by table `cut`.
    std::optional<uint64_t> cut(const FeedId& feed) const { return find(m_cuts, feed); }
    void noteCut(const FeedId& feed, uint64_t seq) { note(m_cuts, feed, seq); }
    void forgetCut(const FeedId& feed) { m_cuts.erase(feed); }
    void noteRoom(const RoomId& id, int64_t key) { note(m_rooms, id, key); }
    void noteFeed(const FeedId& id, Feed feed) { note(m_feeds, id, feed); }
    void noteIdentity(ByteView id, int64_t key) {
        if (const auto person = PersonId::from(id)) note(m_identities, *person, key);
    }
    void forget() {
        m_rooms.clear();
        m_feeds.clear();
        m_identities.clear();
        m_cuts.clear();
    }

  private:
    template <class Map, class Id> static std::optional<typename Map::mapped_type> find(const Map& map, const Id& id) {
        const auto found = map.find(id);
        return found == map.end() ? std::nullopt : std::optional(found->second);
    }
    template <class Map, class Id> static void note(Map& map, const Id& id, const typename Map::mapped_type& value) {
        if (map.size() >= knownKeysMax) map.clear();
        map.insert_or_assign(id, value);
    }

    std::unordered_map<RoomId, int64_t> m_rooms;
    std::unordered_map<FeedId, Feed> m_feeds;
    std::unordered_map<FeedId, uint64_t> m_cuts;
    std::unordered_map<PersonId, int64_t> m_identities; ///< persons and devices: both are keys of 32 bytes
};

} // namespace ieum::store
