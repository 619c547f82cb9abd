// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where messages stand, by their feed, and which events are referred to before they are here.
#pragma once

#include "room/place_log.h"
#include "store/connection.h"

namespace ieum::store {

class PlaceStore : public room::PlaceLog {
  public:
    explicit PlaceStore(Connection& connection) : m_connection(&connection) {}

    Result<uint64_t> newestWord(const RoomId& room) override;
    Result<uint64_t> wordOf(const FeedId& feed, uint64_t seq) override;
    Result<uint64_t> wordAfter(const FeedId& feed, uint64_t seq) override;
    Result<std::optional<Former>> formerPlace(const FeedId& feed, uint64_t seq) override;
    Done await(const RoomId& room, const room::Awaited& awaited) override;
    Result<std::vector<room::Awaited>> awaiting(const RoomId& room, const FeedId& feed, uint64_t seq) override;
    Result<std::vector<FeedId>> awaitedFeeds(const RoomId& room) override;
    Done forget(const RoomId& room, const room::Awaited& awaited) override;
    Done forgetUpTo(const RoomId& room, const FeedId& feed, uint64_t seq) override;

  private:
    Connection* m_connection;
};

} // namespace ieum::store
