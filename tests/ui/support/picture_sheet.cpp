// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/picture_sheet.h"

#include <QDir>
#include <QPainter>
#include <cstdlib>

namespace ieum::uitest {
namespace {

constexpr QSize small{295, 190}; // a quarter of the usual window
constexpr int columns = 4;
constexpr int gap = 4;
// Of 255. Letters may be placed a fraction of a pixel elsewhere by another version of FreeType; a part that has moved,
// gone or changed its colour is far beyond both.
constexpr int farApart = 48;
constexpr double mostFarApart = 0.004; ///< share of the pixels
constexpr double meanMost = 1.0;

int apart(QRgb a, QRgb b) {
    return std::max({std::abs(qRed(a) - qRed(b)), std::abs(qGreen(a) - qGreen(b)), std::abs(qBlue(a) - qBlue(b))});
}

} // namespace

PictureSheet::PictureSheet(QString name, QStringList names) : m_name(std::move(name)), m_names(std::move(names)) {
    const auto rows = (static_cast<int>(m_names.size()) + columns - 1) / columns;
    m_now = QImage(columns * (small.width() + gap) + gap, rows * (small.height() + gap) + gap, QImage::Format_RGB32);
    m_now.fill(QColor(0x80, 0x80, 0x80));
    m_kept = QImage(file()).convertToFormat(QImage::Format_RGB32);
}

QString PictureSheet::file() const {
    return qEnvironmentVariable("IEUM_SOURCE_DIR") + "/tests/ui/pictures/" + m_name + ".png";
}

QRect PictureSheet::placeOf(const QString& name) const {
    const auto place = static_cast<int>(m_names.indexOf(name));
    return {QPoint(gap + place % columns * (small.width() + gap), gap + place / columns * (small.height() + gap)),
            small};
}

void PictureSheet::put(const QString& name, const QImage& window) {
    QPainter painter(&m_now);
    painter.drawImage(placeOf(name), window.scaled(small, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
}

QString PictureSheet::difference(const QString& name) const {
    if (m_kept.size() != m_now.size()) return QStringLiteral("there is no sheet %1 of that size").arg(file());
    const QRect place = placeOf(name);
    double sum = 0, far = 0;
    for (int y = place.top(); y <= place.bottom(); ++y) {
        for (int x = place.left(); x <= place.right(); ++x) {
            const int distance = apart(m_now.pixel(x, y), m_kept.pixel(x, y));
            sum += distance;
            far += distance > farApart ? 1.0 : 0.0;
        }
    }
    const double pixels = 1.0 * place.width() * place.height();
    if (sum / pixels <= meanMost && far / pixels <= mostFarApart) return {};
    return QStringLiteral("%1 of %2 differs: by %3 of 255 on average, %4 % of its pixels by more than %5")
        .arg(name, m_name)
        .arg(sum / pixels, 0, 'f', 2)
        .arg(100 * far / pixels, 0, 'f', 2)
        .arg(farApart);
}

bool PictureSheet::keep() const { return QDir().mkpath(QFileInfo(file()).path()) && m_now.save(file(), "PNG", 0); }

void PictureSheet::leave() const {
    const QString folder = qEnvironmentVariable("IEUM_PICTURES");
    if (!folder.isEmpty()) m_now.save(QStringLiteral("%1/sheet-%2.png").arg(folder, m_name));
}

} // namespace ieum::uitest
