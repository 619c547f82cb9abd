// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// docs/faults.md: what may go wrong or be done to us, and the tests that prove what happens then. Each id that must be
// there has one row, and each row names tests that exist or says why there is none.
#pragma once

#include "tidy/finding.h"
#include "tidy/source_tree.h"

#include <string_view>

namespace ieum::tidy {

constexpr std::string_view faultsPath = "docs/faults.md";
Findings checkFaults(const SourceTree& tree);

} // namespace ieum::tidy
