// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the tray shows of us, as org.kde.StatusNotifierItem has it. The names of its methods are the bus's.
#pragma once

#include "ui/tray/tray_picture.h"

#include <QDBusObjectPath>
#include <QObject>

namespace ieum::ui {

/// (sa(iiay)ss)
struct TrayTip {
    QString iconName;
    QList<TrayPicture> pictures;
    QString title, text;
};

QDBusArgument& operator<<(QDBusArgument& out, const TrayTip& value);
const QDBusArgument& operator>>(const QDBusArgument& in, TrayTip& value);

class TrayItem : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.StatusNotifierItem")
    Q_PROPERTY(QString Category MEMBER m_category CONSTANT)
    Q_PROPERTY(QString Id MEMBER m_id CONSTANT)
    Q_PROPERTY(QString Title READ title)
    Q_PROPERTY(QString Status MEMBER m_status CONSTANT)
    Q_PROPERTY(QString IconName MEMBER m_iconName CONSTANT)
    Q_PROPERTY(QList<ieum::ui::TrayPicture> IconPixmap READ pictures)
    Q_PROPERTY(ieum::ui::TrayTip ToolTip READ tip)
    Q_PROPERTY(bool ItemIsMenu MEMBER m_isMenu CONSTANT)
    Q_PROPERTY(QDBusObjectPath Menu READ menu CONSTANT)
  public:
    static constexpr const char* path = "/StatusNotifierItem";
    static constexpr const char* menuPath = "/StatusNotifierItem/Menu";
    explicit TrayItem(QObject* parent = nullptr);
    void show(int unread, const QString& title);
    QString title() const { return m_title; }
    QList<TrayPicture> pictures() const { return m_pictures; }
    TrayTip tip() const { return {{}, m_pictures, m_title, {}}; }
    QDBusObjectPath menu() const { return QDBusObjectPath(QLatin1String(menuPath)); }

  public slots:
    void Activate(int x, int y);
    void SecondaryActivate(int x, int y);
    /// The menu is the desktop's to show.
    void ContextMenu(int x, int y);
    void Scroll(int delta, const QString& orientation);

  signals:
    void NewIcon();
    void NewTitle();
    void NewToolTip();
    void activated(); // ours; nobody listens to it on the bus

  private:
    QString m_category = QStringLiteral("Communications"), m_id = QStringLiteral("ieum"), m_title, m_iconName;
    QString m_status = QStringLiteral("Active");
    QList<TrayPicture> m_pictures;
    bool m_isMenu = false;
};

} // namespace ieum::ui
Q_DECLARE_METATYPE(ieum::ui::TrayTip)
