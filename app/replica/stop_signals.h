// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// SIGTERM and SIGINT as a Qt signal: the handler writes one byte into a pipe that the event loop reads (the way that
// Qt's documentation shows; hardly anything else may be done in a handler). One at a time in a process.
#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace ieum::app {

class StopSignals : public QObject {
    Q_OBJECT
  public:
    StopSignals();
    ~StopSignals() override;

  signals:
    void stopAsked();

  private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace ieum::app
