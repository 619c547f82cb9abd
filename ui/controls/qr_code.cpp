// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/qr_code.h"

#include <QPainter>
#include <QQuickWindow>
#include <algorithm>
#include <cmath>
#include <memory>
#include <qrencode.h>

namespace ieum::ui {
namespace {

struct FreeCode {
    void operator()(QRcode* code) const { QRcode_free(code); }
};
using Code = std::unique_ptr<QRcode, FreeCode>;

/// 15 % of it may be dirt or glare; where a text needs more room than that leaves, 7 %.
Code encode(const QByteArray& bytes) {
    const auto* data = reinterpret_cast<const unsigned char*>(bytes.constData());
    const int size = static_cast<int>(bytes.size());
    Code code(QRcode_encodeData(size, data, 0, QR_ECLEVEL_M));
    if (!code) code.reset(QRcode_encodeData(size, data, 0, QR_ECLEVEL_L));
    return code;
}

} // namespace

QImage qrModules(const QString& text) {
    const QByteArray bytes = text.toUtf8();
    // 2953 is the most that any code holds; the library takes an int.
    if (bytes.isEmpty() || bytes.size() > 2953) return {};
    const Code code = encode(bytes);
    if (!code) return {};
    const int side = code->width + 2 * QrCode::quietModules;
    QImage modules(side, side, QImage::Format_RGB32);
    modules.fill(Qt::white);
    for (int y = 0; y < code->width; ++y) {
        for (int x = 0; x < code->width; ++x) {
            const bool isDark = (code->data[y * code->width + x] & 1) != 0;
            if (isDark) modules.setPixel(x + QrCode::quietModules, y + QrCode::quietModules, qRgb(0, 0, 0));
        }
    }
    return modules;
}

QrCode::QrCode(QQuickItem* parent) : QQuickPaintedItem(parent) { setAntialiasing(false); }

void QrCode::setText(const QString& text) {
    if (m_text == text) return;
    m_text = text;
    m_modules = qrModules(text);
    update();
    emit changed();
}

qreal QrCode::pixelRatio() const { return window() != nullptr ? window()->effectiveDevicePixelRatio() : 1.0; }

int QrCode::modulePixels() const {
    if (m_modules.isNull()) return 0;
    return static_cast<int>(std::min(width(), height()) * pixelRatio()) / m_modules.width();
}

bool QrCode::fits() const { return modulePixels() >= modulePixelsMin; }

/// On the pixels of the screen, so that no module is wider than its neighbour at any scale.
void QrCode::paint(QPainter* painter) {
    if (!fits()) return;
    const qreal ratio = pixelRatio();
    const int side = modulePixels() * m_modules.width();
    const auto margin = [&](qreal length) { return std::floor((length * ratio - side) / 2) / ratio; };
    painter->setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter->fillRect(QRectF(0, 0, width(), height()), Qt::white);
    painter->drawImage(QRectF(margin(width()), margin(height()), side / ratio, side / ratio), m_modules);
}

void QrCode::geometryChange(const QRectF& to, const QRectF& from) {
    QQuickPaintedItem::geometryChange(to, from);
    update();
    emit changed();
}

} // namespace ieum::ui
