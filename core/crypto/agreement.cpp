// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "crypto/agreement.h"

#include "base/assert.h"

#include <sodium.h>

namespace ieum::crypto {

AgreementKey AgreementKey::fromSecret(const Key& secret) {
    AgreementKey key;
    key.m_secret = secret.clone();
    // The base point times a clamped scalar is never zero, so this cannot fail.
    IEUM_ASSERT(crypto_scalarmult_base(raw(key.m_public.bytes()), raw(secret.view())) == 0);
    return key;
}

AgreementKey AgreementKey::generate(Random& random) { return fromSecret(Key::random(random)); }

AgreementKey AgreementKey::fromSigningKey(const SigningKey& key) {
    // The conversion reads the seed half only, but wants libsodium's form of 64 bytes.
    Secret<64> pair;
    std::copy(key.seed().view().begin(), key.seed().view().end(), pair.bytes().begin());
    Key secret;
    IEUM_ASSERT(crypto_sign_ed25519_sk_to_curve25519(raw(secret.bytes()), raw(pair.view())) == 0);
    return fromSecret(secret);
}

AgreementKey AgreementKey::clone() const {
    AgreementKey key;
    key.m_secret = m_secret.clone();
    key.m_public = m_public;
    return key;
}

Result<Key> AgreementKey::agree(ByteView theirPublic) const {
    if (theirPublic.size() != AgreementPublicKey::byteCount) {
        return fail(Cause::Peer, CryptoError::BadKey, static_cast<int64_t>(theirPublic.size()));
    }
    Key shared;
    if (crypto_scalarmult(raw(shared.bytes()), raw(m_secret.view()), raw(theirPublic)) != 0) {
        return fail(Cause::Peer, CryptoError::WeakPoint);
    }
    return shared;
}

Result<AgreementPublicKey> agreementKeyOf(ByteView ed25519Public) {
    AgreementPublicKey key;
    if (ed25519Public.size() != PublicKey::byteCount ||
        crypto_sign_ed25519_pk_to_curve25519(raw(key.bytes()), raw(ed25519Public)) != 0) {
        return fail(Cause::Peer, CryptoError::BadKey, static_cast<int64_t>(ed25519Public.size()));
    }
    return key;
}

} // namespace ieum::crypto
