// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who may include whom (docs/architecture.md, "Edges"). The compiler enforces most of it through include roots; this
// catches what it cannot see: includes that climb with `..`, system headers, and a CMake list that drifts from the
// table.
#pragma once

#include "tidy/finding.h"
#include "tidy/source_tree.h"

#include <set>
#include <string>
#include <string_view>

namespace ieum::tidy {

/// Rules: edges/climb, edges/include, edges/cmake, edges/system.
Findings checkEdges(const SourceTree& tree);

/// What a core folder may include besides its own headers: its edges and theirs.
std::set<std::string> reachableFrom(std::string_view coreFolder);
/// Core folders without Qt, exceptions, clocks, sockets and threads.
bool isPure(std::string_view coreFolder);

} // namespace ieum::tidy
