// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A profile that nobody runs, and a backup of it that costs little to open.
#pragma once

#include "crypto/init.h"
#include "crypto/system_random.h"
#include "node/profile.h"
#include "store/backup_contents.h"
#include "store/real_files.h"

#include <QTemporaryDir>

namespace ieum::node {

constexpr const char* passphraseOfATest = "젖은 성냥";

/// False: it could not be made.
inline bool backUp(const std::string& folder, const std::string& to) {
    store::RealFiles files;
    crypto::SystemRandom random;
    const auto unlocked = store::unlockProfile(folder, "", files);
    if (!unlocked) return false;
    store::OpenOptions database;
    database.path = store::databasePath(folder);
    database.key = &unlocked->key;
    database.cipher = unlocked->cipher;
    const auto reader = store::Connection::open(database);
    if (!reader) return false;
    const store::BackupSubject subject{folder, unlocked->key, unlocked->cipher, {}, {}, "바다"};
    return store::writeBackup(**reader, subject, {to, passphraseOfATest, {8ULL << 20, 1}}, 1'700'000'000'000, random,
                              files, [](uint64_t, uint64_t) { return Done(); })
        .has_value();
}

} // namespace ieum::node
