// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// SIGINT, SIGTERM and SIGHUP as a call on the thread of the event loop. One at a time in a process.
#pragma once

#include <QSocketNotifier>

#include <functional>
#include <memory>

namespace ieum::cli {

class QuitSignal {
  public:
    explicit QuitSignal(std::function<void()> asked);
    ~QuitSignal();
    QuitSignal(const QuitSignal&) = delete;
    QuitSignal& operator=(const QuitSignal&) = delete;

  private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace ieum::cli
