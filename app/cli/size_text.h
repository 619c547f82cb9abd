// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sizes as people type them.
#pragma once

#include <QJsonValue>
#include <QString>

namespace ieum::cli {

/// "700M", "4G" in bytes (powers of ten); what is none of these is passed on as it is, for the verb to refuse.
QJsonValue bytesOf(const QString& text);

} // namespace ieum::cli
