// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Slow work (Argon2id, reading a profile, a whole backup) on a thread of its own.
#pragma once

#include <QThread>

#include <functional>
#include <memory>
#include <optional>

namespace ieum::node {

/// `make` runs on a thread of its own, then `then` with what it made on that of `home`, if that is still there.
template <class Made> void aside(QObject* home, std::function<Made()> make, std::function<void(Made&)> then) {
    auto made = std::make_shared<std::optional<Made>>();
    QThread* thread = QThread::create([make = std::move(make), made] { made->emplace(make()); });
    QObject::connect(
        thread, &QThread::finished, home, [made, then = std::move(then)] { then(**made); }, Qt::QueuedConnection);
    QObject::connect(thread, &QThread::finished, thread, &QObject::deleteLater);
    thread->start();
}

} // namespace ieum::node
