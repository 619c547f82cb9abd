// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files on their way, in words, and what can be settled about them: a pause of all, limits for what comes from and goes
// to replicas, the end of one. Asks only while somebody looks; each file is followed only while the sheet is open.
#pragma once

#include "ui/live/on_live.h"
#include "ui/rowmodel/row_model.h"

#include <QTimer>

namespace ieum::ui {

struct TrafficRowData {
    QString key; ///< the file's id
    QString name, how;
    double share = 0;
    bool operator==(const TrafficRowData&) const = default;
};

class VaultTraffic : public ieum::ui::OnLive {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool awake MEMBER m_awake WRITE setAwake NOTIFY looked) ///< somebody sees whether all is paused
    Q_PROPERTY(bool open MEMBER m_open WRITE setOpen NOTIFY looked)    ///< and each file
    Q_PROPERTY(bool paused MEMBER m_paused NOTIFY shown)
    Q_PROPERTY(QString summary MEMBER m_summary NOTIFY shown) ///< how many, and how fast in all; "" when there is none
    Q_PROPERTY(QString down MEMBER m_down NOTIFY shown)       ///< in kB/s: "256", "0.5"; or "none"
    Q_PROPERTY(QString up MEMBER m_up NOTIFY shown)
    Q_PROPERTY(QString error MEMBER m_error NOTIFY shown)
    Q_PROPERTY(QAbstractItemModel* files READ files CONSTANT)
  public:
    explicit VaultTraffic(QObject* parent = nullptr);
    void setAwake(bool awake);
    void setOpen(bool open);
    QAbstractItemModel* files() { return &m_files; }

    Q_INVOKABLE void pause(bool paused);
    /// `way`: "down" or "up"; `kilobytes` a second, or "none". "", or what is wrong with it: then nothing is asked for.
    Q_INVOKABLE QString limit(const QString& way, const QString& kilobytes);
    /// What is here of it stays.
    Q_INVOKABLE void stop(const QString& file);

  signals:
    void looked();
    void shown();

  private:
    void follow(Live& live) override;
    template <class Request> void run(Request request);
    void ask();
    void askSoon();
    void show(const node::TrafficRow& row);

    bool m_awake = false, m_open = false, m_paused = false, m_isUnread = false;
    QString m_summary, m_error;
    QString m_down = QStringLiteral("none"), m_up = QStringLiteral("none");
    OneAtATime m_asking;
    QTimer m_soon;
    RowModel<TrafficRowData> m_files;
};

/// A whole number of kB a second, in bytes; "none": 0, which is no limit. Nothing: it is neither, or more than can be
/// set everywhere.
std::optional<uint64_t> speedTyped(const QString& kilobytes);

} // namespace ieum::ui
