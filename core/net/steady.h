// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The two clocks of the network thread. Steady time drives all deadlines; wall time is only ever shown to people.
#pragma once

#include "base/time.h"

#include <QDateTime>

#include <chrono>

namespace ieum::net {

inline SteadyMs steadyNow() {
    const auto since = std::chrono::steady_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::milliseconds>(since).count()};
}
inline WallMs wallNow() { return {QDateTime::currentMSecsSinceEpoch()}; }

} // namespace ieum::net
