// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A beacon port of each test program's own, so that two that run at once never meet. Whoever is to be seen nearby uses
// the one after it as well (core/node/near.cpp), and programs that start together have numbers beside each other.
#pragma once

#include <QCoreApplication>

namespace ieum::test {

inline uint16_t ownBeaconPort() {
    return static_cast<uint16_t>(20'000 + 2 * (QCoreApplication::applicationPid() % 10'000));
}

} // namespace ieum::test
