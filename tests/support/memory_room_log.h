// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The RoomLog port over maps.
#pragma once

#include "room/room_log.h"

#include <algorithm>
#include <map>

namespace ieum::test {

class MemorySliceLog : public room::RoomLog {
  public:
    Done saveSliceTable(const RoomId&, const ChunkId& id, ByteView table) override {
        m_tables[id] = copyOf(table);
        return {};
    }
    Result<std::optional<Bytes>> sliceTable(const RoomId&, const ChunkId& id) override {
        const auto found = m_tables.find(id);
        return found == m_tables.end() ? std::optional<Bytes>() : std::optional(found->second);
    }
    Result<std::vector<ChunkId>> sliceTables(const RoomId&) override {
        std::vector<ChunkId> all;
        for (const auto& [id, table] : m_tables) all.push_back(id);
        return all;
    }

  private:
    std::map<ChunkId, Bytes> m_tables;
};

class MemoryRoomLog : public MemorySliceLog {
  public:
    Done saveRoom(const room::RoomRecord& room) override {
        name = room.name;
        removed = room.removed;
        return {};
    }
    Done saveFeed(const room::FeedRecord& feed) override {
        m_feeds[feed.feed] = feed;
        return {};
    }
    Result<std::vector<room::FeedRecord>> feeds(const RoomId& room) override {
        std::vector<room::FeedRecord> all;
        for (const auto& [id, feed] : m_feeds) {
            if (feed.room == room) all.push_back(feed);
        }
        return all;
    }
    Done saveEpoch(const RoomId&, const room::EpochRecord& epoch) override {
        m_epochs[epoch.id] = copy(epoch);
        return {};
    }
    Result<std::vector<room::EpochRecord>> epochs(const RoomId&) override {
        std::vector<room::EpochRecord> all;
        for (const auto& [id, epoch] : m_epochs) all.push_back(copy(epoch));
        return all;
    }
    Done saveOwnFeeds(const RoomId& room, const room::OwnFeedKeys& keys) override {
        m_own[room] = {keys.controlSeed.clone(), keys.contentSeed.clone()};
        return {};
    }
    Result<std::optional<room::OwnFeedKeys>> ownFeeds(const RoomId& room) override {
        const auto found = m_own.find(room);
        if (found == m_own.end()) return std::optional<room::OwnFeedKeys>();
        return std::optional(room::OwnFeedKeys{found->second.controlSeed.clone(), found->second.contentSeed.clone()});
    }
    Done saveMessage(const room::MessageRecord& message) override {
        if (m_messages.contains(message.id)) return {};
        room::MessageRecord kept = withoutFiles(message);
        m_messages.emplace(message.id, std::move(kept));
        return {};
    }
    Done voidBeyond(const FeedId& feed, uint64_t seq) override {
        // As the store does: what is void no longer is gone until it is saved again.
        const auto before = m_cuts.find(feed);
        if (before != m_cuts.end()) {
            std::erase_if(m_messages, [&](const auto& each) {
                const room::TimelineKey& key = each.second.key;
                return key.feed == feed && key.seq > before->second && key.seq <= seq;
            });
        }
        m_cuts[feed] = seq;
        return {};
    }
    Result<uint64_t> newestWord(const RoomId&) override {
        uint64_t newest = 0;
        for (const room::MessageRecord* message : timeline()) newest = std::max(newest, message->key.word);
        return newest;
    }
    Result<uint64_t> wordOf(const FeedId& feed, uint64_t seq) override {
        for (const auto& [id, message] : m_messages) {
            if (message.key.feed == feed && message.key.seq == seq) return message.key.word;
        }
        return uint64_t{0};
    }
    Done setUnopened(const FeedId& feed, uint64_t seq, const EpochId& epoch) override {
        m_unopened[{feed, seq}] = epoch;
        return {};
    }
    Result<std::vector<Unopened>> unopened(const RoomId&) override {
        std::vector<Unopened> all;
        for (const auto& [place, epoch] : m_unopened) all.push_back({place.first, place.second, epoch});
        return all;
    }
    Done clearUnopened(const FeedId& feed, uint64_t seq) override {
        m_unopened.erase({feed, seq});
        return {};
    }

    /// What a person sees, in order.
    std::vector<const room::MessageRecord*> timeline() const {
        std::vector<const room::MessageRecord*> shown;
        for (const auto& [id, message] : m_messages) {
            const auto cut = m_cuts.find(message.key.feed);
            if (cut == m_cuts.end() || message.key.seq <= cut->second) shown.push_back(&message);
        }
        std::sort(shown.begin(), shown.end(), [](const auto* a, const auto* b) { return a->key < b->key; });
        return shown;
    }
    std::string name;
    bool removed = false;

  private:
    static room::EpochRecord copy(const room::EpochRecord& epoch) {
        return {epoch.id, epoch.secret.clone(), epoch.members, epoch.hlc};
    }
    static room::MessageRecord withoutFiles(const room::MessageRecord& from) {
        room::MessageRecord made;
        made.id = from.id;
        made.room = from.room;
        made.key = from.key;
        made.author = from.author;
        made.device = from.device;
        made.timeMs = from.timeMs;
        made.text = from.text;
        made.replyTo = from.replyTo;
        made.origin = from.origin;
        made.late = from.late;
        made.own = from.own;
        return made;
    }

    std::map<FeedId, room::FeedRecord> m_feeds;
    std::map<EpochId, room::EpochRecord> m_epochs;
    std::map<RoomId, room::OwnFeedKeys> m_own;
    std::map<MessageId, room::MessageRecord> m_messages;
    std::map<FeedId, uint64_t> m_cuts;
    std::map<std::pair<FeedId, uint64_t>, EpochId> m_unopened;
};

} // namespace ieum::test
