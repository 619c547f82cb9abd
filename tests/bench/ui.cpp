// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/bench.h"
#include "bench/large_profile.h"
#include "bench/screen.h"
#include "e2e/waiting.h"
#include "support/built.h"

// The window of a large profile beside a window of Qt Quick Controls with nothing in it, on the same screen, one after
// the other: how long until the list of rooms and the last room are drawn, and what both take of the memory five
// seconds later. Then the room is scrolled back, through pages that come from the database as they are needed.
// The screen is Xvfb's and painting is Qt's own (QT_QUICK_BACKEND=software, unless said otherwise): a driver that draws
// with the processor would make both windows so large and slow that nothing else shows.
namespace ieum::bench {
namespace {

using namespace ieum::e2e;

constexpr double timesEmptyMax = 2;
constexpr double frameMsMax = 8, hostileFrameMsMax = 16;
constexpr int startsUsual = 5;
constexpr int framesScrolled = 1'000;
constexpr int hostileFramesScrolled = 300;

Start startOf(const QStringList& command, bool withMemory) {
    Start start;
    const int64_t began = moment();
    Running window(command, [&](const QJsonObject& event) {
        if (event["event"] == QStringLiteral("first_frame")) start.ms = static_cast<double>(moment() - began) / 1e6;
        heard();
    });
    if (!until([&] { return start.ms > 0; })) stop("no first frame");
    if (!withMemory) return start;
    start.megabytes = megabytesAfterRest(window.processId());
    return start;
}

/// Medians of starts; the memory is that of the last one.
Start medianOf(std::vector<Start> all) {
    const double megabytes = all.back().megabytes;
    std::sort(all.begin(), all.end(), [](const Start& a, const Start& b) { return a.ms < b.ms; });
    return {all[all.size() / 2].ms, megabytes};
}

QJsonObject scrolledBack(const QStringList& command) {
    QJsonObject answer;
    const Running window(command, [&](const QJsonObject& event) {
        if (event["event"] == QStringLiteral("scrolled")) answer = event;
        heard();
    });
    if (!until([&] { return !answer.isEmpty(); })) stop("nothing was scrolled");
    return answer;
}

QStringList windowOf(const LargeProfile& profile, int room) {
    return {ieum::test::built("ieum"), "--profile", profile.path(), "--offline", "--language", "ko", "--open-room",
            profile.roomName(room),    "--report"};
}

} // namespace

Figures ui(const Options& options) {
    const int rooms = options.full ? 200 : 20, messagesEach = options.full ? 5'000 : 1'000;
    const int64_t began = moment();
    const LargeProfile profile(rooms, messagesEach);
    const double seconds = static_cast<double>(moment() - began) / 1e9;
    const Screen screen;
    const QStringList empty{ieum::test::built("ieum-empty-window")};
    const QStringList full = windowOf(profile, rooms - 1);
    std::vector<Start> emptyStarts, fullStarts;
    for (int i = 0; i < startsUsual; ++i) {
        const bool withMemory = i == startsUsual - 1;
        emptyStarts.push_back(startOf(empty, withMemory));
        fullStarts.push_back(startOf(full + QStringList{"0"}, withMemory));
    }
    const Start least = medianOf(emptyStarts), ours = medianOf(fullStarts);
    const QJsonObject scrolled = scrolledBack(full + QStringList{QString::number(framesScrolled)});
    const LargeProfile hostile(LargeProfile::Hostile{});
    const QJsonObject stared = scrolledBack(windowOf(hostile, 0) + QStringList{QString::number(hostileFramesScrolled)});
    const std::string what = std::to_string(rooms * messagesEach) + " messages in " + std::to_string(rooms) + " rooms";
    const std::string frames = std::to_string(scrolled["frames"].toInt()) + " frames, " +
                               std::to_string(scrolled["messages"].toInt()) + " messages loaded";
    return {{what + ", imported", rooms * messagesEach / seconds, "per second", 0, "", ""},
            {"empty window, first frame", least.ms, "ms", 0, "", "median of " + std::to_string(startsUsual)},
            {what + ", first frame", ours.ms, "ms", ours.ms / least.ms, "empty window", "", ratioAtMost(timesEmptyMax)},
            {"empty window, memory (PSS)", least.megabytes, "MB", 0, "", "after five seconds"},
            {what + ", memory (PSS)", ours.megabytes, "MB", ours.megabytes / least.megabytes, "empty window", "",
             ratioAtMost(timesEmptyMax)},
            {"scrolling back, a frame without painting, p50", scrolled["gui_p50"].toDouble(), "ms", 0, "", frames},
            {"scrolling back, a frame without painting, p99", scrolled["gui_p99"].toDouble(), "ms", 0, "", "",
             valueAtMost(frameMsMax)},
            {"scrolling back, a frame with painting, p99", scrolled["all_p99"].toDouble(), "ms", 0, "", ""},
            {"scrolling hostile texts, a frame with painting, p50", stared["all_p50"].toDouble(), "ms", 0, "",
             "of 32 KiB each"},
            {"scrolling hostile texts, a frame with painting, p99", stared["all_p99"].toDouble(), "ms", 0, "", "",
             valueAtMost(hostileFrameMsMax)}};
}

} // namespace ieum::bench
