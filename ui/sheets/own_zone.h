// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTimeZone>

namespace ieum::ui {

/// The computer's own time zone, or Seoul's when it has none to speak of.
inline QString ownZone() {
    const QByteArray own = QTimeZone::systemTimeZoneId();
    return own.contains('/') && !own.startsWith("Etc/") ? QString::fromLatin1(own) : QStringLiteral("Asia/Seoul");
}

} // namespace ieum::ui
