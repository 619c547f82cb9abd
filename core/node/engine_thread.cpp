// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/engine_thread.h"

namespace ieum::node {

EngineThread::EngineThread(std::unique_ptr<World> world, EngineOptions options, Outlets outlets)
    : m_clock(world->clock) {
    m_pool.emplace([this](Finished finished) { post(std::move(finished)); });
    m_engine = std::make_unique<Engine>(std::move(world), options, *m_pool, std::move(outlets));
}

EngineThread::~EngineThread() {
    stop();
    m_pool.reset();
    m_inbox.takeAll(); // what nobody takes any more may hold files that go with it
}

void EngineThread::stop() {
    if (!m_thread.joinable()) return;
    post(StopEngine{});
    m_thread.join();
}

void EngineThread::start() {
    m_thread = std::thread([this] { loop(); });
}

void EngineThread::loop() {
    m_engine->begin();
    while (!m_engine->isStopping()) m_engine->batch(m_inbox.waitAndTakeAll(m_engine->waitMs(m_clock.now())));
}

} // namespace ieum::node
