// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What may break a rule, with a reason each: a ratchet. An exception that is no longer needed, or larger than needed,
// is itself a finding, and the number of exceptions stands at the top of the list, so that growth shows in a review.
#pragma once

#include "tidy/finding.h"
#include "tidy/source_tree.h"

#include <string>
#include <string_view>

namespace ieum::tidy {

/// One line is `rule | path | what | reason`. `what` is the measured size for size/…, the path of the test that covers
/// the file for layout/test, and the number of findings for everything else. `at most N` stands before the first entry
/// and must be the number of entries; the files covered by another test are not counted.
/// Returns what is left of `findings` and what is wrong with the list (rule exceptions/…).
Findings withoutExceptions(const Findings& findings, std::string_view list, const SourceTree& tree);

inline constexpr const char* exceptionsPath = "tests/tidy/exceptions.txt";

} // namespace ieum::tidy
