// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A chat as KakaoTalk for Android exports it as text, invented from a seed.
#pragma once

#include <QByteArray>
#include <QStringList>

#include <cstdint>

namespace ieum::cli {

QByteArray kakaoExport(const QString& title, const QStringList& speakers, int messages, uint32_t seed);

} // namespace ieum::cli
