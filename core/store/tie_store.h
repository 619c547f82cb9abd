// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who the people of imported chats are, as somebody at this profile said: a name of a messenger in a room, and a
// person. It stays in this profile; nobody signed it, and what they are said to have written is as unsigned as before.
#pragma once

#include "base/ids.h"
#include "store/connection.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ieum::store {

struct Tie {
    std::string messenger; ///< "kakaotalk": the source of the messages up to its first "-"
    std::string name;      ///< as the export has it
    PersonId person;

    bool operator==(const Tie&) const = default;
};

struct TieInRoom {
    RoomId room;
    Tie tie;
};

class TieStore {
  public:
    explicit TieStore(Connection& connection) : m_connection(&connection) {}

    /// In place of an earlier one of that name.
    Done put(const RoomId& room, const Tie& tie);
    /// False: there was none.
    Result<bool> remove(const RoomId& room, std::string_view messenger, std::string_view name);
    Result<std::optional<PersonId>> personOf(const RoomId& room, std::string_view messenger, std::string_view name);
    /// All of a room, by messenger and name.
    Result<std::vector<Tie>> of(const RoomId& room);
    /// Names that one of these persons has, in any room.
    Result<std::vector<TieInRoom>> of(const std::vector<PersonId>& persons);

  private:
    Connection* m_connection;
};

/// For the indexes of messages and of files: one expression of FTS5 for each name, in its room. They find longer names
/// as well that begin alike.
Result<std::vector<std::string>> tiedExpressions(Connection& connection, const std::vector<TieInRoom>& ties);

} // namespace ieum::store
