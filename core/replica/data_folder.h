// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The folder that a replica lives in: its key, the operator's token, the database with its key, the chunks
// (docs/replica.md, "On disk"). Opening makes what is missing; a key that is there is never replaced.
#pragma once

#include "base/files.h"
#include "crypto/agreement.h"
#include "replica/sqlite_backend.h"

namespace ieum::replica {

struct DataFolder {
    crypto::AgreementKey key; ///< what the replica's address pins
    Bytes token;
    std::unique_ptr<SqliteBackend> backend;
    bool isNew = false; ///< the database was made just now: chunks that lie about belong to nobody
};

std::string chunksFolder(const std::string& folder);

/// Errors: KeyDamaged, those of Files and of SqliteBackend::open.
Result<DataFolder> openDataFolder(const std::string& folder, bool makeNewToken, Files& files, Random& random);

} // namespace ieum::replica
