// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/large_picture.h"

#include "node/aside.h"
#include "ui/files/file_preview.h"
#include "ui/words/names.h"

#include <QQuickWindow>
#include <QSGImageNode>
#include <algorithm>
#include <cmath>

namespace ieum::ui {

LargePicture::LargePicture(QQuickItem* parent) : QQuickItem(parent) {
    setFlag(ItemHasContents);
    setClip(true);
}

void LargePicture::setFile(const QString& file) {
    if (std::exchange(m_file, file) == file) return;
    const quint64 question = ++m_question;
    m_kind.clear();
    show({});
    if (m_live == nullptr || m_file.isEmpty()) return;
    node::GetPreview request{idOf<FileId>(m_file), false, true};
    m_live->ask(this, request, [this, question](const Result<node::Preview>& preview) {
        if (question != m_question) return;
        const auto jpeg = std::make_shared<Bytes>(preview ? preview->picture : Bytes());
        node::aside<QImage>(
            this, [jpeg] { return pictureOf(*jpeg, viewedSideMax); },
            [this, question](const QImage& picture) {
                if (question != m_question) return;
                m_kind = picture.isNull() ? QStringLiteral("none") : QStringLiteral("picture");
                show(picture);
            });
    });
}

void LargePicture::show(const QImage& picture) {
    m_picture = picture;
    m_isNew = true;
    fit();
}

double LargePicture::fitScale() const {
    if (m_picture.isNull() || width() <= 0 || height() <= 0) return 1;
    return std::min({1.0, width() / m_picture.width(), height() / m_picture.height()});
}

int LargePicture::percent() const { return static_cast<int>(std::lround(fitScale() * m_zoom * 100)); }

QRectF LargePicture::target() const {
    const QSizeF size = QSizeF(m_picture.size()) * fitScale() * m_zoom;
    const QPointF middle = QPointF(width() / 2, height() / 2) + m_moved;
    return {middle - QPointF(size.width() / 2, size.height() / 2), size};
}

/// What is larger than this covers it; what is smaller stands in its middle.
void LargePicture::settle() {
    const QSizeF size = QSizeF(m_picture.size()) * fitScale() * m_zoom;
    const double x = std::max(0.0, (size.width() - width()) / 2);
    const double y = std::max(0.0, (size.height() - height()) / 2);
    m_moved = {std::clamp(m_moved.x(), -x, x), std::clamp(m_moved.y(), -y, y)};
    update();
    emit changed();
}

void LargePicture::zoomBy(double factor, double x, double y) {
    const double before = m_zoom;
    m_zoom = std::clamp(m_zoom * factor, 1.0, zoomMax);
    const QPointF at = QPointF(x - width() / 2, y - height() / 2);
    m_moved = at - (at - m_moved) * (m_zoom / before);
    settle();
}

void LargePicture::moveBy(double x, double y) {
    m_moved += QPointF(x, y);
    settle();
}

void LargePicture::fit() {
    m_zoom = 1;
    m_moved = {};
    settle();
}

void LargePicture::geometryChange(const QRectF& to, const QRectF& from) {
    QQuickItem::geometryChange(to, from);
    settle();
}

QSGNode* LargePicture::updatePaintNode(QSGNode* old, UpdatePaintNodeData*) {
    auto* node = static_cast<QSGImageNode*>(old);
    if (m_picture.isNull() || window() == nullptr) {
        delete node;
        return nullptr;
    }
    if (node == nullptr) {
        node = window()->createImageNode();
        node->setOwnsTexture(true);
        node->setFiltering(QSGTexture::Linear);
        m_isNew = true;
    }
    if (std::exchange(m_isNew, false)) node->setTexture(window()->createTextureFromImage(m_picture));
    node->setRect(target());
    return node;
}

} // namespace ieum::ui
