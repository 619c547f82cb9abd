// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Leading a room to another place: where it goes on, who has arrived, and the kit to hand out.
#pragma once

#include "ui/rowmodel/row_model.h"
#include "ui/sheets/deed.h"

#include <QUrl>

namespace ieum::ui {

struct ArrivalRow {
    QString key;
    QString name;
    QString contact; ///< what the member left to be reached by; "" when nothing
    bool arrived = false;
    bool operator==(const ArrivalRow&) const = default;
};

class HandingOver : public ieum::ui::Deed {
    Q_OBJECT
    QML_ELEMENT
    /// "" while nothing was announced.
    Q_PROPERTY(QString place MEMBER m_place NOTIFY told)
    Q_PROPERTY(QString link MEMBER m_link NOTIFY told)
    Q_PROPERTY(QAbstractItemModel* rows READ rows CONSTANT)
    Q_PROPERTY(QString count MEMBER m_count NOTIFY told)
    Q_PROPERTY(QString report MEMBER m_report NOTIFY told)
  public:
    explicit HandingOver(QObject* parent = nullptr);
    QAbstractItemModel* rows() { return &m_rows; }
    Q_INVOKABLE void look(const QString& room);
    Q_INVOKABLE void announce(const QString& place, const QString& link);
    /// `target`: the form of the transcript beside the pages.
    Q_INVOKABLE void write(const QString& target, const QUrl& folder);

  signals:
    void told();

  private:
    void show(const node::HandoverRow& row);

    QString m_room;
    QString m_place, m_link;
    QString m_count; ///< "3 of 5 have arrived"
    QString m_report;
    RowModel<ArrivalRow> m_rows;
};

} // namespace ieum::ui
