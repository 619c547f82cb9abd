// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/tray_picture.h"

#include <QPainter>
#include <QtEndian>

namespace ieum::ui {
namespace {

constexpr int sizes[] = {22, 24, 32, 48};
/// Trays are light or dark, and do not say which: these are seen on both.
constexpr QColor badgeFill(0xd3, 0x3a, 0x2c);
constexpr QColor badgeInk(0xff, 0xff, 0xff);
constexpr int oneDigitMost = 9;

TrayPicture pictureOf(const QImage& image) {
    const QImage plain = image.convertToFormat(QImage::Format_ARGB32);
    TrayPicture picture{plain.width(), plain.height(), {}};
    picture.pixels.resize(plain.sizeInBytes());
    qToBigEndian<quint32>(plain.constBits(), plain.sizeInBytes() / 4, picture.pixels.data());
    return picture;
}

} // namespace

QImage trayImage(int size, int unread) {
    const static QImage whole(QStringLiteral(":/ieum/ieum.png"), "PNG");
    QImage image = whole.scaled(size, size, Qt::KeepAspectRatio, Qt::SmoothTransformation)
                       .convertToFormat(QImage::Format_ARGB32_Premultiplied);
    if (unread <= 0 || image.isNull()) return image;
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const double across = size * 0.62;
    const QRectF badge(size - across, size - across, across, across);
    painter.setPen(Qt::NoPen);
    painter.setBrush(badgeFill);
    painter.drawEllipse(badge);
    QFont font = painter.font();
    font.setPixelSize(static_cast<int>(across * (unread > oneDigitMost ? 0.6 : 0.78)));
    font.setBold(true);
    painter.setFont(font);
    painter.setPen(badgeInk);
    painter.drawText(badge, Qt::AlignCenter, unread > oneDigitMost ? QStringLiteral("9+") : QString::number(unread));
    return image;
}

QList<TrayPicture> trayPictures(int unread) {
    QList<TrayPicture> pictures;
    for (const int size : sizes) pictures += pictureOf(trayImage(size, unread));
    return pictures;
}

QDBusArgument& operator<<(QDBusArgument& out, const TrayPicture& picture) {
    out.beginStructure();
    out << picture.width << picture.height << picture.pixels;
    out.endStructure();
    return out;
}

const QDBusArgument& operator>>(const QDBusArgument& in, TrayPicture& picture) {
    in.beginStructure();
    in >> picture.width >> picture.height >> picture.pixels;
    in.endStructure();
    return in;
}

} // namespace ieum::ui
