// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// By what a room is kept in the settings of the desktop: nothing that is told there says which room of which profile
// it is.
#pragma once

#include <QCryptographicHash>
#include <QString>

namespace ieum::ui {

inline QString roomKey(const QString& room) {
    constexpr qsizetype digits = 24;
    const QByteArray digest = QCryptographicHash::hash(room.toUtf8(), QCryptographicHash::Sha256);
    return QLatin1String("room-") + QString::fromLatin1(digest.toHex().first(digits));
}

} // namespace ieum::ui
