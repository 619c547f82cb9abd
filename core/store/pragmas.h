// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The safety settings of every connection: set, then read back, because SQLite ignores in silence what it does not know
// or may not do.
#pragma once

#include "store/error.h"

struct sqlite3;

namespace ieum::store {

/// Error: PragmaRefused; number: the place of the setting in the table of pragmas.cpp, or 100 and more for limits.
Done applySettings(sqlite3* database, bool readOnly);

} // namespace ieum::store
