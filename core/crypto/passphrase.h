// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A key from what a person remembers: Argon2id (RFC 9106) as libsodium computes it, one lane. The text is brought to
// NFC first, so that Hangul typed on another system gives the same key. Takes about a second: never on the GUI thread.
#pragma once

#include "crypto/error.h"
#include "crypto/secret.h"

#include <string_view>

namespace ieum::crypto {

struct PassphraseParameters {
    uint64_t memoryBytes = 256ULL << 20;
    uint32_t passes = 3;
    std::array<std::byte, 16> salt{};
};

/// Errors: BadParameters (outside of limits.h), OutOfMemory.
Result<Key> keyFromPassphrase(std::string_view passphrase, const PassphraseParameters& parameters);

} // namespace ieum::crypto
