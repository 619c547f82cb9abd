// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// From rows of the message table to MessageRecord; shared by reading and searching.
#pragma once

#include "room/records.h"
#include "store/connection.h"

namespace ieum::store {

/// Columns of `recordOf`, of message `m` with its joins; a query appends its WHERE.
#define IEUM_MESSAGE_COLUMNS                                                                                           \
    "SELECT m.key, r.id, m.id, f.id, m.seq, m.word, p.id, d.id, m.time_ms, m.text, m.reply, m.origin, m.late, m.own,"  \
    " m.extra, m.notice, m.expires_ms, m.original, m.edited_ms, m.gone, g.id"
#define IEUM_MESSAGE_JOINS                                                                                             \
    " FROM message m JOIN room r ON r.key=m.room JOIN feed f ON f.key=m.feed"                                          \
    " JOIN identity p ON p.key=m.person JOIN identity d ON d.key=m.device LEFT JOIN identity g ON g.key=m.gone_by"

/// The first column that a query adds to these.
constexpr int afterMessageColumns = 21;

room::MessageRecord recordOf(Statement& row);
/// Fills the files of messages that `recordOf` has made.
Done addFiles(Connection& connection, std::vector<room::MessageRecord>& messages);
Done addFiles(Connection& connection, room::MessageRecord& message);
/// A key from a column of 32 bytes.
crypto::Key secretOf(Statement& row, int column);

} // namespace ieum::store
