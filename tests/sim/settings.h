// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a run is made of. A failing run is named by these, and nothing else.
#pragma once

#include <cstdint>
#include <set>
#include <string>

namespace ieum::sim {

/// So many seeds begin with the same town, whose people and rooms are made once for all of them.
constexpr uint64_t seedsOfATown = 4;

struct Settings {
    uint64_t seed = 1;
    uint32_t nodes = 50;
    double hours = 24;
    std::string scenario = "mix";
    std::set<std::string> without; ///< nemeses that stay locked up (shrinking)
    uint64_t opsMax = UINT64_MAX;  ///< nobody does anything after so many deeds (shrinking)

    uint64_t town() const { return seed / seedsOfATown; }
    bool isOfSameTown(const Settings& other) const {
        return town() == other.town() && nodes == other.nodes && scenario == other.scenario;
    }
};

} // namespace ieum::sim
