// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "crypto/passphrase.h"

#include "base/utf8.h"
#include "crypto/limits.h"

#include <sodium.h>

namespace ieum::crypto {

Result<Key> keyFromPassphrase(std::string_view passphrase, const PassphraseParameters& parameters) {
    if (parameters.memoryBytes < passphraseMemoryBytesMin || parameters.memoryBytes > passphraseMemoryBytesMax) {
        return fail(Cause::Input, CryptoError::BadParameters, static_cast<int64_t>(parameters.memoryBytes));
    }
    if (parameters.passes < passphrasePassesMin || parameters.passes > passphrasePassesMax) {
        return fail(Cause::Input, CryptoError::BadParameters, parameters.passes);
    }
    if (passphrase.size() > passphraseBytesMax) {
        return fail(Cause::Input, CryptoError::BadParameters, static_cast<int64_t>(passphrase.size()));
    }
    static_assert(sizeof parameters.salt == crypto_pwhash_SALTBYTES);
    std::string typed = toNfc(passphrase);
    Key key;
    const int verdict =
        crypto_pwhash(raw(key.bytes()), Key::byteCount, typed.data(), typed.size(), raw(ByteView(parameters.salt)),
                      parameters.passes, static_cast<size_t>(parameters.memoryBytes), crypto_pwhash_ALG_ARGON2ID13);
    sodium_memzero(typed.data(), typed.size());
    // Sizes were checked above, so only an allocation can have failed.
    if (verdict != 0) {
        return fail(Cause::Machine, CryptoError::OutOfMemory, static_cast<int64_t>(parameters.memoryBytes));
    }
    return key;
}

} // namespace ieum::crypto
