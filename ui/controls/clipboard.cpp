// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/clipboard.h"

#include <QClipboard>
#include <QGuiApplication>

namespace ieum::ui {
namespace {

constexpr qsizetype linkLettersMax = 4096; // the longest that we write has under 1,000

}

void Clipboard::copy(const QString& text) const { QGuiApplication::clipboard()->setText(text); }

QString Clipboard::invitation() const {
    const QString text = QGuiApplication::clipboard()->text();
    if (text.size() > linkLettersMax || !text.trimmed().startsWith(QLatin1String("ieum:"))) return {};
    return text.trimmed();
}

} // namespace ieum::ui
