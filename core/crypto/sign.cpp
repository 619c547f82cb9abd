// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "crypto/sign.h"

#include "base/assert.h"
#include "crypto/labelled.h"

#include <sodium.h>

namespace ieum::crypto {

namespace {

/// libsodium's secret key is seed | public key; it exists only while it is used.
Secret<64> sodiumKey(const Key& seed, PublicKey& publicKey) {
    Secret<64> pair;
    IEUM_ASSERT(crypto_sign_seed_keypair(raw(publicKey.bytes()), raw(pair.bytes()), raw(seed.view())) == 0);
    return pair;
}

} // namespace

SigningKey SigningKey::fromSeed(const Key& seed) {
    SigningKey key;
    key.m_seed = seed.clone();
    sodiumKey(seed, key.m_public);
    return key;
}

SigningKey SigningKey::generate(Random& random) { return fromSeed(Key::random(random)); }

Signature SigningKey::sign(std::string_view label, std::initializer_list<ByteView> parts) const {
    return signRaw(labelled(label, parts));
}

Signature SigningKey::signRaw(ByteView message) const {
    Secret<64> pair;
    std::copy(m_seed.view().begin(), m_seed.view().end(), pair.bytes().begin());
    std::copy(m_public.value.begin(), m_public.value.end(), pair.bytes().begin() + Key::byteCount);
    Signature signature;
    IEUM_ASSERT(crypto_sign_detached(raw(signature.bytes()), nullptr, raw(message), message.size(), raw(pair.view())) ==
                0);
    return signature;
}

Done verify(ByteView publicKey32, std::string_view label, std::initializer_list<ByteView> parts,
            const Signature& signature) {
    return verifyRaw(publicKey32, labelled(label, parts), signature);
}

Done verifyRaw(ByteView publicKey32, ByteView message, const Signature& signature) {
    if (publicKey32.size() != PublicKey::byteCount) {
        return fail(Cause::Peer, CryptoError::BadKey, static_cast<int64_t>(publicKey32.size()));
    }
    const int verdict =
        crypto_sign_verify_detached(raw(signature.view()), raw(message), message.size(), raw(publicKey32));
    if (verdict != 0) return fail(Cause::Peer, CryptoError::BadSignature);
    return {};
}

} // namespace ieum::crypto
