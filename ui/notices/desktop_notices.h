// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Notices of the desktop, by the Desktop Notifications Specification 1.2 on the session bus. Never waits for the
// service: what it cannot take is dropped, and without a bus nothing happens. Names and texts of others are escaped
// where the service takes markup.
#pragma once

#include "ui/notices/notice_burst.h"

#include <QDBusConnection>
#include <QDBusPendingCallWatcher>
#include <QObject>

namespace ieum::ui {

class DesktopNotices : public QObject {
    Q_OBJECT
  public:
    explicit DesktopNotices(const QDBusConnection& bus, QObject* parent = nullptr);
    ~DesktopNotices() override;
    /// In place of the one with the same key.
    void show(const DesktopNotice& notice);
    void closeAll();

  signals:
    void activated(const QString& key);

  private slots:
    void onAction(uint id, const QString& action);
    void onClosed(uint id, uint reason);

  private:
    /// Of each key: its number there, whether that is being asked for, and what comes next.
    struct Shown {
        uint id = 0;
        bool isAsking = false;
        bool isWanted = true; ///< false: to be closed as soon as its number is known
        std::optional<DesktopNotice> next;
    };
    enum class Markup { Unknown, Asking, No, Yes };
    void learnMarkup();
    void send(const DesktopNotice& notice);
    void close(uint id);
    QString keyOf(uint id) const;

    QDBusConnection m_bus;
    QHash<QString, Shown> m_shown;
    Markup m_markup = Markup::Unknown;
    std::vector<DesktopNotice> m_waiting; ///< until markup is known
};

} // namespace ieum::ui
