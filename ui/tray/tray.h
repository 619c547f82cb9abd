// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Our place in the tray, by the StatusNotifierItem specification on the session bus. Never waits for the desktop: until
// it has said that a tray is there, and on a bus without one, there is none.
#pragma once

#include "ui/tray/tray_item.h"
#include "ui/tray/tray_menu.h"

#include <QDBusConnection>
#include <QDBusServiceWatcher>
#include <QObject>
#include <QtQmlIntegration>

namespace ieum::ui {

class Tray : public QObject {
    Q_OBJECT
    QML_ELEMENT
    /// Somebody shows us there.
    Q_PROPERTY(bool there READ there NOTIFY thereChanged)
    Q_PROPERTY(int unread MEMBER m_unread NOTIFY toldChanged)
    /// Until when it is quiet, in words; "": it is not.
    Q_PROPERTY(QString quiet MEMBER m_quiet NOTIFY toldChanged)
    Q_PROPERTY(bool lockable MEMBER m_isLockable NOTIFY toldChanged)
    /// Anything: the words are said again when it changes.
    Q_PROPERTY(QString language MEMBER m_language NOTIFY toldChanged)
  public:
    explicit Tray(QObject* parent = nullptr);
    ~Tray() override;
    bool there() const { return m_isThere; }

  signals:
    void thereChanged();
    void toldChanged();
    void openAsked();
    void hushAsked();
    void wakeAsked();
    void lockAsked();
    void quitAsked();

  private slots:
    void look();

  private:
    void offer();
    void settle(bool isThere);
    void tell();
    void choose(const QString& name);
    QDBusConnection m_bus;
    QDBusServiceWatcher m_watcher;
    TrayItem m_item;
    TrayMenu m_menu;
    QString m_name; ///< ours on the bus; "": nothing is offered yet
    bool m_isThere = false;
    int m_unread = 0;
    QString m_quiet, m_language;
    bool m_isLockable = false;
};

} // namespace ieum::ui
