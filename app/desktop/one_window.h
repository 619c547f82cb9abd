// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One window for a profile, also while that is locked or not made yet and no node holds it: whoever has the window
// listens at a socket beside the node's, and a second start calls it up instead of opening another one.
#pragma once

#include <QLocalServer>
#include <QLocalSocket>
#include <QObject>
#include <QString>

namespace ieum::desktop {

class OneWindow : public QObject {
    Q_OBJECT
  public:
    explicit OneWindow(const QString& profile, QObject* parent = nullptr);
    /// True: another process has the window and was told to show it, and what it was handed (Options::handed). Waits
    /// for its answer, two seconds at most.
    bool callOther(const QString& handed) const;
    void listen();

  signals:
    void called(const QString& handed);

  private:
    void greet(QLocalSocket* caller);
    QString m_place; ///< "": there is no safe folder for it, and every start opens a window
    QLocalServer m_server;
};

} // namespace ieum::desktop
