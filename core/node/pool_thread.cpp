// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/pool_thread.h"

namespace ieum::node {

PoolThread::PoolThread(std::function<void(Finished)> finished)
    : m_finished(std::move(finished)), m_thread([this] { loop(); }) {}

PoolThread::~PoolThread() {
    m_jobs.takeAll();
    m_jobs.put({}); // an empty job: the end
    m_thread.join();
}

void PoolThread::loop() {
    for (;;) {
        for (Job& job : m_jobs.waitAndTakeAll(-1)) {
            if (!job) return;
            m_finished(job());
        }
    }
}

} // namespace ieum::node
