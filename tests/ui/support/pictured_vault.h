// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The vault of the same office with things to look at: a photograph, a picture whose bytes are none, a text; and the
// photograph in the planning room as well.
#pragma once

#include "ui/support/sample_vault.h"

#include <QBuffer>
#include <QImage>
#include <QLinearGradient>
#include <QPainter>

namespace ieum::uitest {

/// A hill in the evening, as the node gives it.
inline Bytes smallJpeg(int width = 512, int height = 384) {
    QImage image(width, height, QImage::Format_RGB32);
    QPainter painter(&image);
    QLinearGradient sky(0, 0, 0, height);
    sky.setColorAt(0, QColor(70, 120, 200));
    sky.setColorAt(1, QColor(250, 190, 130));
    painter.fillRect(image.rect(), sky);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(40, 90, 60));
    painter.drawEllipse(QPointF(width * 0.4, height * 1.2), width * 0.8, height * 0.6);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "jpeg", 85);
    return copyOf(bytesOf(bytes.toStdString()));
}

inline Script picturedVault() {
    Script script = sampleVault();
    const auto front = [&](uint8_t number, const std::string& name, node::FileKind kind) {
        node::FoundFile file = found(number, name, kind, true);
        file.file.picture = kind == node::FileKind::Image;
        script.vault.insert(script.vault.begin(), file);
        return file.file;
    };
    front(12, "읽어 보세요.txt", node::FileKind::Document);
    front(11, "깨진 사진.png", node::FileKind::Image);
    const node::FileRow photograph = front(10, "워크숍 언덕.jpg", node::FileKind::Image);
    script.previews[numbered<FileId>(10)].picture = smallJpeg();
    script.previews[numbered<FileId>(12)].text = "워크숍 준비물\n1. 물\n2. <b>모자</b>\n3. 여벌 옷";
    node::MessageRow message = plainMessage(77, "", thatDayMs(16, 40));
    message.files = {photograph};
    script.messages[planningRoom].push_back(message);
    return script;
}

} // namespace ieum::uitest
