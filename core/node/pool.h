// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One thread for work that takes long and needs no database: sealing a file, writing one out, reading an export.
#pragma once

#include "base/inbox.h"
#include "node/threads.h"

#include <thread>

namespace ieum::node {

class Pool {
  public:
    /// `finished` is called on the pool's thread.
    explicit Pool(std::function<void(Finished)> finished);
    ~Pool(); ///< finishes the job that is running, drops the rest
    Pool(const Pool&) = delete;
    Pool& operator=(const Pool&) = delete;

    void run(Job job) { m_jobs.put(std::move(job)); }

  private:
    void loop();

    std::function<void(Finished)> m_finished;
    Inbox<Job> m_jobs;
    std::thread m_thread;
};

} // namespace ieum::node
