// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Ed25519 (RFC 8032) as libsodium judges it: canonical S, no small-order keys or points, no cofactor. What is signed
// is never bare bytes but a label and parts, laid out as in kdf.h:
//   u16 length of label | label | for every part: u32 length of part | part
// so that a signature made for one purpose never counts for another.
#pragma once

#include "base/fixed_bytes.h"
#include "crypto/error.h"
#include "crypto/secret.h"

#include <initializer_list>
#include <string_view>

namespace ieum::crypto {

using PublicKey = FixedBytes<struct PublicKeyTag, 32>;
using Signature = FixedBytes<struct SignatureTag, 64>;

class SigningKey {
  public:
    static SigningKey fromSeed(const Key& seed);
    static SigningKey generate(Random& random);
    SigningKey clone() const { return fromSeed(m_seed); }

    const Key& seed() const noexcept { return m_seed; }
    const PublicKey& publicKey() const noexcept { return m_public; }
    /// The public key as the id that it is: `key.publicAs<DeviceId>()`.
    template <class Id> Id publicAs() const {
        static_assert(Id::byteCount == PublicKey::byteCount);
        return Id{m_public.value};
    }
    Signature sign(std::string_view label, std::initializer_list<ByteView> parts) const;
    /// Bare bytes: only for the public test vectors. The protocol always signs under a label.
    Signature signRaw(ByteView message) const;

  private:
    SigningKey() = default;

    Key m_seed;
    PublicKey m_public;
};

/// Errors: BadKey (not 32 bytes), BadSignature.
Done verify(ByteView publicKey32, std::string_view label, std::initializer_list<ByteView> parts,
            const Signature& signature);
Done verifyRaw(ByteView publicKey32, ByteView message, const Signature& signature);

} // namespace ieum::crypto
