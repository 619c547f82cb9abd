// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/handlers.h"
#include "node/limits.h"

namespace ieum::node {

namespace {
/// Every list that shows one of them says whether it waits for somebody or for the user.
Done tellOfAllFetching(Parts& parts) {
    const auto fetching = parts.world.stores.files.inState(store::FileState::Fetching);
    if (!fetching) return passOn(fetching);
    for (const FileId& file : *fetching) {
        const auto entries = parts.world.stores.files.entries(file);
        if (!entries) return passOn(entries);
        for (const store::FileEntry& each : *entries) parts.world.effects.timelines.insert(each.room);
    }
    return {};
}
} // namespace

Result<TrafficRow> answer(Parts& parts, const GetTraffic&, Now) {
    const auto fetching = parts.world.stores.files.inState(store::FileState::Fetching);
    if (!fetching) return passOn(fetching);
    TrafficRow answer{parts.traffic.terms(), {}};
    for (const FileId& file : *fetching) {
        if (answer.files.size() >= filesAPageMax) break;
        auto row = parts.rows.file(file);
        if (row) answer.files.push_back(std::move(*row)); // else its last message has gone a moment ago
    }
    return answer;
}

Result<Nothing> answer(Parts& parts, const SetTraffic& request, Now) {
    TrafficTerms terms = parts.traffic.terms();
    terms.downBytesPerSecond = request.downBytesPerSecond.value_or(terms.downBytesPerSecond);
    terms.upBytesPerSecond = request.upBytesPerSecond.value_or(terms.upBytesPerSecond);
    const bool wasPaused = std::exchange(terms.paused, request.paused.value_or(terms.paused));
    if (const auto set = parts.traffic.set(terms); !set) return passOn(set);
    if (terms.paused != wasPaused) {
        if (const auto told = tellOfAllFetching(parts); !told) return passOn(told);
    }
    parts.world.effects.status = true;
    return Nothing{};
}

Result<Nothing> answer(Parts& parts, const StopFetching& request, Now) {
    const auto row = parts.rows.file(request.file);
    if (!row) return passOn(row);
    if (const auto stopped = parts.fetcher.want(request.file, store::Wish::Stopped); !stopped) return passOn(stopped);
    parts.world.effects.timelines.insert(row->room);
    return Nothing{};
}

} // namespace ieum::node
