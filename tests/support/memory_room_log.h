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
        all.reserve(m_tables.size());
        for (const auto& [id, table] : m_tables) all.push_back(id);
        return all;
    }

  private:
    std::map<ChunkId, Bytes> m_tables;
};

class MemoryKeyLog : public MemorySliceLog {
  public:
    Done savePrekey(const RoomId&, const room::PrekeyRecord& prekey) override {
        m_prekeys.push_back({prekey.secret.clone(), prekey.madeMs, prekey.ageMs});
        return {};
    }
    Result<std::vector<room::PrekeyRecord>> prekeys(const RoomId&) override {
        std::vector<room::PrekeyRecord> all;
        all.reserve(m_prekeys.size());
        for (const auto& each : m_prekeys) all.push_back({each.secret.clone(), each.madeMs, each.ageMs});
        return all;
    }
    Done forgetPrekey(const RoomId&, const room::PrekeyRecord& prekey) override {
        std::erase_if(m_prekeys, [&](const auto& each) { return each.secret.equals(prekey.secret); });
        return {};
    }
    Done setPast(const RoomId&, const EpochId& epoch, int64_t ageMs) override {
        m_past[epoch] = ageMs;
        return {};
    }
    Done forgetEpoch(const RoomId&, const EpochId& epoch) override {
        m_forgotten.push_back(epoch);
        return {};
    }
    Result<std::vector<EpochId>> forgottenEpochs(const RoomId&) override { return m_forgotten; }
    std::optional<int64_t> pastOf(const EpochId& epoch) const {
        const auto found = m_past.find(epoch);
        return found == m_past.end() ? std::nullopt : std::optional(found->second);
    }
    bool isForgotten(const EpochId& epoch) const {
        return std::find(m_forgotten.begin(), m_forgotten.end(), epoch) != m_forgotten.end();
    }

  private:
    std::vector<room::PrekeyRecord> m_prekeys;
    std::map<EpochId, int64_t> m_past;
    std::vector<EpochId> m_forgotten;
};

class MemoryRoomLog : public MemoryKeyLog {
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
        all.reserve(m_epochs.size());
        for (const auto& [id, epoch] : m_epochs) {
            if (isForgotten(id)) continue;
            all.push_back(copy(epoch));
            all.back().pastMs = pastOf(id);
        }
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
    Done setUnopened(const FeedId& feed, uint64_t seq, const EpochId& epoch, Shut why) override {
        m_unopened[{feed, seq}] = {feed, seq, epoch, why};
        return {};
    }
    Result<std::vector<Unopened>> unopened(const RoomId&) override {
        std::vector<Unopened> all;
        all.reserve(m_unopened.size());
        for (const auto& [place, each] : m_unopened) all.push_back(each);
        return all;
    }
    Done clearUnopened(const FeedId& feed, uint64_t seq) override {
        m_unopened.erase({feed, seq});
        return {};
    }

    std::string name;
    bool removed = false;

  private:
    static room::EpochRecord copy(const room::EpochRecord& epoch) {
        return {epoch.id, epoch.secret.clone(), epoch.members, epoch.hlc, epoch.generation, {}, epoch.devices};
    }
    std::map<FeedId, room::FeedRecord> m_feeds;
    std::map<EpochId, room::EpochRecord> m_epochs;
    std::map<RoomId, room::OwnFeedKeys> m_own;
    std::map<std::pair<FeedId, uint64_t>, Unopened> m_unopened;
};

} // namespace ieum::test
