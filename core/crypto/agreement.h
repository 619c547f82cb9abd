// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// X25519 (RFC 7748). A public key of low order is refused, because the secret agreed with it is no secret.
#pragma once

#include "crypto/error.h"
#include "crypto/secret.h"
#include "crypto/sign.h"

namespace ieum::crypto {

using AgreementPublicKey = FixedBytes<struct AgreementPublicKeyTag, 32>;

class AgreementKey {
  public:
    static AgreementKey fromSecret(const Key& secret);
    static AgreementKey generate(Random& random);
    /// The same key pair in the other form of the curve; its public half is `agreementKeyOf(signing public key)`.
    static AgreementKey fromSigningKey(const SigningKey& key);
    AgreementKey clone() const;

    const AgreementPublicKey& publicKey() const noexcept { return m_public; }
    const Key& secret() const noexcept { return m_secret; }
    /// The raw shared secret: not uniform, so it goes through derive() before it is a key.
    /// Errors: BadKey (not 32 bytes), WeakPoint.
    Result<Key> agree(ByteView theirPublic) const;

  private:
    AgreementKey() = default;

    Key m_secret;
    AgreementPublicKey m_public;
};

/// Errors: BadKey (not a point of the prime-order group).
Result<AgreementPublicKey> agreementKeyOf(ByteView ed25519Public);

} // namespace ieum::crypto
