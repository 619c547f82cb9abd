// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/tray_item.h"

#include <QDBusMetaType>

namespace ieum::ui {
QDBusArgument& operator<<(QDBusArgument& out, const TrayTip& tip) {
    out.beginStructure();
    out << tip.iconName << tip.pictures << tip.title << tip.text;
    out.endStructure();
    return out;
}

const QDBusArgument& operator>>(const QDBusArgument& in, TrayTip& tip) {
    in.beginStructure();
    in >> tip.iconName >> tip.pictures >> tip.title >> tip.text;
    in.endStructure();
    return in;
}

TrayItem::TrayItem(QObject* parent) : QObject(parent) {
    qDBusRegisterMetaType<TrayPicture>();
    qDBusRegisterMetaType<QList<TrayPicture>>();
    qDBusRegisterMetaType<TrayTip>();
}

void TrayItem::show(int unread, const QString& title) {
    m_pictures = trayPictures(unread);
    m_title = title;
    emit NewIcon();
    emit NewTitle();
    emit NewToolTip();
}

void TrayItem::Activate(int, int) { emit activated(); }
void TrayItem::SecondaryActivate(int, int) { emit activated(); }
void TrayItem::ContextMenu(int, int) {}
void TrayItem::Scroll(int, const QString&) {}

} // namespace ieum::ui
