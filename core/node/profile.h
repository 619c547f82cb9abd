// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Making and opening profiles. Opening with a passphrase takes about a second of CPU (Argon2id), so it happens on a
// thread of its own and answers on the thread of the QCoreApplication.
#pragma once

#include "net/network.h"
#include "node/api.h"

#include <memory>

namespace ieum::node {

/// $XDG_STATE_HOME/ieum, or ~/.local/state/ieum.
std::string defaultStateFolder();

struct NodeOptions {
    std::string profileFolder;                      ///< absolute
    std::string passphrase;                         ///< "" for an unprotected profile
    std::string stateFolder = defaultStateFolder(); ///< for what must not be copied along with the profile
    net::NetworkOptions network;
    bool goOnline = true;                 ///< false: answer requests from the disk only, open no socket
    std::string previewProgram;           ///< absolute path of ieum-preview; "": no picture or sound is decoded
    uint64_t autoFetchBytes = 8ULL << 20; ///< files up to this size are fetched without being asked for
};

enum class ProfileKind : uint8_t { Missing, Open, Protected, Foreign };
/// Looks, changes nothing. Open: no passphrase is needed.
ProfileKind profileKindOf(const std::string& folder);

/// What was kept of somebody's root key: the words, or else the recovery file.
struct RecoverFrom {
    std::string words; ///< as typed
    std::string filePath;
    std::string passphrase; ///< of the file
};
struct NewProfile {
    std::string folder;
    std::string name; ///< "": the one in the recovery file
    std::string passphrase;
    std::optional<RecoverFrom> recovery{}; ///< nothing: a new person
};
/// Blocks; errors: ProfileExists, ProfileForeign, BadName, those of readRecoveryWords and readRecoveryFile
/// (FileUnreadable), and the store's.
Result<Self> createProfile(const NewProfile& wanted);

/// The profile opens with `wanted` from then on, "": without any. At once, also while another process or thread has it
/// open, and whole or not at all. Blocks (Argon2id, twice). What was copied before still opens with the old one.
/// Errors: WrongPassphrase (`old`), ProfileMissing, ProfileForeign, ProfileTooNew, ProfileCorrupt, and those of files.
Done changePassphrase(const std::string& folder, const std::string& old, const std::string& wanted);

/// The name of whose further computer that link makes this one; of a code, which names nobody, the code. Looks, changes
/// nothing. Errors: RoomError::BadInvite.
Result<std::string> ownerOfDeviceLink(const std::string& link);

/// Errors: ProfileMissing, ProfileInUse, WrongPassphrase, ProfileCorrupt, ProfileForeign, ProfileTooNew, PortTaken.
void openNode(NodeOptions options, std::function<void(Result<std::unique_ptr<Api>>)> opened);

} // namespace ieum::node
