// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "preview/picture.h"

#include "node/preview_frame.h"

#include <QBuffer>
#include <QImage>
#include <QImageReader>
#include <QImageWriter>
#include <QtEndian>
#include <algorithm>
#include <array>

namespace ieum::preview {
namespace {

using namespace ieum::node;

constexpr int allocationMegabytes = 192;
constexpr int jpegQuality = 85;

/// By what the bytes say, never by a name. Other formats have no decoder here on purpose.
QByteArray formatOf(const QByteArray& file) {
    if (file.startsWith("\x89PNG\r\n\x1a\n")) return QByteArrayLiteral("png");
    if (file.startsWith("\xff\xd8\xff")) return QByteArrayLiteral("jpeg");
    return {};
}

QByteArray written(const QImage& image, const char* format) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, format);
    writer.setQuality(jpegQuality);
    return writer.write(image) ? bytes : QByteArray();
}

struct Decoded {
    QImage image;
    QImageIOHandler::Transformations turn = QImageIOHandler::TransformationNone;
};

Decoded decoded(QByteArray file) {
    const QByteArray format = formatOf(file);
    if (format.isEmpty()) return {};
    QBuffer buffer(&file);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, format);
    reader.setDecideFormatFromContent(false);
    reader.setAutoDetectImageFormat(false);
    reader.setAutoTransform(false); // it would hold a second copy of the whole
    const QSize size = reader.size();
    const bool fits = size.width() > 0 && size.height() > 0 && size.width() <= pictureSideMax &&
                      size.height() <= pictureSideMax && qint64(size.width()) * size.height() <= picturePixelsMax;
    if (!fits) return {};
    const auto turn = reader.transformation();
    QImage image = reader.read();
    if (image.size() != size) return {};
    return {std::move(image), turn};
}

/// What is seen through is white, as paper.
struct Sum {
    quint64 red = 0, green = 0, blue = 0, count = 0;
    void add(QRgb pixel) {
        const auto alpha = static_cast<quint64>(qAlpha(pixel));
        const quint64 white = 255 * (255 - alpha);
        red += (static_cast<quint64>(qRed(pixel)) * alpha + white) / 255;
        green += (static_cast<quint64>(qGreen(pixel)) * alpha + white) / 255;
        blue += (static_cast<quint64>(qBlue(pixel)) * alpha + white) / 255;
        ++count;
    }
    QRgb mean() const {
        return qRgb(static_cast<int>(red / count), static_cast<int>(green / count), static_cast<int>(blue / count));
    }
};

/// Any format, one at a time; QImage::pixel is quick for those of 32 bits.
QRgb meanOf(const QImage& image, const QRect& area) {
    Sum sum;
    const bool isPlain = image.format() == QImage::Format_RGB32 || image.format() == QImage::Format_ARGB32;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        for (int x = area.left(); x <= area.right(); ++x) sum.add(isPlain ? line[x] : image.pixel(x, y));
    }
    return sum.mean();
}

QSize smallSize(QSize size, int side) {
    if (std::max(size.width(), size.height()) > side) size.scale(side, side, Qt::KeepAspectRatio);
    return size.expandedTo({1, 1});
}

/// Every pixel is the mean of those that it stands for.
QImage shrunk(const QImage& image, int side) {
    const QSize size = smallSize(image.size(), side);
    QImage small(size, QImage::Format_RGB32);
    const auto from = [](int at, int length, int whole) { return static_cast<int>(qint64(at) * whole / length); };
    for (int y = 0; y < size.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(small.scanLine(y));
        const int top = from(y, size.height(), image.height());
        const int bottom = std::max(top + 1, from(y + 1, size.height(), image.height()));
        for (int x = 0; x < size.width(); ++x) {
            const int left = from(x, size.width(), image.width());
            const int right = std::max(left + 1, from(x + 1, size.width(), image.width()));
            line[x] = meanOf(image, QRect(left, top, right - left, bottom - top));
        }
    }
    return small;
}

/// As the camera was held (Exif). Small pictures are turned without threads.
QImage upright(QImage image, QImageIOHandler::Transformations turn) {
    image = image.mirrored(turn.testFlag(QImageIOHandler::TransformationMirror),
                           turn.testFlag(QImageIOHandler::TransformationFlip));
    if (!turn.testFlag(QImageIOHandler::TransformationRotate90)) return image;
    QImage turned(image.height(), image.width(), QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) turned.setPixel(image.height() - 1 - y, x, image.pixel(x, y));
    }
    return turned;
}

} // namespace

bool loadDecoders() {
    QImageReader::setAllocationLimit(allocationMegabytes);
    QImage sample(24, 24, QImage::Format_RGB32);
    sample.fill(Qt::gray);
    for (const char* format : {"png", "jpeg"}) {
        if (frameOf(written(sample, format), previewSideMax).isEmpty()) return false;
    }
    return true;
}

QByteArray frameOf(const QByteArray& file, int side) {
    auto [image, turn] = decoded(file);
    if (image.isNull()) return {};
    const QImage small = upright(shrunk(image, side), turn);
    image = QImage(); // its memory may be wanted
    QByteArray frame(static_cast<qsizetype>(frameHeaderBytes), Qt::Uninitialized);
    frame.reserve(static_cast<qsizetype>(frameHeaderBytes + pixelBytes) +
                  static_cast<qsizetype>(pixelBytes) * small.width() * small.height());
    qToLittleEndian(static_cast<quint16>(small.width()), frame.data());
    qToLittleEndian(static_cast<quint16>(small.height()), frame.data() + 2);
    for (int y = 0; y < small.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(small.constScanLine(y));
        for (int x = 0; x < small.width(); ++x) {
            const std::array<char, pixelBytes> pixel{static_cast<char>(qRed(line[x])),
                                                     static_cast<char>(qGreen(line[x])),
                                                     static_cast<char>(qBlue(line[x]))};
            frame.append(pixel.data(), pixel.size());
        }
    }
    return frame;
}

QByteArray jpegOf(const QByteArray& frame) {
    if (frame.size() < static_cast<qsizetype>(frameHeaderBytes)) return {};
    const int width = qFromLittleEndian<quint16>(frame.constData());
    const int height = qFromLittleEndian<quint16>(frame.constData() + 2);
    const bool fits = width > 0 && height > 0 && width <= viewSideMax && height <= viewSideMax;
    const auto bytes = frameHeaderBytes + pixelBytes * static_cast<size_t>(width) * static_cast<size_t>(height);
    if (!fits || static_cast<size_t>(frame.size()) != bytes) return {};
    QImage image(width, height, QImage::Format_RGB32);
    const auto* next = reinterpret_cast<const uchar*>(frame.constData()) + frameHeaderBytes;
    for (int y = 0; y < height; ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < width; ++x, next += pixelBytes) line[x] = qRgb(next[0], next[1], next[2]);
    }
    return written(image, "jpeg");
}

} // namespace ieum::preview
