// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The recovery file: a person's root key and name under a passphrase, for a safe place that is not this computer. No
// rooms and no messages: that is what a backup is for. docs/formats/recovery.md has the bytes.
#pragma once

#include "base/random.h"
#include "crypto/passphrase.h"
#include "node/error.h"

namespace ieum::node {

struct Recovered {
    crypto::Key seed; ///< of the root key
    std::string name; ///< of the person; "" when it is not known
};

/// `cost`: memory and passes of Argon2id; its salt is made here. Takes about a second. Errors: those of
/// crypto::keyFromPassphrase, WrongPassphrase (none was given).
Result<Bytes> writeRecoveryFile(const Recovered& what, std::string_view passphrase, crypto::PassphraseParameters cost,
                                Random& random);
/// Errors: NotARecoveryFile (foreign, cut off or damaged), WrongPassphrase, ProfileTooNew, those of
/// crypto::keyFromPassphrase.
Result<Recovered> readRecoveryFile(ByteView file, std::string_view passphrase);

constexpr uint64_t recoveryFileBytesMax = 4096; ///< a name has at most 64 code points

} // namespace ieum::node
