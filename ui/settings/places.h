// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where windows were and how large, and how wide the list of rooms is. What is kept is taken only as far as it can be:
// on a screen that is there now, not larger than it, not smaller than a window may be.
#pragma once

#include <QMap>
#include <QObject>
#include <QPointer>
#include <QRect>
#include <QSettings>
#include <QTimer>
#include <QWindow>
#include <QtQmlIntegration>

namespace ieum::ui {

class Places : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("kept with the preferences")
    /// Width of the list of rooms in pixels; 0: the usual one.
    Q_PROPERTY(int roomsWidth READ roomsWidth WRITE setRoomsWidth NOTIFY changed)
  public:
    static constexpr int leastWidth = 360;
    static constexpr int leastHeight = 400;
    static constexpr qsizetype roomsMost = 100; ///< rooms whose windows' places are kept
    static constexpr int restMs = 400;          ///< after the last change, before it is kept

    /// `settings` may be null (nothing is kept) and outlives this.
    explicit Places(QSettings* settings, QObject* parent = nullptr);
    /// What was moved just before is kept, too.
    ~Places() override;
    int roomsWidth() const { return m_roomsWidth; }
    void setRoomsWidth(int width);
    /// Puts a window that is not shown yet where the one of that name was, and keeps where it goes from now on.
    Q_INVOKABLE void settle(QWindow* window, const QString& name);
    /// The same for the window of a room.
    Q_INVOKABLE void settleRoom(QWindow* window, const QString& room);

  signals:
    void changed();

  private:
    void keep();
    void forgetRooms();
    QSettings* m_settings;
    int m_roomsWidth = 0;
    QMap<QString, QPointer<QWindow>> m_moved; ///< by name; not kept yet
    QTimer m_timer;
};

} // namespace ieum::ui
