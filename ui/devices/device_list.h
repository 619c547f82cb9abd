// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The computers of this person: this one first, connected or not, and which one linked which.
#pragma once

#include "ui/live/on_live.h"
#include "ui/rowmodel/row_model.h"

namespace ieum::ui {

struct DeviceLine {
    QString key;
    QString name, detail;
    bool self = false;
    bool reachable = false;
    bool operator==(const DeviceLine&) const = default;
};

class DeviceList : public ieum::ui::OnLive {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QAbstractItemModel* rows READ rows CONSTANT)
    Q_PROPERTY(int total READ total NOTIFY changed)
    Q_PROPERTY(QString error MEMBER m_error NOTIFY changed)
  public:
    explicit DeviceList(QObject* parent = nullptr);
    QAbstractItemModel* rows() { return &m_rows; }
    int total() const { return m_rows.rowCount(); }
    /// Who looks at it asks anew: nothing tells of every change.
    Q_INVOKABLE void refresh();
    Q_INVOKABLE void revoke(const QString& device);

  signals:
    void changed();

  private:
    void follow(Live& live) override;
    void show(const std::vector<node::DeviceRow>& devices);
    QString m_error;
    RowModel<DeviceLine> m_rows;
    OneAtATime m_asking;
};

} // namespace ieum::ui
