// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The key of a message's row, which is also its place in the search index: milliseconds of its timeline word << 4, so
// that rows lie in the order of time and the newest hits of a search come first without sorting. Up to 16 messages
// share a millisecond; more of them (a flood, or an export with times in minutes) move behind what stands near, and
// behind everything at last.
#pragma once

#include "store/connection.h"

namespace ieum::store {

/// A key that no message has yet.
Result<int64_t> freeMessageKey(Connection& connection, uint64_t word);
/// Where the messages of this word begin.
int64_t messageKeyOf(uint64_t word);

} // namespace ieum::store
