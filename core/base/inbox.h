// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The only way from one thread to another: put values in, the owner takes all of them at once. One of the two places
// in core that may hold a mutex (the hashing pool is the other).
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <utility>

namespace ieum {

template <class Message> class Inbox {
  public:
    /// `wake` is called when something came into an empty one, from the putting thread, outside the lock; for owners
    /// with an event loop, who then take all.
    explicit Inbox(std::function<void()> wake = {}) : m_wake(std::move(wake)) {}

    void put(Message message) {
        bool wasEmpty = false;
        {
            const std::lock_guard lock(m_mutex);
            wasEmpty = m_messages.empty();
            m_messages.push_back(std::move(message));
        }
        m_arrived.notify_one();
        if (m_wake && wasEmpty) m_wake();
    }

    /// All of them in their order with one wake-up: the owner meets them together.
    template <class Messages> void putAll(Messages messages) {
        if (messages.empty()) return;
        bool wasEmpty = false;
        {
            const std::lock_guard lock(m_mutex);
            wasEmpty = m_messages.empty();
            for (auto& message : messages) m_messages.push_back(std::move(message));
        }
        m_arrived.notify_one();
        if (m_wake && wasEmpty) m_wake();
    }

    std::deque<Message> takeAll() {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_messages, {});
    }

    /// Blocks until something is there or `timeoutMs` have passed (negative: no limit).
    std::deque<Message> waitAndTakeAll(int64_t timeoutMs) {
        std::unique_lock lock(m_mutex);
        const auto ready = [this] { return !m_messages.empty(); };
        if (timeoutMs < 0) {
            m_arrived.wait(lock, ready);
        } else {
            m_arrived.wait_for(lock, std::chrono::milliseconds(timeoutMs), ready);
        }
        return std::exchange(m_messages, {});
    }

  private:
    std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::deque<Message> m_messages;
    std::function<void()> m_wake;
};

} // namespace ieum
