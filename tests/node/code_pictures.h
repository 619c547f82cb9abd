// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pictures of QR codes, for tests. Links Qt Gui and libqrencode.
#pragma once

#include "node/pictures.h"

#include <QPainter>
#include <qrencode.h>

namespace ieum::node {

/// Black on white, with the quiet zone that the standard wants.
inline QImage codePicture(const QByteArray& text, int modulePixels = 6) {
    constexpr int quiet = 4;
    QRcode* code = QRcode_encodeData(static_cast<int>(text.size()),
                                     reinterpret_cast<const unsigned char*>(text.constData()), 0, QR_ECLEVEL_M);
    if (code == nullptr) return {};
    QImage image(code->width + 2 * quiet, code->width + 2 * quiet, QImage::Format_RGB32);
    image.fill(Qt::white);
    for (int i = 0; i < code->width * code->width; ++i) {
        if ((code->data[i] & 1) != 0) image.setPixel(i % code->width + quiet, i / code->width + quiet, qRgb(0, 0, 0));
    }
    QRcode_free(code);
    return image.scaled(image.size() * modulePixels);
}

/// On a grey table, beside each other.
inline QImage table(const QList<QImage>& pictures, QSize size) {
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::lightGray);
    QPainter painter(&image);
    int x = 40;
    for (const QImage& picture : pictures) {
        painter.drawImage(x, 60, picture);
        x += picture.width() + 40;
    }
    return image;
}

} // namespace ieum::node
