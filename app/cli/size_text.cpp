// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/size_text.h"

namespace ieum::cli {

QJsonValue bytesOf(const QString& text) {
    const QString units = QStringLiteral("KMG");
    constexpr double bytes[] = {1e3, 1e6, 1e9};
    const qsizetype unit = text.isEmpty() ? -1 : units.indexOf(text.back().toUpper());
    bool good = false;
    const uint number = text.chopped(text.isEmpty() ? 0 : 1).toUInt(&good);
    if (unit < 0 || !good || number == 0) return text;
    return number * bytes[unit];
}

} // namespace ieum::cli
