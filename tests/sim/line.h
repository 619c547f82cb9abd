// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One channel between two ends, as the network sees it. End 0 has dialled. A channel is a reliable stream: it delays,
// stalls and breaks, but loses and reorders nothing within a lane; frames may be overtaken by those of more urgent
// lanes.
#pragma once

#include "net/messages.h"

#include <array>

namespace ieum::sim {

class Computer;
class ReplicaSite;

struct Line {
    uint64_t id = 0;
    net::PathKind kind = net::PathKind::Lan;
    Computer* dialler = nullptr;
    Computer* dialled = nullptr; ///< nothing when it is a replica
    ReplicaSite* site = nullptr;
    int64_t sinceMs = 0;
    bool idle = false; ///< closed by who had nothing to say
    std::array<bool, 2> trusted{};
    std::array<bool, 2> gone{};              ///< this end knows that it is over
    std::array<bool, 2> deaf{};              ///< this end is connected, and hears nothing any more
    std::vector<std::pair<int, Bytes>> held; ///< frames of files that do not get through, with their sending end
    std::array<std::array<int64_t, net::laneCount>, 2> lastArrivalMs{}; ///< by receiving end and lane
};

} // namespace ieum::sim
