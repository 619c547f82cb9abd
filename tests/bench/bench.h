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

/// What a figure must reach; ratios and counts of bytes are the same on every machine.
struct Bound {
    enum class Of : uint8_t { Nothing, RatioAtLeast, RatioAtMost, ValueAtMost };
    Of of = Of::Nothing;
    double limit = 0;
};
constexpr Bound ratioAtLeast(double limit) { return {Bound::Of::RatioAtLeast, limit}; }
constexpr Bound ratioAtMost(double limit) { return {Bound::Of::RatioAtMost, limit}; }
constexpr Bound valueAtMost(double limit) { return {Bound::Of::ValueAtMost, limit}; }

struct Figure {
    std::string what;
    double value = 0;
    std::string unit;
    double ratio = 0; ///< to the rival that `against` names; 0: none
    std::string against;
    std::string note;
    Bound bound{};

    bool isMet() const {
        if (bound.of == Bound::Of::RatioAtLeast) return ratio >= bound.limit;
        if (bound.of == Bound::Of::RatioAtMost) return ratio <= bound.limit;
        return bound.of == Bound::Of::Nothing || value <= bound.limit;
    }
};
using Figures = std::vector<Figure>;

struct Options {
    bool full = false; ///< the sizes that the design names, however long that takes
};

/// Milliseconds that the work takes: the median of `rounds`.
double medianMs(int rounds, const std::function<void()>& work);
struct Spent {
    double seconds = 0;    ///< as people wait
    double cpuSeconds = 0; ///< of this process: the same on a machine that is busy with something else
    Spent& operator+=(const Spent& other) {
        seconds += other.seconds;
        cpuSeconds += other.cpuSeconds;
        return *this;
    }
};
Spent timeOf(const std::function<void()>& work);
/// For verifying the signatures of so many events one by one: the baseline of what ranges save.
Spent timeOfSignatures(size_t count);
/// Ends the program with a sentence: a benchmark of something that does not work is worth nothing.
[[noreturn]] void stop(const std::string& why);

Figures delivery(const Options& options);
Figures epoch(const Options& options);
Figures exporting(const Options& options);
Figures files(const Options& options);
Figures importing(const Options& options);
Figures ingest(const Options& options);
Figures ranges(const Options& options);
Figures repair(const Options& options);
Figures resync(const Options& options);
Figures rivals(const Options& options);
Figures search(const Options& options);
Figures store(const Options& options);
Figures swarm(const Options& options);
Figures ui(const Options& options);

} // namespace ieum::bench
