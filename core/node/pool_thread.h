// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The pool as one thread that does one job after the other, and a few beside it for jobs that may overtake each other.
#pragma once

#include "base/inbox.h"
#include "node/pool.h"

#include <array>
#include <condition_variable>
#include <mutex>
#include <thread>

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
    /// Eight files that are synced at once share one commit of the file system's journal: measured, eight at a time
    /// are some 20 times as fast as one after the other, and sixteen are no faster.
    static constexpr size_t besideCount = 8;

    void loop();
    void loopBeside();

    std::function<void(Finished)> m_finished;
    Inbox<Job> m_jobs;
    std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::deque<Job> m_beside; ///< behind the mutex; an empty one stays and is the end
    std::thread m_thread;
    std::array<std::thread, besideCount> m_threadsBeside;
};

} // namespace ieum::node
