// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Roles as programs read them: in verbs, archives and the roster of a kit.
#pragma once

#include "node/rows.h"

#include <array>
#include <optional>
#include <string_view>

namespace ieum::node {

/// By the numbers of Role.
inline constexpr std::array<const char*, 5> roleNames{"none", "owner", "admin", "member", "reader"};

constexpr const char* nameOf(Role role) { return roleNames.at(static_cast<size_t>(role)); }

/// One that somebody can have.
constexpr std::optional<Role> roleNamed(std::string_view name) {
    for (const Role role : {Role::Owner, Role::Admin, Role::Member, Role::Reader}) {
        if (name == nameOf(role)) return role;
    }
    return std::nullopt;
}

} // namespace ieum::node
