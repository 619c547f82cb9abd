// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The notices of a room, newest first. Those that are far back are looked for when somebody wants them.
#pragma once

#include "ui/live/live.h"
#include "ui/rowmodel/row_model.h"

namespace ieum::ui {

struct NoticeRow {
    QString key, text, origin; ///< key: of its message
    bool operator==(const NoticeRow&) const = default;
};

class NoticeList : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ieum::ui::Live* live MEMBER m_live NOTIFY wantedChanged REQUIRED)
    Q_PROPERTY(QString room MEMBER m_room NOTIFY wantedChanged)
    Q_PROPERTY(QAbstractItemModel* rows READ rows CONSTANT)
    Q_PROPERTY(bool known MEMBER m_known NOTIFY answered)
    /// Older messages have not been looked through yet.
    Q_PROPERTY(bool hasMore READ hasMore NOTIFY answered)
  public:
    explicit NoticeList(QObject* parent = nullptr);
    QAbstractItemModel* rows() { return &m_rows; }
    bool hasMore() const { return m_next.has_value(); }
    Q_INVOKABLE void more();

  signals:
    void wantedChanged();
    void answered();

  private:
    void begin();
    void follow(const QString& room);
    void restart();
    void load();
    Live* m_live = nullptr;
    QString m_room;
    bool m_known = false;
    std::optional<MessageId> m_next;
    quint64 m_question = 0;
    OneAtATime m_asking;
    QList<NoticeRow> m_found; ///< of the question that is under way
    qsizetype m_wanted = 0;   ///< as many are looked for before they are shown
    RowModel<NoticeRow> m_rows;
};

} // namespace ieum::ui
