// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A profile that was put back or copied, in sentences: while it writes nothing, and once it has gone on. Pure, as
// path_words.h is.
#pragma once

#include "node/rows.h"

#include <QString>

namespace ieum::ui {

/// What happened; "" for a profile that is as it was left.
QString restoredWhat(node::RestoredRow::Why why);
/// What happened and when it was noticed: the head of the bar. "" when nothing waits for it.
QString restoredHead(const node::RestoredRow& restored, qint64 nowMs);
/// What Ieum does about it, who is reachable now and what waits.
QString restoredAdvice(const node::StatusRow& status);
/// What happened, when it was noticed and since when it goes on. "" before that.
QString restoredLine(const node::RestoredRow& restored, qint64 nowMs);
/// The times alone, for a list in which what happened is the name.
QString restoredDetail(const node::RestoredRow& restored, qint64 nowMs);

} // namespace ieum::ui
