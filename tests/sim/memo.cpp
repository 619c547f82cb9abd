// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// In a town of fifty one signature is verified fifty times, which was a quarter of a run. Whether it is good depends on
// nothing but the three byte strings, so the linker puts this in front of libsodium's function (--wrap, see
// CMakeLists.txt) and what was good once is not computed again. Everything else of the cryptography is as shipped, and
// so are all signatures that are bad.

#include "crypto/hash.h"

#include <sodium.h>
#include <span>
#include <unordered_set>

// NOLINTBEGIN(bugprone-reserved-identifier,readability-identifier-naming): the linker's names.
extern "C" {
int __real_crypto_sign_verify_detached(const unsigned char* signature, const unsigned char* message,
                                       unsigned long long messageBytes, const unsigned char* publicKey);
int __wrap_crypto_sign_verify_detached(const unsigned char* signature, const unsigned char* message,
                                       unsigned long long messageBytes, const unsigned char* publicKey);
}

int __wrap_crypto_sign_verify_detached(const unsigned char* signature, const unsigned char* message,
                                       unsigned long long messageBytes, const unsigned char* publicKey) {
    constexpr size_t rememberedMax = 1'000'000;
    static std::unordered_set<ieum::crypto::Digest32> good;
    const auto bytesAt = [](const unsigned char* from, size_t count) { return std::as_bytes(std::span(from, count)); };
    const ieum::crypto::Digest32 name =
        ieum::crypto::blake2b256({bytesAt(signature, crypto_sign_BYTES), bytesAt(publicKey, crypto_sign_PUBLICKEYBYTES),
                                  bytesAt(message, messageBytes)});
    if (good.contains(name)) return 0;
    const int verdict = __real_crypto_sign_verify_detached(signature, message, messageBytes, publicKey);
    if (good.size() == rememberedMax) good.clear();
    if (verdict == 0) good.insert(name);
    return verdict;
}
// NOLINTEND(bugprone-reserved-identifier,readability-identifier-naming)
