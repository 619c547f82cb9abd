// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Numbers with units, lists of names.
#pragma once

#include <QString>
#include <QStringList>

namespace ieum::ui {

/// "8.4 MB": decimal units, as file managers show them.
QString sizeText(quint64 bytes);
/// "서연, 민준, 나"; beyond `most` names the rest is counted.
QString namesText(const QStringList& names, int most = 4);

} // namespace ieum::ui
