// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rooms, whose feeds are whose, epochs, our own feed keys, and what cannot be opened yet.
#pragma once

#include "store/key_store.h"

namespace ieum::store {

class RoomStore : public KeyStore {
  public:
    explicit RoomStore(Connection& connection) : KeyStore(connection), m_connection(&connection) {}

    Done saveRoom(const room::RoomRecord& room) override;
    Done saveFeed(const room::FeedRecord& feed) override;
    Result<std::vector<room::FeedRecord>> feeds(const RoomId& room) override;
    Done saveEpoch(const RoomId& room, const room::EpochRecord& epoch) override;
    Result<std::vector<room::EpochRecord>> epochs(const RoomId& room) override;
    Done saveOwnFeeds(const RoomId& room, const room::OwnFeedKeys& keys) override;
    Result<std::optional<room::OwnFeedKeys>> ownFeeds(const RoomId& room) override;

    Done setUnopened(const FeedId& feed, uint64_t seq, const EpochId& epoch, Shut why) override;
    Result<std::vector<Unopened>> unopened(const RoomId& room) override;
    Done clearUnopened(const FeedId& feed, uint64_t seq) override;

    /// In the order in which they were saved first.
    Result<std::vector<room::RoomRecord>> rooms();

  private:
    Connection* m_connection;
};
} // namespace ieum::store
