// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A value that a callback brings: `Later<int> answer; ask(answer.setter()); use(co_await answer);`. The coroutine goes
// on from the event loop, never from inside the callback, so it may destroy whoever called.
#pragma once

#include "cli/drill/task.h"

#include <QTimer>

#include <memory>
#include <vector>

namespace ieum::cli {

template <class T> class Later {
  public:
    Later() = default;
    ~Later() { m_state->waiting = nullptr; }
    Later(const Later&) = delete;
    Later& operator=(const Later&) = delete;

    /// The first value counts. May be called after the Later has gone.
    std::function<void(T)> setter() {
        return [state = m_state](T value) {
            if (state->value) return;
            state->value = std::move(value);
            QTimer::singleShot(0, [state] {
                if (auto waiting = std::exchange(state->waiting, nullptr)) waiting.resume();
            });
        };
    }

    bool await_ready() const noexcept { return m_state->value.has_value(); }
    void await_suspend(std::coroutine_handle<> waiting) noexcept { m_state->waiting = waiting; }
    T await_resume() { return *m_state->value; }

  private:
    /// Shared with the setter, which may outlive this.
    struct State {
        std::optional<T> value;
        std::coroutine_handle<> waiting;
    };
    std::shared_ptr<State> m_state = std::make_shared<State>();
};

/// Goes on from the event loop after so long: between two looks at something that has no event.
inline Task<> pause(int ms) {
    Later<bool> over;
    QTimer::singleShot(ms, [set = over.setter()] { set(true); });
    co_await over;
}

/// Runs them side by side; throws what the first of them threw.
inline Task<> allOf(std::vector<Task<>> tasks) {
    if (tasks.empty()) co_return;
    Later<bool> allDone;
    size_t left = tasks.size();
    for (Task<>& task : tasks) {
        task.start([&left, set = allDone.setter()] {
            if (--left == 0) set(true);
        });
    }
    co_await allDone;
    for (Task<>& task : tasks) task.result();
}

} // namespace ieum::cli
