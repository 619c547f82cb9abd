// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The test of the LAN and what it found, as lines with what to do; and an address that is typed where nothing else
// helps.
#pragma once

#include "ui/live/on_live.h"
#include "ui/rowmodel/row_model.h"
#include "ui/sheets/deed.h"

namespace ieum::ui {

struct LanLine {
    QString key;
    QString matter, advice;
    bool good = false;
    bool operator==(const LanLine&) const = default;
};

class LanTesting : public ieum::ui::Deed {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QAbstractItemModel* rows READ rows CONSTANT)
    Q_PROPERTY(QString mdns MEMBER m_mdns NOTIFY shown)
  public:
    explicit LanTesting(QObject* parent = nullptr);
    QAbstractItemModel* rows() { return &m_rows; }
    Q_INVOKABLE void start();

  signals:
    void shown();

  private:
    void show(const node::LanReport& report);
    RowModel<LanLine> m_rows;
    QString m_mdns; ///< whether Avahi helps; "" while nothing is known
};

/// Where others on this network find this computer: host:port, "" while the LAN is off.
class OwnAddress : public ieum::ui::OnLive {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString address MEMBER m_address NOTIFY changed)
  public:
    using OnLive::OnLive;

  signals:
    void changed();

  private:
    void follow(Live& live) override;
    void refresh();
    QString m_address;
    OneAtATime m_asking;
};

/// host:port of somebody whom nothing else finds.
class AddressAdding : public ieum::ui::Deed {
    Q_OBJECT
    QML_ELEMENT
  public:
    using Deed::Deed;
    Q_INVOKABLE void add(const QString& address);
  signals:
    void added();
};

} // namespace ieum::ui
