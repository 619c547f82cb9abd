// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a rule reports: where, which rule, and what to do instead. Values only; no threads.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace ieum::tidy {

struct Finding {
    std::string rule;    ///< as written in exceptions.txt
    std::string path;    ///< from the top of the checkout
    size_t line = 0;     ///< 1-based; 0 when the whole file is meant
    std::string advice;  ///< what is wrong and what to do instead
    size_t measured = 1; ///< for sizes: lines, methods …; otherwise 1
};
using Findings = std::vector<Finding>;

void append(Findings& all, Findings more);
std::string toText(const Finding& finding);

} // namespace ieum::tidy
