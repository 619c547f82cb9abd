// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "crypto/noise_symmetric.h"

#include "base/assert.h"
#include "base/writer.h"

#include <initializer_list>
#include <sodium.h>

namespace ieum::crypto {

namespace {

constexpr size_t hashBytes = 64;
constexpr size_t blockBytes = 128;

void hashInto(MutableByteView out, std::initializer_list<ByteView> parts) {
    crypto_generichash_state state;
    IEUM_ASSERT(crypto_generichash_init(&state, nullptr, 0, hashBytes) == 0);
    for (const ByteView part : parts) IEUM_ASSERT(crypto_generichash_update(&state, raw(part), part.size()) == 0);
    IEUM_ASSERT(crypto_generichash_final(&state, raw(out), hashBytes) == 0);
    sodium_memzero(&state, sizeof state);
}

/// RFC 2104. Noise wants HMAC even over BLAKE2b, which has a keyed mode of its own. Keys here are 64 bytes.
Secret<hashBytes> hmac(const Secret<hashBytes>& key, std::initializer_list<ByteView> parts) {
    Secret<blockBytes> inner;
    Secret<blockBytes> outer;
    for (size_t i = 0; i < blockBytes; ++i) {
        const std::byte b = i < hashBytes ? key.view()[i] : std::byte{0};
        inner.bytes()[i] = b ^ std::byte{0x36};
        outer.bytes()[i] = b ^ std::byte{0x5c};
    }
    Bytes message = copyOf(inner.view());
    for (const ByteView part : parts) append(message, part);
    Secret<hashBytes> middle;
    hashInto(middle.bytes(), {message});
    wipe(message);
    Secret<hashBytes> mac;
    hashInto(mac.bytes(), {outer.view(), middle.view()});
    return mac;
}

/// HKDF of section 4.3 with two outputs.
std::pair<Secret<hashBytes>, Secret<hashBytes>> hkdf(const Secret<hashBytes>& chainingKey, ByteView material) {
    constexpr std::array one{std::byte{1}};
    constexpr std::array two{std::byte{2}};
    const Secret<hashBytes> temporary = hmac(chainingKey, {material});
    Secret<hashBytes> first = hmac(temporary, {one});
    Secret<hashBytes> second = hmac(temporary, {first.view(), two});
    return {std::move(first), std::move(second)};
}

Key truncated(const Secret<hashBytes>& secret) { return *Key::from(secret.view().first(Key::byteCount)); }

Bytes nonceOf(uint64_t counter) {
    Writer nonce;
    nonce.u32(0).u64(counter);
    return nonce.take();
}

} // namespace

void noiseEncryptInPlace(const Key& key, uint64_t counter, MutableByteView message, ByteView additional) {
    IEUM_ASSERT(message.size() >= noiseTagBytes);
    unsigned long long written = 0;
    IEUM_ASSERT(crypto_aead_chacha20poly1305_ietf_encrypt(
                    raw(message), &written, raw(message), message.size() - noiseTagBytes, raw(additional),
                    additional.size(), nullptr, raw(nonceOf(counter)), raw(key.view())) == 0);
    IEUM_ASSERT(written == message.size());
}

Bytes noiseEncrypt(const Key& key, uint64_t counter, ByteView plain, ByteView additional) {
    Bytes cipher = copyOf(plain);
    cipher.resize(plain.size() + noiseTagBytes);
    noiseEncryptInPlace(key, counter, cipher, additional);
    return cipher;
}

Done noiseDecryptInPlace(const Key& key, uint64_t counter, MutableByteView message, ByteView additional) {
    if (message.size() < noiseTagBytes) return fail(Cause::Peer, CryptoError::Undecryptable);
    unsigned long long written = 0;
    const int verdict = crypto_aead_chacha20poly1305_ietf_decrypt(raw(message), &written, nullptr, raw(message),
                                                                  message.size(), raw(additional), additional.size(),
                                                                  raw(nonceOf(counter)), raw(key.view()));
    if (verdict != 0 || written + noiseTagBytes != message.size()) {
        return fail(Cause::Peer, CryptoError::Undecryptable);
    }
    return {};
}

Result<Bytes> noiseDecrypt(const Key& key, uint64_t counter, ByteView cipher, ByteView additional) {
    Bytes plain = copyOf(cipher);
    if (const auto decrypted = noiseDecryptInPlace(key, counter, plain, additional); !decrypted) {
        return passOn(decrypted);
    }
    plain.resize(cipher.size() - noiseTagBytes);
    return plain;
}

SymmetricState::SymmetricState(std::string_view protocolName) {
    // Names of up to 64 bytes are padded with zeros rather than hashed (section 5.2); ours have 33.
    IEUM_ASSERT(protocolName.size() <= hashBytes);
    const ByteView name = bytesOf(protocolName);
    std::copy(name.begin(), name.end(), m_hash.begin());
    std::copy(m_hash.begin(), m_hash.end(), m_chainingKey.bytes().begin());
}

void SymmetricState::mixHash(ByteView bytes) {
    const NoiseHash before = m_hash;
    hashInto(m_hash, {before, bytes});
}

void SymmetricState::mixKey(const Key& shared) {
    auto [chainingKey, key] = hkdf(m_chainingKey, shared.view());
    m_chainingKey = std::move(chainingKey);
    m_key = truncated(key);
    m_counter = 0;
    m_hasKey = true;
}

Bytes SymmetricState::encryptAndHash(ByteView plain) {
    Bytes cipher = m_hasKey ? noiseEncrypt(m_key, m_counter++, plain, m_hash) : copyOf(plain);
    mixHash(cipher);
    return cipher;
}

Result<Bytes> SymmetricState::decryptAndHash(ByteView cipher) {
    Result<Bytes> plain = m_hasKey ? noiseDecrypt(m_key, m_counter++, cipher, m_hash) : Result<Bytes>(copyOf(cipher));
    if (plain) mixHash(cipher);
    return plain;
}

std::pair<Key, Key> SymmetricState::split() const {
    const auto [first, second] = hkdf(m_chainingKey, {});
    return {truncated(first), truncated(second)};
}

} // namespace ieum::crypto
