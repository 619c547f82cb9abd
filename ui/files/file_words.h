// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A file in words: what it is, where it is, who has it.
#pragma once

#include "node/rows.h"

#include <QString>

namespace ieum::ui {

/// "PDF", "XLSX"; at most four letters, "" when the name has no ending.
QString fileMark(const QString& name);
/// "8.4 MB · on this computer", "2.1 MB · coming from 서연, 64 %", "2.1 MB · not here, but 서연 has it".
QString fileWhere(const node::FileRow& file);
/// "3.0 MB of 8.4 MB · from 민준 · 2.1 MB/s · 3 s left", or what it waits for.
QString fileOnItsWay(const node::FileRow& file);
/// "Kept by 서연, 민준, me"; "" when nobody is known to have it.
QString fileHolders(const node::FileRow& file);
/// Everybody, a line each: "서연 · 노트북 (어제)", with the part that he has where that is not all of it.
QString fileHeldBy(const node::FileRow& file, qint64 nowMs);
double fileShare(const node::FileRow& file);
bool fileIsHere(const node::FileRow& file);

} // namespace ieum::ui
