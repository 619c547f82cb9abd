// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who the author of an imported message is: the members of the room, one of whom may be chosen. It is said to this
// profile alone, and proves nothing.
#pragma once

#include "ui/live/live.h"
#include "ui/rowmodel/row_model.h"

namespace ieum::ui {

struct TieChoiceRow {
    QString key, name, initial;
    int hue = 0;
    bool chosen = false;
    bool operator==(const TieChoiceRow&) const = default;
};

class TieChoice : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ieum::ui::Live* live MEMBER m_live REQUIRED)
    Q_PROPERTY(QAbstractItemModel* rows READ rows CONSTANT)
    Q_PROPERTY(QString name MEMBER m_name NOTIFY changed) ///< in the import; "": nothing is shown yet
    Q_PROPERTY(QString provenance MEMBER m_provenance NOTIFY changed)
    Q_PROPERTY(QString error MEMBER m_error NOTIFY changed)
    Q_PROPERTY(bool tied MEMBER m_tied NOTIFY changed)
  public:
    explicit TieChoice(QObject* parent = nullptr);
    QAbstractItemModel* rows() { return &m_rows; }
    Q_INVOKABLE void show(const QString& room, const QString& message);
    /// `person`: of a row; "": nobody in particular.
    Q_INVOKABLE void choose(const QString& person);

  signals:
    void changed();
    void settled();

  private:
    void take(const node::MessageRow& message);
    void complain(const Error& why);
    Live* m_live = nullptr;
    node::TieAuthor m_open;
    QString m_name, m_provenance, m_error;
    bool m_tied = false;
    quint64 m_turn = 0; ///< answers about what was shown before are not heard
    RowModel<TieChoiceRow> m_rows;
};

} // namespace ieum::ui
