// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What stands in a bubble: the text, or why there is none any more.
#pragma once

#include "node/rows.h"

#include <QString>

namespace ieum::ui {

/// The text (of a poll: its question), or a tombstone.
QString bodyText(const node::MessageRow& message);

} // namespace ieum::ui
