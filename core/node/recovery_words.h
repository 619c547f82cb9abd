// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A person's root key as 24 words that can be written on paper: BIP-39 (github.com/bitcoin/bips, bip-0039) with the
// seed of the root key, 32 bytes, as its entropy, and no passphrase. Its last 8 bits are a check: of 256 mistyped
// sheets one goes unnoticed by it, and that one is another person. Pure functions.
#pragma once

#include "crypto/secret.h"
#include "node/error.h"

#include <string>
#include <vector>

namespace ieum::node {

enum class WordList : uint8_t { Korean = 1, English };
constexpr size_t recoveryWordCount = 24;

/// The words in NFC, as people read them.
std::vector<std::string> recoveryWords(const crypto::Key& seed, WordList list);
/// In either language; upper case, numbers, punctuation and line breaks between the words do no harm, and Hangul may be
/// composed or not. Errors: RecoveryWordCount, UnknownRecoveryWord, RecoveryWordsMistyped.
Result<crypto::Key> readRecoveryWords(std::string_view text);

} // namespace ieum::node
