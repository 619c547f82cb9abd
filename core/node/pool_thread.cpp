// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/pool_thread.h"

#include <system_error>

namespace ieum::node {

PoolThread::PoolThread(std::function<void(Finished)> finished)
    : m_finished(std::move(finished)), m_thread([this] { loop(); }) {
    m_threadsBeside.emplace_back([this] { loopBeside(); });
}

PoolThread::~PoolThread() {
    m_jobs.takeAll();
    m_jobs.put({}); // an empty job: the end
    {
        const std::lock_guard lock(m_mutex);
        m_beside.clear();
        m_beside.emplace_back();
    }
    m_arrived.notify_all();
    m_thread.join();
    for (std::thread& each : m_threadsBeside) each.join();
}

void PoolThread::loop() {
    for (;;) {
        for (Job& job : m_jobs.waitAndTakeAll(-1)) {
            if (!job) return;
            m_finished(job());
        }
    }
}

void PoolThread::runBeside(Job job) {
    {
        const std::lock_guard lock(m_mutex);
        m_beside.push_back(std::move(job));
        if (m_beside.size() > m_idle && m_threadsBeside.size() < besideMax) {
            beginOneMore();
        }
    }
    m_arrived.notify_one();
}

void PoolThread::beginOneMore() {
    try {
        m_threadsBeside.emplace_back([this] { loopBeside(); });
    } catch (const std::system_error&) {
        return; // the system has no more to give: those that are there do it, one after the other
    }
}

void PoolThread::loopBeside() {
    for (;;) {
        std::unique_lock lock(m_mutex);
        ++m_idle;
        m_arrived.wait(lock, [this] { return !m_beside.empty(); });
        --m_idle;
        if (!m_beside.front()) return;
        const Job job = std::move(m_beside.front());
        m_beside.pop_front();
        lock.unlock();
        m_finished(job());
    }
}

} // namespace ieum::node
