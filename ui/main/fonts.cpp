// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/fonts.h"

#include "ui/controls/symbol_font.h"

#include <QFont>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QTextLayout>

namespace ieum::ui {

void chooseFont(const QGuiApplication& app) {
    // First of all: what has been laid out by then is laid out anew for a font that is added.
    (void)SymbolFont::family();
    QFont font = app.font();
    QStringList families{font.family()};
    if (!QFontDatabase::writingSystems(font.family()).contains(QFontDatabase::Korean)) {
        const QStringList installed = QFontDatabase::families();
        for (const char* name : {"NanumGothic", "Noto Sans KR", "Noto Sans CJK KR", "Pretendard"}) {
            if (installed.contains(QLatin1String(name))) families.prepend(QLatin1String(name));
        }
    }
    font.setFamilies(families);
    QGuiApplication::setFont(font);
}

void warmFonts(int percent) {
    struct Style {
        int pixels; ///< of ui/theme at 100 %
        bool isBold;
    };
    for (const Style style :
         {Style{11, false}, {12, false}, {12, true}, {13, false}, {14, false}, {14, true}, {16, true}, {20, true}}) {
        QFont font = QGuiApplication::font();
        font.setPixelSize(qRound(style.pixels * percent / 100.0));
        font.setBold(style.isBold);
        QTextLayout both(QStringLiteral("가a"), font);
        both.beginLayout();
        both.createLine();
        both.endLayout();
    }
}

} // namespace ieum::ui
