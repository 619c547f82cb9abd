// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// In a town of fifty one signature is verified fifty times, and made anew for every replica that is met: that was a
// third of a run. Keys, signatures and verdicts depend on nothing but bytes that go in (Ed25519 signs without chance,
// RFC 8032), so the linker puts these in front of libsodium's functions (--wrap, see CMakeLists.txt), and what was
// computed once is not computed again; what was signed here is good (tests/crypto verifies what it signs). Everything
// else of the cryptography is as shipped, and whatever is not known to be good is looked at each time.

#include "crypto/hash.h"

#include <algorithm>
#include <array>
#include <map>
#include <sodium.h>
#include <span>
#include <unordered_map>
#include <unordered_set>

// NOLINTBEGIN(bugprone-reserved-identifier,readability-identifier-naming): the linker's names.
extern "C" {
int __real_crypto_sign_verify_detached(const unsigned char* signature, const unsigned char* message,
                                       unsigned long long messageBytes, const unsigned char* publicKey);
int __wrap_crypto_sign_verify_detached(const unsigned char* signature, const unsigned char* message,
                                       unsigned long long messageBytes, const unsigned char* publicKey);
int __real_crypto_sign_detached(unsigned char* signature, unsigned long long* signatureBytes,
                                const unsigned char* message, unsigned long long messageBytes,
                                const unsigned char* secretKey);
int __wrap_crypto_sign_detached(unsigned char* signature, unsigned long long* signatureBytes,
                                const unsigned char* message, unsigned long long messageBytes,
                                const unsigned char* secretKey);
int __real_crypto_sign_seed_keypair(unsigned char* publicKey, unsigned char* secretKey, const unsigned char* seed);
int __wrap_crypto_sign_seed_keypair(unsigned char* publicKey, unsigned char* secretKey, const unsigned char* seed);
}

namespace {

using Name = ieum::crypto::Digest32;
constexpr size_t rememberedMax = 500'000;

ieum::ByteView bytesAt(const unsigned char* from, size_t count) { return std::as_bytes(std::span(from, count)); }

/// Of libsodium's secret key the second half is the public one.
constexpr size_t publicAt = crypto_sign_SECRETKEYBYTES - crypto_sign_PUBLICKEYBYTES;

std::unordered_set<Name>& goodOnes() {
    static std::unordered_set<Name> good;
    if (good.size() >= rememberedMax) good.clear();
    return good;
}

Name nameOf(const unsigned char* signature, const unsigned char* publicKey, ieum::ByteView message) {
    return ieum::crypto::blake2b256(
        {bytesAt(signature, crypto_sign_BYTES), bytesAt(publicKey, crypto_sign_PUBLICKEYBYTES), message});
}

} // namespace

int __wrap_crypto_sign_verify_detached(const unsigned char* signature, const unsigned char* message,
                                       unsigned long long messageBytes, const unsigned char* publicKey) {
    const Name name = nameOf(signature, publicKey, bytesAt(message, messageBytes));
    if (goodOnes().contains(name)) return 0;
    const int verdict = __real_crypto_sign_verify_detached(signature, message, messageBytes, publicKey);
    if (verdict == 0) goodOnes().insert(name);
    return verdict;
}

int __wrap_crypto_sign_detached(unsigned char* signature, unsigned long long* signatureBytes,
                                const unsigned char* message, unsigned long long messageBytes,
                                const unsigned char* secretKey) {
    static std::unordered_map<Name, std::array<unsigned char, crypto_sign_BYTES>> made;
    const Name name =
        ieum::crypto::blake2b256({bytesAt(secretKey, crypto_sign_SECRETKEYBYTES), bytesAt(message, messageBytes)});
    const auto known = made.find(name);
    if (known != made.end() && signatureBytes == nullptr) {
        std::copy(known->second.begin(), known->second.end(), signature);
        return 0;
    }
    const int verdict = __real_crypto_sign_detached(signature, signatureBytes, message, messageBytes, secretKey);
    if (made.size() == rememberedMax) made.clear();
    if (verdict != 0) return verdict;
    std::copy_n(signature, crypto_sign_BYTES, made[name].begin());
    goodOnes().insert(nameOf(signature, secretKey + publicAt, bytesAt(message, messageBytes)));
    return 0;
}

int __wrap_crypto_sign_seed_keypair(unsigned char* publicKey, unsigned char* secretKey, const unsigned char* seed) {
    using Seed = std::array<unsigned char, crypto_sign_SEEDBYTES>;
    static std::map<Seed, std::array<unsigned char, crypto_sign_SECRETKEYBYTES>> made;
    Seed key{};
    std::copy_n(seed, key.size(), key.begin());
    if (made.size() >= rememberedMax) made.clear();
    const auto [pair, isNew] = made.try_emplace(key);
    if (isNew) {
        if (const int verdict = __real_crypto_sign_seed_keypair(publicKey, pair->second.data(), seed); verdict != 0) {
            made.erase(pair);
            return verdict;
        }
    }
    std::copy(pair->second.begin(), pair->second.end(), secretKey);
    std::copy(pair->second.begin() + publicAt, pair->second.end(), publicKey);
    return 0;
}
// NOLINTEND(bugprone-reserved-identifier,readability-identifier-naming)
