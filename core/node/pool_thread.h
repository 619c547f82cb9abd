// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The pool as one thread that does one job after the other, and a few beside it for jobs that may overtake each other.
#pragma once

#include "base/inbox.h"
#include "node/pool.h"

#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace ieum::node {

class PoolThread : public Pool {
  public:
    /// `finished` is called on the pool's threads.
    explicit PoolThread(std::function<void(Finished)> finished);
    ~PoolThread() override; ///< finishes the jobs that are running, drops the rest
    PoolThread(const PoolThread&) = delete;
    PoolThread& operator=(const PoolThread&) = delete;

    void run(Job job) override { m_jobs.put(std::move(job)); }
    void runBeside(Job job) override;

  private:
    /// A disk syncs many files as readily as a few: measured twice on an ext4 without a journal, 8 threads made 5,800
    /// and 9,400 chunks of small files durable a second, 32 made 12,500 and 16,000, and 64 made 9,900 and 18,800.
    static constexpr size_t besideMax = 32;

    void loop();
    void loopBeside();
    void beginOneMore();

    std::function<void(Finished)> m_finished;
    Inbox<Job> m_jobs;
    std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::deque<Job> m_beside; ///< behind the mutex; an empty one stays and is the end
    std::thread m_thread;
    std::vector<std::thread> m_threadsBeside; ///< begun when there is something for one more
    size_t m_idle = 0;                        ///< of these, behind the mutex: waiting for a job
};

} // namespace ieum::node
