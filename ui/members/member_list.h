// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who is in a room, who of them is reachable now, and what the owner may do.
#pragma once

#include "ui/live/on_live.h"
#include "ui/rowmodel/row_model.h"

namespace ieum::ui {

struct MemberListRow {
    QString key, name, initial, role, seen;
    int hue = 0;
    bool self = false, reachable = false, removable = false;
    bool operator==(const MemberListRow&) const = default;
};

class MemberList : public ieum::ui::OnRoom {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString error MEMBER m_error NOTIFY errorChanged)
    Q_PROPERTY(QAbstractItemModel* rows READ rows CONSTANT)
  public:
    explicit MemberList(QObject* parent = nullptr);
    QAbstractItemModel* rows() { return &m_rows; }
    Q_INVOKABLE void remove(const QString& person);
    Q_INVOKABLE void leave();

  signals:
    void errorChanged();
    void left();

  private:
    void follow(Live& live) override;
    void roomCame() override;
    void refresh();
    void fail(const Error& error);
    QString m_error;
    RowModel<MemberListRow> m_rows;
    OneAtATime m_asking;
};

} // namespace ieum::ui
