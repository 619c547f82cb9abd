// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// From rows of the attachment table to FileEntry; shared by whoever lists files.
#pragma once

#include "store/file_store.h"

namespace ieum::store {

/// Columns of `entryOf`, of attachment `a` with its joins.
#define IEUM_FILE_COLUMNS                                                                                              \
    "SELECT f.id, r.id, a.message, a.position, a.name, a.size_bytes, a.key, a.author, a.time_ms, f.state"
#define IEUM_FILE_JOINS " FROM attachment a JOIN file f ON f.key=a.file JOIN room r ON r.key=a.room"

/// The first column that a query adds to these.
constexpr int afterFileColumns = 10;

FileEntry entryOf(Statement& row);

} // namespace ieum::store
