// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who the people of imported chats are; requests.h has the others and the list of all. What is said here stays in this
// profile and is no proof of anything: imported messages are as unsigned as before.
#pragma once

#include "base/ids.h"

#include <optional>
#include <string>
#include <vector>

namespace ieum::node {

struct TieRow {
    std::string messenger; ///< "kakaotalk"
    std::string name;      ///< in what was imported
    PersonId person;
    std::string member; ///< that person's name
};

/// All of a room, by messenger and name.
struct ListTies {
    using Answer = std::vector<TieRow>;
    RoomId room;
};

/// Somebody of an import is a member of the room, or nobody that we know any more. Errors: NoSuchAuthor, NoSuchPerson
/// (no member), TooManyTies.
struct TieAuthor {
    using Answer = TieRow;
    RoomId room;
    std::string name;   ///< as in MessageRow::importedName
    std::string source; ///< of the messages, or its messenger; "": of the newest message under that name
    std::optional<PersonId> person;
};

} // namespace ieum::node
