// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every test program begins with this (tests/CMakeLists.txt): what Qt Test waits for unless told otherwise may take
// half a minute, not five seconds. On two processors that a browser, a measurement or another program uses as well,
// five pass for what takes one else. Who sees what he waits for waits no longer, and one that fails says so three times
// as late, which is still within the time that ctest gives it.
#pragma once

#include <QTest>

namespace ieum::test {

constexpr int triedForMs = 30'000;

} // namespace ieum::test

// Macros, as Qt Test has them: each test goes on reading as its documentation says.
#undef QTRY_VERIFY
#undef QTRY_VERIFY2
#undef QTRY_COMPARE
#define QTRY_VERIFY(expr) QTRY_VERIFY_WITH_TIMEOUT(expr, ieum::test::triedForMs)
#define QTRY_VERIFY2(expr, message) QTRY_VERIFY2_WITH_TIMEOUT(expr, message, ieum::test::triedForMs)
#define QTRY_COMPARE(expr, expected) QTRY_COMPARE_WITH_TIMEOUT(expr, expected, ieum::test::triedForMs)
