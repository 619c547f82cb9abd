// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/fonts.h"

#include <QFont>
#include <QFontDatabase>
#include <QGuiApplication>

namespace ieum::ui {

void chooseFont(const QGuiApplication& app) {
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

} // namespace ieum::ui
