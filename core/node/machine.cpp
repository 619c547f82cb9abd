// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/machine.h"

#include "node/foreign_mark.h"

#include <chrono>

namespace ieum::node {

Now SystemClock::now() const {
    using namespace std::chrono;
    const auto wall = duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
    const auto steady = duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
    return {{wall}, {steady}};
}

Machine ThisMachine::ports() { return {clock, random, files, folderSync, markForeign}; }

} // namespace ieum::node
