// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where work goes that takes long and needs no database: sealing a file, writing one out, reading an export. The
// program has a thread for it (pool_thread.h); a simulation does it on the spot.
#pragma once

#include "node/threads.h"

namespace ieum::node {

class Pool {
  public:
    virtual ~Pool() = default;
    /// What the job returns comes back to the engine as a message.
    virtual void run(Job job) = 0;
    /// The same, but several of these may run at a time and overtake each other: they wait for the disk, which does
    /// much at once as readily as little.
    virtual void runBeside(Job job) { run(std::move(job)); }
};

} // namespace ieum::node
