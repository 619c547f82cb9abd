// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rooms, whose feeds are whose, epochs, our own feed keys, and messages as they come in. A message is written together
// with its search entry and its files' entries, in the transaction of the caller.
#pragma once

#include "store/slice_store.h"

namespace ieum::store {

class RoomStore : public SliceStore {
  public:
    explicit RoomStore(Connection& connection) : SliceStore(connection), m_connection(&connection) {}

    Done saveRoom(const room::RoomRecord& room) override;
    Done saveFeed(const room::FeedRecord& feed) override;
    Result<std::vector<room::FeedRecord>> feeds(const RoomId& room) override;
    Done saveEpoch(const RoomId& room, const room::EpochRecord& epoch) override;
    Result<std::vector<room::EpochRecord>> epochs(const RoomId& room) override;
    Done saveOwnFeeds(const RoomId& room, const room::OwnFeedKeys& keys) override;
    Result<std::optional<room::OwnFeedKeys>> ownFeeds(const RoomId& room) override;

    /// Also makes the search entry and the entries of FileStore. A message of a feed that `voidBeyond` has cut before
    /// it is stored, but void.
    Done saveMessage(const room::MessageRecord& message) override;
    Done voidBeyond(const FeedId& feed, uint64_t seq) override;
    Result<uint64_t> newestWord(const RoomId& room) override;
    Result<uint64_t> wordOf(const FeedId& feed, uint64_t seq) override;

    Done setUnopened(const FeedId& feed, uint64_t seq, const EpochId& epoch) override;
    Result<std::vector<Unopened>> unopened(const RoomId& room) override;
    Done clearUnopened(const FeedId& feed, uint64_t seq) override;

    /// In the order in which they were saved first.
    Result<std::vector<room::RoomRecord>> rooms();

  private:
    Connection* m_connection;
};

} // namespace ieum::store
