// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Small pictures of files, kept in the database and so encrypted like everything in it; also of which files none can be
// made, so that it is not tried again. Bounded: what was not looked at for longest goes first. They go with the last
// message that has the file, and may all be deleted at any time.
#pragma once

#include "base/ids.h"
#include "store/connection.h"

#include <optional>

namespace ieum::store {

class ThumbnailStore {
  public:
    explicit ThumbnailStore(Connection& connection) : m_connection(&connection) {}

    /// Empty bytes: there is none. Nothing: it was not tried, or was forgotten. `day`: any count that grows by one a
    /// day; that somebody looks is written down once a day.
    Result<std::optional<Bytes>> find(const FileId& file, int64_t day);
    /// Makes room when there is none. Does nothing for a file that no message has.
    Done put(const FileId& file, ByteView jpeg, int64_t day);
    /// The message's attachments are about to be deleted.
    Done forgetOf(const RoomId& room, const MessageId& message);

  private:
    Done makeRoom(int64_t bytes);
    Connection* m_connection;
};

} // namespace ieum::store
