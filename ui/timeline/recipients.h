// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How far one message of ours has come for each of its recipients.
#pragma once

#include "ui/live/live.h"
#include "ui/rowmodel/row_model.h"

namespace ieum::ui {

struct RecipientRow {
    QString key, name, initial, step, outside;
    int hue = 0;
    bool done = false; ///< read
    bool operator==(const RecipientRow&) const = default;
};

class Recipients : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ieum::ui::Live* live MEMBER m_live REQUIRED)
    Q_PROPERTY(QAbstractItemModel* rows READ rows CONSTANT)
    Q_PROPERTY(QString replicas MEMBER m_replicas NOTIFY changed)
    Q_PROPERTY(bool somebodyWaits MEMBER m_somebodyWaits NOTIFY changed) ///< it is not known to have come to all
  public:
    explicit Recipients(QObject* parent = nullptr);
    QAbstractItemModel* rows() { return &m_rows; }
    Q_INVOKABLE void show(const QString& room, const QString& message);
    /// For everybody whom it has not reached: marks it as taken there, and says what to open or to copy. `by`: "mail",
    /// "sms", "other".
    Q_INVOKABLE void sendThrough(const QString& by);

  signals:
    void changed();
    void taken(const QString& url, const QString& text);

  private:
    Live* m_live = nullptr;
    QString m_replicas;
    node::SendThrough m_open; ///< the message that is shown, and whom it has not reached
    bool m_somebodyWaits = false;
    RowModel<RecipientRow> m_rows;
};

} // namespace ieum::ui
