// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The PlaceLog port over a MemoryMessageLog.
#pragma once

#include "room/place_log.h"
#include "support/memory_message_log.h"

namespace ieum::test {

class MemoryPlaceLog : public room::PlaceLog {
  public:
    explicit MemoryPlaceLog(const MemoryMessageLog& messages) : m_messages(messages) {}

    Result<uint64_t> newestWord(const RoomId&) override {
        uint64_t newest = 0;
        for (const room::MessageRecord* message : m_messages.timeline()) newest = std::max(newest, message->key.word);
        return newest;
    }
    Result<uint64_t> wordOf(const FeedId& feed, uint64_t seq) override {
        room::TimelineKey newest;
        for (const auto& [id, message] : m_messages.all()) {
            if (message.key.feed == feed && message.key.seq <= seq && message.key.seq > newest.seq)
                newest = message.key;
        }
        return newest.word;
    }
    Result<uint64_t> wordAfter(const FeedId& feed, uint64_t seq) override {
        room::TimelineKey next;
        for (const auto& [id, message] : m_messages.all()) {
            const bool nearer = next.seq == 0 || message.key.seq < next.seq;
            if (message.key.feed == feed && message.key.seq > seq && nearer) next = message.key;
        }
        return next.word;
    }
    Result<std::optional<Former>> formerPlace(const FeedId& feed, uint64_t seq) override {
        const auto former = m_messages.former(feed, seq);
        return former ? std::optional(Former{former->first, former->second}) : std::nullopt;
    }
    Done await(const RoomId&, const room::Awaited& awaited) override {
        m_awaited.try_emplace({awaited.feed, awaited.seq, awaited.byFeed}, awaited);
        return {};
    }
    Result<std::vector<room::Awaited>> awaiting(const RoomId&, const FeedId& feed, uint64_t seq) override {
        std::vector<room::Awaited> some;
        for (const auto& [place, awaited] : m_awaited) {
            if (awaited.feed == feed && awaited.seq >= seq) some.push_back(awaited);
        }
        return some;
    }
    Result<std::vector<FeedId>> awaitedFeeds(const RoomId&) override {
        std::vector<FeedId> feeds;
        feeds.reserve(m_awaited.size());
        for (const auto& [place, awaited] : m_awaited) feeds.push_back(awaited.feed);
        return feeds;
    }
    Done forget(const RoomId&, const room::Awaited& awaited) override {
        m_awaited.erase({awaited.feed, awaited.seq, awaited.byFeed});
        return {};
    }
    Done forgetUpTo(const RoomId&, const FeedId& feed, uint64_t seq) override {
        std::erase_if(m_awaited, [&](const auto& each) { return each.second.feed == feed && each.second.seq <= seq; });
        return {};
    }

  private:
    const MemoryMessageLog& m_messages;
    std::map<std::tuple<FeedId, uint64_t, FeedId>, room::Awaited> m_awaited;
};

} // namespace ieum::test
