// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who is in a room, who of them is reachable now, and what the owner may do.
#pragma once

#include "ui/live/live.h"
#include "ui/rowmodel/row_model.h"

namespace ieum::ui {

struct MemberListRow {
    QString key, name, initial, role, seen;
    int hue = 0;
    bool self = false, reachable = false, removable = false;
    bool operator==(const MemberListRow&) const = default;
};

class MemberList : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ieum::ui::Live* live READ live WRITE setLive NOTIFY liveChanged REQUIRED)
    Q_PROPERTY(QString room MEMBER m_room WRITE setRoom NOTIFY roomChanged)
    Q_PROPERTY(QString error MEMBER m_error NOTIFY errorChanged)
    Q_PROPERTY(QAbstractItemModel* rows READ rows CONSTANT)
  public:
    explicit MemberList(QObject* parent = nullptr);
    Live* live() const { return m_live; }
    void setLive(Live* live);
    void setRoom(const QString& room);
    QAbstractItemModel* rows() { return &m_rows; }
    Q_INVOKABLE void remove(const QString& person);
    Q_INVOKABLE void leave();

  signals:
    void liveChanged();
    void roomChanged();
    void errorChanged();
    void left();

  private:
    void refresh();
    void fail(const Error& error);
    Live* m_live = nullptr;
    QString m_room, m_error;
    RowModel<MemberListRow> m_rows;
    OneAtATime m_asking;
};

} // namespace ieum::ui
