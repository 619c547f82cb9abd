// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What of a profile goes into a backup, and how it becomes a profile again: its key, every page of the database as they
// are at one moment, and the chunk files that the database says are here. Neither leaves plaintext on a disk, and
// neither needs memory for more than a block and the list of them. Takes long: on a thread of its own.
#pragma once

#include "store/backup_writer.h"
#include "store/connection.h"

namespace ieum::store {

/// Whose profile it is, and where.
struct BackupSubject {
    std::string folder;
    const crypto::Key& key; ///< of the profile
    Cipher cipher = Cipher::Aegis;
    PersonId person;
    DeviceId device;
    std::string name;
};

struct BackupTarget {
    std::string path;
    std::string passphrase;
    PassphraseCost cost;
};

struct BackupMade {
    uint64_t run = 0;
    uint64_t fileBytes = 0;
    uint64_t addedBytes = 0; ///< by this run
    uint32_t chunks = 0;
    uint32_t leftOut = 0; ///< chunks that are not where the database says, or are damaged
};

/// Adds a run. `reader`: read-only, for this alone; whoever writes goes on. After an error the file is as it was.
/// Errors: BackupOfAnother, and those of BackupWriter and of the database.
Result<BackupMade> writeBackup(Connection& reader, const BackupSubject& subject, const BackupTarget& target,
                               int64_t nowMs, Random& random, Files& files, const BackupProgress& progress);

/// Makes the profile in `folder`, which holds none yet; when it fails, what is there is of no use. Every block is
/// verified, and then the database. Errors: BackupEmpty, BackupDamaged, ProfileExists, and those of Files and of the
/// database.
Done restoreBackup(const BackupFile& backup, const std::string& folder, std::string_view passphrase,
                   PassphraseCost cost, Random& random, Files& files, const BackupProgress& progress);

} // namespace ieum::store
