// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/bench.h"
#include "bench/large_profile.h"
#include "bench/screen.h"
#include "e2e/waiting.h"
#include "support/built.h"

#include <QStandardPaths>

// Start and memory of the messengers that Debian packages, each without an account, beside our window with a profile:
// from the start of the program until something is on the screen (sixteen colours: a text or a picture, no empty
// window), and the memory of all its processes five seconds later. What is not installed is left out; nothing is
// installed.
namespace ieum::bench {
namespace {

using namespace ieum::e2e;

constexpr size_t coloursOfContent = 16;
constexpr int startsEach = 3;
constexpr int patienceWithOthersMs = 30'000;

/// Nothing: it drew nothing in its time.
std::optional<Start> startOf(const QStringList& command) {
    const Screen screen;
    const int64_t began = moment();
    Running program(command);
    if (!until([&] { return screen.colours(coloursOfContent) >= coloursOfContent; }, patienceWithOthersMs))
        return std::nullopt;
    Start start{static_cast<double>(moment() - began) / 1e6, 0};
    start.megabytes = megabytesAfterRest(program.processId());
    program.kill();
    return start;
}

/// The fastest of some: the first one reads its files from the disk.
std::optional<Start> bestOf(const QStringList& command) {
    std::optional<Start> best;
    for (int i = 0; i < startsEach; ++i) {
        const auto start = startOf(command);
        if (start && (!best || start->ms < best->ms)) best = start;
    }
    return best;
}

} // namespace

Figures rivals(const Options& options) {
    const int rooms = options.full ? 200 : 20, messagesEach = options.full ? 5'000 : 1'000;
    const LargeProfile profile(rooms, messagesEach);
    const auto ours = bestOf({ieum::test::built("ieum"), "--profile", profile.path(), "--offline", "--language", "ko",
                              "--open-room", profile.roomName(rooms - 1)});
    if (!ours) stop("the window drew nothing");
    const std::string mine = "ieum, " + std::to_string(rooms * messagesEach) + " messages";
    Figures all{{mine + ", first content", ours->ms, "ms", 0, "", "best of " + std::to_string(startsEach)},
                {mine + ", memory (PSS)", ours->megabytes, "MB", 0, "", "after five seconds"}};
    for (const char* name : {"telegram-desktop", "nheko", "dino-im", "qtox", "jami"}) {
        if (QStandardPaths::findExecutable(QString::fromLatin1(name)).isEmpty()) continue;
        const auto other = bestOf({QString::fromLatin1(name)});
        if (!other) continue;
        all.push_back({std::string(name) + ", first content", other->ms, "ms", other->ms / ours->ms, "ours", ""});
        all.push_back({std::string(name) + ", memory (PSS)", other->megabytes, "MB", other->megabytes / ours->megabytes,
                       "ours", ""});
    }
    return all;
}

} // namespace ieum::bench
