// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Another program that moves files between two computers without a server, on the same line: Syncthing, when the
// machine has it. Nothing is installed for this.
#pragma once

#include "bench/pair_of_nodes.h"

namespace ieum::bench {

bool hasSyncthing();

/// Nanoseconds from when the receiver began to write a file of so many bytes until the file was whole there, so without
/// the sender's look through it and without the two finding each other. Ends the program when it does not get there.
int64_t moveBySyncthing(const PairOfNodes& nodes, uint64_t bytes);

} // namespace ieum::bench
