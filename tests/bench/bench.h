// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a benchmark gives back: rows of one table.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace ieum::bench {

struct Figure {
    std::string what;
    double value = 0;
    std::string unit;
    double ratio = 0; ///< to the rival that `against` names; 0: none
    std::string against;
    std::string note;
};
using Figures = std::vector<Figure>;

/// Milliseconds that the work takes: the median of `rounds`.
double medianMs(int rounds, const std::function<void()>& work);
/// Ends the program with a sentence: a benchmark of something that does not work is worth nothing.
[[noreturn]] void stop(const std::string& why);

Figures search();
Figures store();

} // namespace ieum::bench
