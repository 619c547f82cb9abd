// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is told of backups.
#pragma once

#include "base/ids.h"

#include <string>

namespace ieum::node {

struct BackupWritten {
    std::string path;
    int64_t madeMs = 0;
    uint64_t run = 0;        ///< how many have been written to this file, with this one
    uint64_t bytes = 0;      ///< of the file
    uint64_t addedBytes = 0; ///< by this run
    uint32_t pieces = 0;     ///< of files that were attached
    uint32_t leftOut = 0;    ///< of those: not on the disk, or damaged there
};

/// What is in a backup file: its newest run that is whole.
struct BackupRow {
    std::string path;
    int64_t madeMs = 0;
    PersonId person;
    DeviceId device;
    std::string name;
    uint64_t run = 0;
    uint64_t bytes = 0;     ///< of the file
    uint64_t usedBytes = 0; ///< that this run needs; the others belong to earlier ones
    uint64_t databaseBytes = 0;
    uint32_t pieces = 0;
    uint32_t leftOut = 0;
    uint64_t unfinishedBytes = 0; ///< behind it: of a run that was cut off, or is damaged
};

/// A backup is being written.
struct BackupProgress {
    std::string path;
    uint64_t done = 0;
    uint64_t total = 0;
};

} // namespace ieum::node
