// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// All rooms, latest first as the node orders them, narrowed by what is typed above the list; and a second time
// for the switcher, by what is typed there.
#pragma once

#include "ui/live/on_live.h"
#include "ui/rowmodel/row_model.h"

namespace ieum::ui {

struct RoomListRow {
    QString key, name, initial, lastLine, time, mark;
    int hue = 0, unread = 0;
    bool mentioned = false; ///< in what is unread
    bool operator==(const RoomListRow&) const = default;
};

class RoomList : public ieum::ui::OnLive {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString filter MEMBER m_filter WRITE setFilter NOTIFY filterChanged)
    Q_PROPERTY(QAbstractItemModel* rows READ rows CONSTANT)
    Q_PROPERTY(QString sought MEMBER m_sought WRITE setSought NOTIFY soughtChanged)
    /// Somebody looks at what was found; else it is not kept.
    Q_PROPERTY(bool seeking MEMBER m_seeking NOTIFY seekingChanged)
    Q_PROPERTY(QAbstractItemModel* found READ found CONSTANT)
    Q_PROPERTY(bool known READ known NOTIFY changed)
    Q_PROPERTY(int total READ total NOTIFY changed)
    Q_PROPERTY(int unread READ unread NOTIFY changed)
  public:
    explicit RoomList(QObject* parent = nullptr);
    void setFilter(const QString& filter);
    void setSought(const QString& words);
    QAbstractItemModel* rows() { return &m_rows; }
    QAbstractItemModel* found() { return &m_found; }
    bool known() const { return m_known; }
    int total() const { return static_cast<int>(m_rooms.size()); }
    int unread() const;
    /// The room `steps` further down (or up) the list from `room`; "" when there is none.
    Q_INVOKABLE QString next(const QString& room, int steps) const;
    /// Of what was found; "" beyond its end.
    Q_INVOKABLE QString foundAt(int place) const;
    Q_INVOKABLE QString named(const QString& name) const;

  signals:
    void filterChanged();
    void soughtChanged();
    void seekingChanged();
    void changed();

  private:
    void follow(Live& live) override;
    void refresh();
    void show();
    QString m_filter, m_sought;
    bool m_known = false;
    bool m_seeking = false;
    std::vector<node::RoomRow> m_rooms;
    RowModel<RoomListRow> m_rows, m_found;
    OneAtATime m_asking;
};

} // namespace ieum::ui
