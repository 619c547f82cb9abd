// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Requests about files on their way; requests.h has the others and the list of all.
#pragma once

#include "node/traffic_rows.h"

namespace ieum::node {

struct GetTraffic {
    using Answer = TrafficRow;
};
/// What is not said stays. Files that were wanted stay wanted while all is paused.
struct SetTraffic {
    using Answer = Nothing;
    std::optional<uint64_t> downBytesPerSecond{}; ///< 0: no limit
    std::optional<uint64_t> upBytesPerSecond{};
    std::optional<bool> paused{};
};
/// It is no longer wanted; what is here of it stays, and FetchFile goes on from there. Errors: NoSuchFile.
struct StopFetching {
    using Answer = Nothing;
    FileId file;
};

} // namespace ieum::node
