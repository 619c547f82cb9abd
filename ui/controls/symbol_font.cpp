// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/symbol_font.h"

#include <QFontDatabase>
#include <QResource>

namespace ieum::ui {
namespace {

QString registered() {
    const QResource file(QStringLiteral(":/ieum/lucide.ttf"));
    if (!file.isValid()) return {};
    const bool isPlain = file.compressionAlgorithm() == QResource::NoCompression;
    const auto* const bytes = reinterpret_cast<const char*>(file.data());
    const QByteArray font = isPlain ? QByteArray::fromRawData(bytes, file.size()) : file.uncompressedData();
    return QFontDatabase::applicationFontFamilies(QFontDatabase::addApplicationFontFromData(font)).value(0);
}

} // namespace

QString SymbolFont::family() {
    const static QString name = registered();
    return name;
}

} // namespace ieum::ui
