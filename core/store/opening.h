// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// From a path and a key to an open SQLite handle. The cipher authenticates all of a page but the first 24 bytes of the
// file: 16 of salt, which a raw key does not need, and 8 of page layout. So we make the salt from the key (a wrong key
// is known before anything is decrypted, and nothing is ever written under it) and check the other 8 ourselves.
#pragma once

#include "store/connection.h"

namespace ieum::store {

/// The caller closes it. Errors: CannotOpen, WrongKey, Corrupt, Foreign, Busy. None of them changes the file.
Result<sqlite3*> openKeyed(const OpenOptions& options);

} // namespace ieum::store
