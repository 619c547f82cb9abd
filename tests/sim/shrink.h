// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Makes a failing run smaller as long as it goes on failing: fewer nemeses, hours, people, deeds.
#pragma once

#include "sim/settings.h"

#include <functional>

namespace ieum::sim {

/// `fails` runs it; at most `triesMax` times.
Settings shrink(Settings failing, const std::function<bool(const Settings&)>& fails, int triesMax);

} // namespace ieum::sim
