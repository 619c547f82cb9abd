// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A profile is a folder: `profile` (this file: which cipher, and the profile key wrapped in slots), `ieum.db` and its
// write-ahead log, `chunks/`. Unlocking costs about a second of CPU when there is a passphrase: never on the GUI
// thread. docs/formats/profile.md has the bytes.
#pragma once

#include "base/files.h"
#include "crypto/passphrase.h"
#include "store/connection.h"

namespace ieum::store {

enum class ProfileFileKind : uint8_t {
    Missing,
    Open,      ///< no passphrase: whoever has the folder can read it
    Protected, ///< a passphrase guards it
    Foreign,   ///< a file called `profile` that is not ours, or is damaged
};

struct PassphraseCost {
    uint64_t memoryBytes = 256ULL << 20;
    uint32_t passes = 3;
};

struct Unlocked {
    crypto::Key key; ///< of the database; other keys of the profile are derived from it
    Cipher cipher = Cipher::Aegis;
    bool isProtected = false;
};

std::string databasePath(const std::string& folder);
std::string chunksFolder(const std::string& folder);

/// Looks, changes nothing.
ProfileFileKind profileKind(const std::string& folder, const Files& files);
/// Makes the folder and the file with a new random key; "" makes an unprotected profile.
/// Errors: ProfileExists, and those of Files and keyFromPassphrase.
Result<Unlocked> createProfileFile(const std::string& folder, std::string_view passphrase, Random& random, Files& files,
                                   PassphraseCost cost = {});
/// The same with a key that is there already: of a profile that comes from a backup. Error as above.
Done restoreProfileFile(const std::string& folder, std::string_view passphrase, const crypto::Key& key, Cipher cipher,
                        Random& random, Files& files, PassphraseCost cost = {});
/// Errors: ProfileMissing, Foreign, TooNew, Corrupt, WrongPassphrase.
Result<Unlocked> unlockProfile(const std::string& folder, std::string_view passphrase, const Files& files);

} // namespace ieum::store
