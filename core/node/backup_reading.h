// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Looking into backup files and making profiles of them: needs no profile and no network. Each call blocks, for about a
// second (Argon2id) and then as long as it reads: never on the GUI thread.
#pragma once

#include "node/backup_rows.h"
#include "node/error.h"

namespace ieum::node {

/// Errors: those of store::BackupFile::open, BackupEmpty.
Result<BackupRow> showBackup(const std::string& path, const std::string& passphrase);
/// Every block of it is read and compared. Error: BackupDamaged, and those of showBackup.
Result<BackupRow> verifyBackup(const std::string& path, const std::string& passphrase);

struct RestoreBackup {
    std::string path;
    std::string passphrase;        ///< of the backup
    std::string folder;            ///< absolute; not there yet, or empty
    std::string profilePassphrase; ///< of the profile that is made; "" for an unprotected one
};
/// Makes the profile, whole or not at all. Errors: ProfileExists, ProfileForeign (something else is in the folder),
/// those of verifyBackup and of the store.
Result<BackupRow> restoreBackup(const RestoreBackup& wanted);

} // namespace ieum::node
