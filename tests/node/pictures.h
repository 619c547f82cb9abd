// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pictures, good and bad, made for tests. Links Qt Gui.
#pragma once

#include "base/bytes.h"

#include <QBuffer>
#include <QImage>
#include <QImageReader>
#include <QImageWriter>
#include <QtEndian>

namespace ieum::node {

inline Bytes bytesOf(const QByteArray& array) { return copyOf(ieum::bytesOf(array.toStdString())); }
inline QByteArray arrayOf(ByteView bytes) {
    return QByteArray(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()));
}

/// Red on the left, blue on the right.
inline QImage twoColours(int width, int height, QImage::Format format = QImage::Format_RGB32) {
    QImage image(width, height, QImage::Format_ARGB32);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) image.setPixel(x, y, x < width / 2 ? qRgb(220, 30, 30) : qRgb(30, 30, 220));
    }
    return image.convertToFormat(format);
}

inline QByteArray encoded(const QImage& image, const char* format) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    return QImageWriter(&buffer, format).write(image) ? bytes : QByteArray();
}

/// As the window does.
inline QImage decoded(ByteView jpeg) {
    QByteArray bytes = arrayOf(jpeg);
    QBuffer buffer(&bytes);
    QImageReader reader(&buffer, "jpeg");
    reader.setDecideFormatFromContent(false);
    return reader.read();
}

inline quint32 crcOf(const QByteArray& bytes) {
    quint32 crc = 0xFFFFFFFF;
    for (const char byte : bytes) {
        crc ^= static_cast<uchar>(byte);
        for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320 : 0);
    }
    return ~crc;
}

inline QByteArray pngChunk(const QByteArray& type, const QByteArray& content) {
    QByteArray length(4, '\0');
    QByteArray crc(4, '\0');
    qToBigEndian(static_cast<quint32>(content.size()), length.data());
    qToBigEndian(crcOf(type + content), crc.data());
    return length + type + content + crc;
}

/// A few hundred bytes that claim so many pixels.
inline QByteArray pngBomb(quint32 width, quint32 height) {
    QByteArray head(13, '\0');
    qToBigEndian(width, head.data());
    qToBigEndian(height, head.data() + 4);
    head[8] = 8;
    head[9] = 2;
    return QByteArray("\x89PNG\r\n\x1a\n") + pngChunk("IHDR", head) +
           pngChunk("IDAT", qCompress(QByteArray(100'000, '\0')).mid(4)) + pngChunk("IEND", {});
}

/// The same JPEG with an orientation (Exif, 1 to 8).
inline QByteArray turned(const QByteArray& jpeg, char orientation) {
    const QByteArray exif = QByteArray("Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0", 24) +
                            QByteArray(1, orientation) + QByteArray(7, '\0');
    QByteArray length(2, '\0');
    qToBigEndian(static_cast<quint16>(exif.size() + 2), length.data());
    return jpeg.left(2) + "\xFF\xE1" + length + exif + jpeg.mid(2);
}

} // namespace ieum::node
