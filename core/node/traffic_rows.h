// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files on their way. As rows.h: plain values, and names are labels.
#pragma once

#include "node/rows.h"

namespace ieum::node {

/// What the pieces of files may take. The LAN is not limited.
struct TrafficTerms {
    uint64_t downBytesPerSecond = 0; ///< from replicas; 0: no limit
    uint64_t upBytesPerSecond = 0;   ///< to replicas
    bool paused = false;             ///< nothing is fetched, and nothing given to replicas
};
struct TrafficRow {
    TrafficTerms terms;
    std::vector<FileRow> files; ///< that are being fetched, or wait for it; at most filesAPageMax
};

} // namespace ieum::node
