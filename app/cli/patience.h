// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long to wait for a profile that another process holds: one that has just taken it listens a moment later, and one
// that is ending lets go a moment later.
#pragma once

namespace ieum::cli {

constexpr int attemptsMax = 30;
constexpr int betweenAttemptsMs = 100;

} // namespace ieum::cli
