// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tells the desktop what happened while the window was not looked at: a moment after the first message of a burst, and
// then every few seconds at most. Whoever looks makes the notices go. What comes in quiet times is told after them.
#pragma once

#include "ui/live/on_live.h"
#include "ui/notices/desktop_notices.h"

#include <QTimer>

namespace ieum::ui {

class Notifier : public ieum::ui::OnLive {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool looking READ looking WRITE setLooking NOTIFY changed)
    /// The room whose own window is looked at, while the main one is not: what comes in it is seen. "": none
    Q_PROPERTY(QString lookedRoom MEMBER m_lookedRoom NOTIFY changed)
    /// Nothing is told for now.
    Q_PROPERTY(bool quiet READ quiet WRITE setQuiet NOTIFY changed)
    /// "full", "names", "hidden", "off"; "": the usual one
    Q_PROPERTY(QString level MEMBER m_level NOTIFY changed)
    /// By whether a passphrase guards the profile.
    Q_PROPERTY(QString usual MEMBER m_usual NOTIFY changed)
  public:
    static constexpr int firstMs = 400;
    static constexpr int laterMs = 3000;

    explicit Notifier(QObject* parent = nullptr);
    bool looking() const { return m_looking; }
    void setLooking(bool looking);
    bool quiet() const { return m_quiet; }
    void setQuiet(bool quiet);

  signals:
    void changed();
    /// The user chose a notice: of this room, or "" when it is of none alone.
    void opened(const QString& room);

  private:
    void follow(Live& live) override;
    NoticeLevel level() const;
    void arrive(const node::MessageArrived& arrived);
    void tell(const node::OutageRow& outage);
    void flush();
    bool m_looking = true;
    bool m_quiet = false;
    std::optional<DesktopNotice> m_held; ///< of the home server
    QString m_lookedRoom;
    QString m_level;
    QString m_usual = QStringLiteral("names");
    NoticeBurst m_burst;
    DesktopNotices m_desktop;
    QTimer m_timer;
};

} // namespace ieum::ui
