// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where somebody begins to read who opens a room: asked once, before the room counts as read.
#pragma once

#include "ui/live/live.h"

namespace ieum::ui {

class UnreadPlace : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ieum::ui::Live* live READ live WRITE setLive NOTIFY liveChanged REQUIRED)
    Q_PROPERTY(QString room MEMBER m_room WRITE setRoom NOTIFY roomChanged)
    /// The first unread message; "": there is none.
    Q_PROPERTY(QString message MEMBER m_message NOTIFY changed)
    Q_PROPERTY(int count MEMBER m_count NOTIFY changed)
    /// Nobody has gone there yet, or said that he will not.
    Q_PROPERTY(bool offered MEMBER m_offered NOTIFY changed)
  public:
    using QObject::QObject;
    Live* live() const { return m_live; }
    void setLive(Live* live);
    void setRoom(const QString& room);

  signals:
    void liveChanged();
    void roomChanged();
    void changed();

  private:
    void ask();
    Live* m_live = nullptr;
    QString m_room, m_message;
    int m_count = 0;
    bool m_offered = false;
};

} // namespace ieum::ui
