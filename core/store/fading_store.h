// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which messages should not stay any longer. Ages are those of the profile (TimelineStore::setAge), in milliseconds.
#pragma once

#include "base/ids.h"
#include "store/connection.h"

#include <optional>
#include <utility>
#include <vector>

namespace ieum::store {

class FadingStore {
  public:
    explicit FadingStore(Connection& connection) : m_connection(&connection) {}

    /// Those whose time is over, the first to end first. Tombstones and void messages are none.
    Result<std::vector<std::pair<RoomId, MessageId>>> due(int64_t ageMs, uint32_t limit);
    /// At which age the next one ends.
    Result<std::optional<int64_t>> nextDue();
    /// First seen before that age; without those that have a file which is whole here and which nobody but `self` is
    /// known to hold.
    Result<std::vector<MessageId>> seenBefore(const RoomId& room, int64_t ageMs, const DeviceId& self, uint32_t limit);
    /// How many were left out there.
    Result<uint64_t> keptBack(const RoomId& room, int64_t ageMs, const DeviceId& self);

  private:
    Connection* m_connection;
};

} // namespace ieum::store
