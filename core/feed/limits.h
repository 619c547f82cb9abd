// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace ieum::feed {

/// Devices between one and the root: enough for a laptop that links a phone that links a tablet. Each makes every
/// certificate longer, and whoever revokes one must think of all below it.
constexpr size_t certifiersMax = 2;

} // namespace ieum::feed
