// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who gives way to whom: owners before admins before members, then by how early in the order of causes the role was
// given. No clock: whoever gives a role has one that was given earlier, so nobody can give what is senior to himself.
#pragma once

#include "room/operations.h"

#include <compare>

namespace ieum::room {

/// Where an operation stands, the same for everybody.
struct Place {
    uint32_t depth = 0; ///< of the longest chain of operations that it ends
    FeedId feed;
    uint64_t seq = 0;
    auto operator<=>(const Place&) const = default;
};

/// The smaller is the more senior.
struct Seniority {
    Role role = Role::Reader;
    Place given;  ///< the role
    Place device; ///< added; among one person's devices
    auto operator<=>(const Seniority&) const = default;
};

} // namespace ieum::room
