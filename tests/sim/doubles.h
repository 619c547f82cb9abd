// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Nemeses that make one device two: machines that are put back as a whole, so that nothing on them looks wrong, and
// profiles that are copied and run twice. Both write on, and feeds fork. As in nemesis.h.
#pragma once

#include "sim/town.h"

namespace ieum::sim::doubles {

/// Machines go back to an image of hours ago, with everything that could tell them so.
void putImagesBack(Town& town);
/// Profiles are copied, with or without what lies outside of them, and run at two places for some hours.
void runCopies(Town& town);

} // namespace ieum::sim::doubles
