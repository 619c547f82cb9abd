// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The pool as one thread that does one job after the other.
#pragma once

#include "base/inbox.h"
#include "node/pool.h"

#include <thread>

namespace ieum::node {

class PoolThread : public Pool {
  public:
    /// `finished` is called on the pool's thread.
    explicit PoolThread(std::function<void(Finished)> finished);
    ~PoolThread() override; ///< finishes the job that is running, drops the rest
    PoolThread(const PoolThread&) = delete;
    PoolThread& operator=(const PoolThread&) = delete;

    void run(Job job) override { m_jobs.put(std::move(job)); }

  private:
    void loop();

    std::function<void(Finished)> m_finished;
    Inbox<Job> m_jobs;
    std::thread m_thread;
};

} // namespace ieum::node
