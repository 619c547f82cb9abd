// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// ieum-sim: runs seeds and says which of them fail, how to see each again, and the smallest run that fails the same
// way.
#include "crypto/init.h"
#include "sim/disk_vfs.h"
#include "sim/options.h"
#include "sim/shrink.h"
#include "sim/workers.h"

#include <chrono>
#include <cstdio>
#include <unistd.h>

using namespace ieum::sim;

namespace {

constexpr int shrinkTriesMax = 60;

void tell(const Outcome& outcome, const Settings& settings) {
    std::printf(
        "seed %llu: %s; %llu sent, %llu arrived, %llu crashes, %llu frames, %llu forks, quiet after %lld s, %016llx\n",
        static_cast<unsigned long long>(settings.seed), outcome.findings.empty() ? "ok" : "FAILED",
        static_cast<unsigned long long>(outcome.sent), static_cast<unsigned long long>(outcome.arrived),
        static_cast<unsigned long long>(outcome.crashes), static_cast<unsigned long long>(outcome.frames),
        static_cast<unsigned long long>(outcome.forks), static_cast<long long>(outcome.quietAfterMs / 1000),
        static_cast<unsigned long long>(outcome.fingerprint));
    for (const std::string& finding : outcome.findings) std::printf("  %s\n", finding.c_str());
    if (!outcome.findings.empty()) std::printf("  again: %s\n", commandOf(settings).c_str());
    std::fflush(stdout);
}

int runOne(const Options& options) {
    const auto say = [](const std::string& line) {
        std::puts(line.c_str());
        std::fflush(stdout);
    };
    const Outcome outcome = run(options.settings, options.quiet ? std::function<void(const std::string&)>() : say);
    tell(outcome, options.settings);
    return outcome.findings.empty() ? 0 : 1;
}

int runMany(const Options& options) {
    const auto processors = static_cast<uint32_t>(std::max(1L, ::sysconf(_SC_NPROCESSORS_ONLN)));
    std::vector<Settings> wanted(options.seeds, options.settings);
    for (uint64_t i = 0; i < options.seeds; ++i) wanted[i].seed += i;
    const auto began = std::chrono::steady_clock::now();
    std::vector<Settings> failed;
    Outcome sum;
    const auto take = [&](const Seen& seen) {
        if (!options.quiet || !seen.outcome.findings.empty()) tell(seen.outcome, seen.settings);
        if (!seen.outcome.findings.empty()) failed.push_back(seen.settings);
        sum.sent += seen.outcome.sent;
        sum.arrived += seen.outcome.arrived;
        sum.crashes += seen.outcome.crashes;
    };
    const uint32_t jobs = options.jobs > 0 ? options.jobs : processors;
    const size_t atOnce = options.onlyFirst ? jobs * seedsOfATown : wanted.size();
    for (size_t from = 0; from < wanted.size() && (failed.empty() || !options.onlyFirst); from += atOnce) {
        const auto first = wanted.begin() + static_cast<ptrdiff_t>(from);
        runAll({first, first + static_cast<ptrdiff_t>(std::min(atOnce, wanted.size() - from))}, jobs, take);
    }
    if (!failed.empty() && options.shrinks) {
        std::puts("making the first failing run smaller");
        const auto fails = [](const Settings& each) { return !runApart(each).outcome.findings.empty(); };
        const Settings smallest = shrink(failed.front(), fails, shrinkTriesMax);
        tell(runApart(smallest).outcome, smallest);
    }
    const auto tookS = std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() - began);
    std::printf("%llu of %llu seeds failed; %.0f node-hours, %llu sent, %llu arrived, %llu crashes, in %lld s\n",
                static_cast<unsigned long long>(failed.size()), static_cast<unsigned long long>(options.seeds),
                static_cast<double>(options.seeds) * options.settings.nodes * options.settings.hours,
                static_cast<unsigned long long>(sum.sent), static_cast<unsigned long long>(sum.arrived),
                static_cast<unsigned long long>(sum.crashes), static_cast<long long>(tookS.count()));
    return failed.empty() ? 0 : 1;
}

} // namespace

int main(int argc, char** argv) {
    const auto options = parseOptions(std::vector<std::string_view>(argv + 1, argv + argc));
    if (!options || options->help) {
        std::fputs(helpText().c_str(), options ? stdout : stderr);
        return options ? 0 : 2;
    }
    if (!ieum::crypto::initialise() || !DiskVfs::install()) return 2;
    return options->seeds == 1 ? runOne(*options) : runMany(*options);
}
