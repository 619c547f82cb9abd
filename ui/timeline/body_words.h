// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What stands in a bubble: the text with what became of it, or why there is none any more.
#pragma once

#include "node/rows.h"

#include <QString>

namespace ieum::ui {

/// The text and the poll's options with their votes; or a tombstone.
QString bodyText(const node::MessageRow& message);
/// Each emoji with how many chose it, on one line; "" without any.
QString reactionsText(const node::MessageRow& message);

} // namespace ieum::ui
