// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the write-ahead log wants when nobody waits. It is moved into the database when it has become long or when
// deleted text stands in it; and its file is made as long as it may become, so that commits write over what is there: a
// file that grows costs every fsync a further write.
#pragma once

#include "base/files.h"
#include "store/connection.h"
#include "store/limits.h"

namespace ieum::store {

/// Of the log's file: every page that it may hold before it is moved.
constexpr uint64_t wholeLogBytes = uint64_t{checkpointPages} * logFrameBytes;

class LogTender {
  public:
    /// `logBytes`: as long as the file shall be; 0: it is left as it is.
    LogTender(Connection& connection, Files& files, uint64_t logBytes = wholeLogBytes)
        : m_connection(connection), m_files(files), m_logBytes(logBytes) {}

    /// Outside of a transaction, on the connection that writes. A reader or a full disk puts it off. Errors: those of
    /// the connection.
    Done tend();

  private:
    void lengthen();
    int frames() const;

    Connection& m_connection;
    Files& m_files;
    uint64_t m_logBytes;
};

} // namespace ieum::store
