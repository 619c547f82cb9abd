// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The icon of the tray with the number of what is unread, as the bus carries it.
#pragma once

#include <QDBusArgument>
#include <QImage>
#include <QList>

namespace ieum::ui {

/// As StatusNotifierItem has it: four bytes a pixel, alpha first, whatever the processor likes.
struct TrayPicture {
    int width = 0, height = 0;
    QByteArray pixels;
};

QImage trayImage(int size, int unread);
/// In the sizes that trays have.
QList<TrayPicture> trayPictures(int unread);

QDBusArgument& operator<<(QDBusArgument& out, const TrayPicture& picture);
const QDBusArgument& operator>>(const QDBusArgument& in, TrayPicture& picture);

} // namespace ieum::ui
Q_DECLARE_METATYPE(ieum::ui::TrayPicture)
