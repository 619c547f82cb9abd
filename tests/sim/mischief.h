// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Nemeses that are people: who puts old copies of a disk back, who fights over a room, and whose program does not keep
// the rules. As in nemesis.h.
#pragma once

#include "sim/town.h"

namespace ieum::sim::mischief {

/// Disks go back to a copy of hours ago; what lies outside of the profile stays.
void restoreBackups(Town& town);
/// Owners of one room, made for it, throw each other out at the same moment, in a circle.
void fight(Town& town);
/// A tenth of the people say what no honest program says: forged edits and deletions, too much, too far ahead.
void misbehave(Town& town);

} // namespace ieum::sim::mischief
