// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "crypto/aead.h"

#include "base/assert.h"
#include "base/writer.h"
#include "crypto/hash.h"
#include "crypto/kdf.h"

#include <sodium.h>

namespace ieum::crypto {

namespace {

constexpr std::string_view nonceLabel = "ieum.nonce.v1";
constexpr std::string_view sealLabel = "ieum.seal.v1";

Bytes joined(ByteView head, ByteView tail) {
    Bytes both;
    both.reserve(head.size() + tail.size());
    append(both, head);
    append(both, tail);
    return both;
}

Key boxKey(const Key& shared, const AgreementPublicKey& ephemeral, const AgreementPublicKey& to) {
    return derive(shared, sealLabel, {ephemeral.view(), to.view()});
}

} // namespace

Bytes seal(const Key& key, const Nonce24& nonce, ByteView plain, ByteView additional) {
    Bytes sealed(plain.size() + tagBytes);
    unsigned long long written = 0;
    IEUM_ASSERT(crypto_aead_xchacha20poly1305_ietf_encrypt(raw(MutableByteView(sealed)), &written, raw(plain),
                                                           plain.size(), raw(additional), additional.size(), nullptr,
                                                           raw(nonce.view()), raw(key.view())) == 0);
    IEUM_ASSERT(written == sealed.size());
    return sealed;
}

Result<Bytes> open(const Key& key, const Nonce24& nonce, ByteView sealed, ByteView additional) {
    if (sealed.size() < tagBytes) return fail(Cause::Peer, CryptoError::Undecryptable);
    Bytes plain(sealed.size() - tagBytes);
    unsigned long long written = 0;
    const int verdict = crypto_aead_xchacha20poly1305_ietf_decrypt(
        raw(MutableByteView(plain)), &written, nullptr, raw(sealed), sealed.size(), raw(additional), additional.size(),
        raw(nonce.view()), raw(key.view()));
    if (verdict != 0 || written != plain.size()) return fail(Cause::Peer, CryptoError::Undecryptable);
    return plain;
}

Nonce24 syntheticNonce(const Key& key, ByteView plain, ByteView additional) {
    Writer length;
    length.u64(additional.size());
    const Key nonceKey = derive(key, nonceLabel);
    const Digest32 digest = keyedHash(nonceKey, {length.bytes(), additional, plain});
    return *Nonce24::from(digest.view().first(Nonce24::byteCount));
}

Bytes sealSynthetic(const Key& key, ByteView plain, ByteView additional) {
    const Nonce24 nonce = syntheticNonce(key, plain, additional);
    return joined(nonce.view(), seal(key, nonce, plain, additional));
}

Result<Bytes> openSynthetic(const Key& key, ByteView sealed, ByteView additional) {
    if (sealed.size() < syntheticOverheadBytes) return fail(Cause::Peer, CryptoError::Undecryptable);
    const Nonce24 nonce = *Nonce24::from(sealed.first(Nonce24::byteCount));
    Result<Bytes> plain = open(key, nonce, sealed.subspan(Nonce24::byteCount), additional);
    if (!plain) return plain;
    if (syntheticNonce(key, *plain, additional) != nonce) return fail(Cause::Peer, CryptoError::Undecryptable);
    return plain;
}

Bytes sealTo(const AgreementPublicKey& to, ByteView plain, ByteView additional, Random& random) {
    const AgreementKey ephemeral = AgreementKey::generate(random);
    Result<Key> shared = ephemeral.agree(to.view());
    // A key of low order: a secret that nobody has takes the place of one that everybody knows.
    const Key secret = shared ? std::move(*shared) : Key::random(random);
    const Key key = boxKey(secret, ephemeral.publicKey(), to);
    return joined(ephemeral.publicKey().view(), seal(key, Nonce24{}, plain, additional));
}

Result<Bytes> openSealed(const AgreementKey& mine, ByteView sealed, ByteView additional) {
    if (sealed.size() < sealToOverheadBytes) return fail(Cause::Peer, CryptoError::Undecryptable);
    const AgreementPublicKey ephemeral = *AgreementPublicKey::from(sealed.first(AgreementPublicKey::byteCount));
    const Result<Key> shared = mine.agree(ephemeral.view());
    if (!shared) return passOn(shared);
    const Key key = boxKey(*shared, ephemeral, mine.publicKey());
    return open(key, Nonce24{}, sealed.subspan(AgreementPublicKey::byteCount), additional);
}

} // namespace ieum::crypto
