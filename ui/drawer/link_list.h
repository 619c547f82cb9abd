// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The links that were written in a room, newest first. Page by page, as they are scrolled to.
#pragma once

#include "ui/live/live.h"
#include "ui/rowmodel/row_model.h"

namespace ieum::ui {

struct LinkRow {
    QString key, message, url, host, shown, origin;
    bool operator==(const LinkRow&) const = default;
};

class LinkList : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ieum::ui::Live* live MEMBER m_live NOTIFY wantedChanged REQUIRED)
    Q_PROPERTY(QString room MEMBER m_room NOTIFY wantedChanged)
    Q_PROPERTY(QAbstractItemModel* rows READ rows CONSTANT)
    Q_PROPERTY(bool known MEMBER m_known NOTIFY answered)
  public:
    explicit LinkList(QObject* parent = nullptr);
    QAbstractItemModel* rows() { return &m_rows; }
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
    std::optional<int64_t> m_next;
    quint64 m_question = 0;
    OneAtATime m_asking;
    QList<LinkRow> m_found; ///< of the question that is under way
    qsizetype m_wanted = 0; ///< as many are looked for before they are shown
    RowModel<LinkRow> m_rows;
};

} // namespace ieum::ui
