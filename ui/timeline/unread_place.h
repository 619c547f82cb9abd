// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where somebody begins to read who opens a room: asked once, before the room counts as read.
#pragma once

#include "ui/live/on_live.h"

namespace ieum::ui {

class UnreadPlace : public ieum::ui::OnRoom {
    Q_OBJECT
    QML_ELEMENT
    /// The first unread message; "": there is none.
    Q_PROPERTY(QString message MEMBER m_message NOTIFY changed)
    Q_PROPERTY(int count MEMBER m_count NOTIFY changed)
    /// Nobody has gone there yet, or said that he will not.
    Q_PROPERTY(bool offered MEMBER m_offered NOTIFY changed)
  public:
    using OnRoom::OnRoom;

  signals:
    void changed();

  private:
    void follow(Live& live) override;
    void forget() override;
    void roomCame() override;
    void ask();
    QString m_message;
    int m_count = 0;
    bool m_offered = false;
};

} // namespace ieum::ui
