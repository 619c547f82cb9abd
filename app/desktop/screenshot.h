// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Waits until the window shows what it is for, gives the network a moment to show in it, writes a picture and quits.
#pragma once

#include <QQuickWindow>
#include <QTimer>

namespace ieum::desktop {

class Screenshot : public QObject {
    Q_OBJECT
  public:
    Screenshot(QQuickWindow* window, QString file, QObject* parent = nullptr);

  private:
    void look();
    QQuickWindow* m_window;
    QString m_file;
    QTimer m_timer;
    int m_looks = 0;
    int m_settledLooks = 0;
};

} // namespace ieum::desktop
