// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Strongly connected components (Tarjan, "Depth-first search and linear graph algorithms", 1972), without recursion:
// how deep a graph of others' operations goes is theirs to say.
#pragma once

#include <cstddef>
#include <vector>

namespace ieum::room {

/// Where the edges of each node lead.
using Edges = std::vector<std::vector<size_t>>;

struct Components {
    std::vector<size_t> of;    ///< each node's component
    std::vector<size_t> order; ///< all nodes, each after those that lead to it from outside its component
    bool hasCircle = false;
};
Components componentsOf(const Edges& edges);

} // namespace ieum::room
