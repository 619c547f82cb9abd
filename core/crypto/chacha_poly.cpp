// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "crypto/chacha_poly.h"

#include "base/assert.h"

#include <openssl/evp.h>
#include <openssl/provider.h>

namespace ieum::crypto {

namespace {

constexpr size_t nonceBytes = 12;

template <class Held> EVP_CIPHER_CTX* contextOf(const Held& held) { return static_cast<EVP_CIPHER_CTX*>(held.get()); }

/// From a library of our own: the usual one reads the computer's configuration, which may allow fewer ciphers (FIPS),
/// and then no channel could be made. Lives as long as the process.
const EVP_CIPHER* cipher() {
    static const EVP_CIPHER* const found = [] {
        OSSL_LIB_CTX* own = OSSL_LIB_CTX_new();
        IEUM_ASSERT(own != nullptr && OSSL_PROVIDER_load(own, "default") != nullptr);
        return EVP_CIPHER_fetch(own, "ChaCha20-Poly1305", nullptr);
    }();
    return found;
}

int sizeOf(ByteView bytes) { return static_cast<int>(bytes.size()); }

} // namespace

void ChaChaPoly::Release::operator()(void* context) const noexcept {
    EVP_CIPHER_CTX_free(static_cast<EVP_CIPHER_CTX*>(context));
}

// The calls below fail for wrong sizes, and ours are constants, or when there is no memory.
ChaChaPoly::ChaChaPoly(const Key& key, Use use) : m_context(EVP_CIPHER_CTX_new()) {
    const int encrypts = use == Use::Sealing ? 1 : 0;
    IEUM_ASSERT(m_context &&
                EVP_CipherInit_ex(contextOf(m_context), cipher(), nullptr, raw(key.view()), nullptr, encrypts) == 1);
}

void ChaChaPoly::begin(uint64_t counter) {
    std::array<std::byte, nonceBytes> nonce{};
    for (size_t i = 0; i < sizeof counter; ++i) nonce.at(4 + i) = static_cast<std::byte>(counter >> (8 * i));
    constexpr int asBefore = -1;
    IEUM_ASSERT(EVP_CipherInit_ex(contextOf(m_context), nullptr, nullptr, nullptr, raw(ByteView(nonce)), asBefore) ==
                1);
}

void ChaChaPoly::seal(uint64_t counter, MutableByteView message) {
    IEUM_ASSERT(message.size() >= tagBytes);
    const MutableByteView text = message.first(message.size() - tagBytes);
    const MutableByteView tag = message.last(tagBytes);
    EVP_CIPHER_CTX* context = contextOf(m_context);
    int written = 0;
    begin(counter);
    IEUM_ASSERT(EVP_CipherUpdate(context, raw(text), &written, raw(text), sizeOf(text)) == 1);
    IEUM_ASSERT(written == sizeOf(text));
    IEUM_ASSERT(EVP_CipherFinal_ex(context, raw(tag), &written) == 1 && written == 0);
    IEUM_ASSERT(EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, tagBytes, tag.data()) == 1);
}

Done ChaChaPoly::open(uint64_t counter, MutableByteView message) {
    if (message.size() < tagBytes) return fail(Cause::Peer, CryptoError::Undecryptable);
    const MutableByteView text = message.first(message.size() - tagBytes);
    const MutableByteView tag = message.last(tagBytes);
    EVP_CIPHER_CTX* context = contextOf(m_context);
    int written = 0;
    begin(counter);
    IEUM_ASSERT(EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, tagBytes, tag.data()) == 1);
    IEUM_ASSERT(EVP_CipherUpdate(context, raw(text), &written, raw(text), sizeOf(text)) == 1);
    if (EVP_CipherFinal_ex(context, raw(tag), &written) == 1) return {};
    wipe(text);
    return fail(Cause::Peer, CryptoError::Undecryptable);
}

} // namespace ieum::crypto
