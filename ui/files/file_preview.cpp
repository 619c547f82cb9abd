// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/file_preview.h"

#include "ui/words/names.h"

#include <QBuffer>
#include <QImageReader>
#include <QPainter>
#include <QQuickWindow>

namespace ieum::ui {

QImage pictureOf(const Bytes& jpeg, int sideMax) {
    if (jpeg.empty()) return {};
    QImageReader::setAllocationLimit(pictureMegabytesMax);
    QByteArray bytes =
        QByteArray::fromRawData(reinterpret_cast<const char*>(jpeg.data()), static_cast<qsizetype>(jpeg.size()));
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, "jpeg");
    reader.setDecideFormatFromContent(false);
    const QSize size = reader.size();
    if (size.isEmpty() || size.width() > sideMax || size.height() > sideMax) return {};
    return reader.read();
}

FilePreview::FilePreview(QQuickItem* parent) : QQuickPaintedItem(parent) {}

void FilePreview::setLive(Live* live) {
    if (std::exchange(m_live, live) != live) ask();
}

void FilePreview::setFile(const QString& file) {
    if (std::exchange(m_file, file) != file) ask();
}

void FilePreview::setWanted(bool wanted) {
    if (std::exchange(m_wanted, wanted) != wanted) ask();
}

void FilePreview::componentComplete() {
    QQuickPaintedItem::componentComplete();
    ask();
}

/// What was known is of another file, or of when it was not here.
void FilePreview::ask() {
    if (!isComponentComplete()) return;
    ++m_question;
    show(node::Preview{});
    if (m_live == nullptr || m_file.isEmpty() || !m_wanted) return;
    m_live->ask(this, node::GetPreview{idOf<FileId>(m_file), m_textToo},
                [this, question = m_question](const Result<node::Preview>& preview) {
                    if (question != m_question) return; // it stands for another file by now
                    show(preview);
                    if (m_kind.isEmpty()) m_kind = QStringLiteral("none");
                    emit changed();
                });
}

void FilePreview::show(const Result<node::Preview>& preview) {
    m_drawn = {};
    m_text.clear();
    m_kind.clear();
    if (preview) {
        m_drawn.whole = pictureOf(preview->picture);
        m_text = shownText(preview->text);
    }
    if (!m_text.isEmpty()) m_kind = QStringLiteral("text");
    if (!m_drawn.whole.isNull()) m_kind = QStringLiteral("picture");
    setImplicitSize(m_drawn.whole.width(), m_drawn.whole.height());
    update();
    emit changed();
}

void FilePreview::geometryChange(const QRectF& to, const QRectF& from) {
    QQuickPaintedItem::geometryChange(to, from);
    m_drawn.fitted = {};
    update();
}

void FilePreview::paint(QPainter* painter) {
    if (m_drawn.whole.isNull() || width() <= 0 || height() <= 0) return;
    const qreal ratio = window() != nullptr ? window()->effectiveDevicePixelRatio() : 1.0;
    if (m_drawn.fitted.isNull()) {
        const auto mode = m_covers ? Qt::KeepAspectRatioByExpanding : Qt::KeepAspectRatio;
        m_drawn.fitted = m_drawn.whole.scaled((size() * ratio).toSize(), mode, Qt::SmoothTransformation);
        m_drawn.fitted.setDevicePixelRatio(ratio);
    }
    const QSizeF drawn = m_drawn.fitted.deviceIndependentSize();
    const QPointF corner((width() - drawn.width()) / 2, (height() - drawn.height()) / 2);
    QBrush brush(m_drawn.fitted);
    brush.setTransform(QTransform::fromTranslate(corner.x(), corner.y()));
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(brush);
    painter->drawRoundedRect(QRectF(corner, drawn).intersected(QRectF(QPointF(), size())), m_radius, m_radius);
}

} // namespace ieum::ui
