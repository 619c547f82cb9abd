// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/sizes.h"

#include <QCoreApplication>
#include <QLocale>

namespace ieum::ui {
namespace {

struct Sizes {
    Q_DECLARE_TR_FUNCTIONS(Sizes)
};

} // namespace

QString sizeText(quint64 bytes) {
    if (bytes < 1000) return Sizes::tr("%n byte(s)", nullptr, static_cast<int>(bytes));
    return QLocale().formattedDataSize(static_cast<qint64>(bytes), 1, QLocale::DataSizeSIFormat);
}

QString namesText(const QStringList& names, int most) {
    if (names.size() <= most) return names.join(QStringLiteral(", "));
    const auto rest = static_cast<int>(names.size()) - most;
    return Sizes::tr("%1 and %n more", "after a list of names", rest)
        .arg(names.mid(0, most).join(QStringLiteral(", ")));
}

} // namespace ieum::ui
