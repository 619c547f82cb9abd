// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which paths work now, kept up to date: sentences for the bar and the foot, rows for the details.
#pragma once

#include "ui/live/on_live.h"
#include "ui/outage/path_words.h"
#include "ui/rowmodel/row_model.h"

namespace ieum::ui {

struct PathRow {
    QString key;
    QString kind; ///< "restored", "lan", "peer", "replica", "outage"
    QString name, detail;
    bool up = false;
    int place = 0;     ///< of a replica among them, from 0
    bool last = false; ///< of them
    bool operator==(const PathRow&) const = default;
};

class Paths : public ieum::ui::OnLive {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString bar READ bar NOTIFY changed)
    Q_PROPERTY(QString foot READ foot NOTIFY changed)
    Q_PROPERTY(QString tone READ tone NOTIFY changed)
    Q_PROPERTY(bool paused READ paused NOTIFY changed)
    Q_PROPERTY(QString error MEMBER m_error NOTIFY changed)
    Q_PROPERTY(bool serving MEMBER m_serving NOTIFY changed) ///< this computer is a replica
    Q_PROPERTY(QString ownAddress MEMBER m_ownAddress NOTIFY changed)
    Q_PROPERTY(QAbstractItemModel* rows READ rows CONSTANT)
  public:
    explicit Paths(QObject* parent = nullptr);
    QString bar() const { return m_summary.bar; }
    QString foot() const { return m_summary.foot; }
    QString tone() const { return m_summary.tone; }
    bool paused() const { return m_summary.paused; }
    QAbstractItemModel* rows() { return &m_rows; }
    Q_INVOKABLE void setPaused(bool paused);
    Q_INVOKABLE void removeReplica(const QString& key);
    /// To that place of the list, from 0; what stands first is home.
    Q_INVOKABLE void moveReplica(const QString& key, int place);
    Q_INVOKABLE void serve(bool on);

  signals:
    void changed();

  private:
    void follow(Live& live) override;
    void refresh();
    void show(const node::StatusRow& status, const std::vector<node::OutageRow>& outages);
    void note(const Result<node::Nothing>& done);
    void show(const node::HostedRow& hosted);
    PathSummary m_summary;
    QString m_error, m_ownAddress;
    bool m_serving = false;
    RowModel<PathRow> m_rows;
    OneAtATime m_asking;
};

} // namespace ieum::ui
