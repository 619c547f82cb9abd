// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the head of a conversation says about its room, and what may be done in it.
#pragma once

#include "ui/live/on_live.h"

#include <QHash>

namespace ieum::ui {

class RoomHead : public ieum::ui::OnRoom {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString name MEMBER m_name NOTIFY changed)
    Q_PROPERTY(QString subtitle MEMBER m_subtitle NOTIFY changed)
    Q_PROPERTY(bool canWrite MEMBER m_canWrite NOTIFY changed)
    Q_PROPERTY(bool ruling MEMBER m_ruling NOTIFY changed)
    Q_PROPERTY(bool group MEMBER m_group NOTIFY changed)
    Q_PROPERTY(QString notice READ notice NOTIFY noticeChanged)
  public:
    using OnRoom::OnRoom;
    /// What of ours does not count any more in this room, until it was closed; "" when there is nothing.
    QString notice() const { return m_notices.value(room()); }
    Q_INVOKABLE void forgetNotice();

  signals:
    void changed();
    void noticeChanged();

  private:
    void follow(Live& live) override;
    void roomCame() override;
    void noteUndone(const node::UndoneRow& undone);
    void refresh();
    QString m_name, m_subtitle;
    bool m_canWrite = false, m_ruling = false, m_group = false;
    QHash<QString, QString> m_notices; ///< by room
};

} // namespace ieum::ui
