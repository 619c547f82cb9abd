// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A coroutine that waits for others, so that a step of the drill reads from top to bottom while the event loop runs.
// A task begins when it is awaited or started; whoever owns it and lets it go ends it where it stands.
#pragma once

#include <coroutine>
#include <exception>
#include <functional>
#include <optional>
#include <utility>

namespace ieum::cli {

/// What promises of all kinds of tasks have in common.
struct PromiseBase {
    std::coroutine_handle<> continuation;
    std::function<void()> onDone;
    std::exception_ptr failure;

    struct AtEnd {
        bool await_ready() noexcept { return false; }
        template <class Promise> std::coroutine_handle<> await_suspend(std::coroutine_handle<Promise> ended) noexcept {
            PromiseBase& promise = ended.promise();
            if (promise.continuation) return promise.continuation;
            if (promise.onDone) promise.onDone();
            return std::noop_coroutine();
        }
        void await_resume() noexcept {}
    };
    std::suspend_always initial_suspend() noexcept { return {}; }
    AtEnd final_suspend() noexcept { return {}; }
    void unhandled_exception() { failure = std::current_exception(); }
};
template <class T> struct ValuePromise : PromiseBase {
    std::optional<T> value;
    void return_value(T given) { value = std::move(given); }
    T take() { return std::move(*value); }
};
struct VoidPromise : PromiseBase {
    void return_void() {}
    void take() {}
};

template <class T = void> class [[nodiscard]] Task {
  public:
    struct promise_type : std::conditional_t<std::is_void_v<T>, VoidPromise, ValuePromise<T>> {
        Task get_return_object() { return Task(std::coroutine_handle<promise_type>::from_promise(*this)); }
    };

    Task() = default;
    Task(Task&& other) noexcept : m_coroutine(std::exchange(other.m_coroutine, nullptr)) {}
    Task& operator=(Task&& other) noexcept {
        std::swap(m_coroutine, other.m_coroutine);
        return *this;
    }
    ~Task() {
        if (m_coroutine) m_coroutine.destroy();
    }

    bool await_ready() const noexcept { return false; }
    std::coroutine_handle<> await_suspend(std::coroutine_handle<> awaiting) noexcept {
        m_coroutine.promise().continuation = awaiting;
        return m_coroutine;
    }
    T await_resume() { return result(); }

    /// Runs without anybody who awaits it. `onDone` must not destroy the task.
    void start(const std::function<void()>& onDone) {
        m_coroutine.promise().onDone = onDone;
        m_coroutine.resume();
    }
    /// Of a task that has ended: its value, or what it threw.
    T result() {
        if (m_coroutine.promise().failure) std::rethrow_exception(m_coroutine.promise().failure);
        return m_coroutine.promise().take();
    }

  private:
    explicit Task(std::coroutine_handle<promise_type> coroutine) : m_coroutine(coroutine) {}
    std::coroutine_handle<promise_type> m_coroutine;
};

} // namespace ieum::cli
