// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "crypto/hash.h"

#include "base/assert.h"

#include <sodium.h>

namespace ieum::crypto {

namespace {

using State = crypto_generichash_state;
static_assert(sizeof(State) <= 384 && alignof(State) <= 64);

// The calls below fail for wrong sizes only, and ours are constants.
void hashInto(MutableByteView out, ByteView key, std::initializer_list<ByteView> parts) {
    State state;
    IEUM_ASSERT(crypto_generichash_init(&state, raw(key), key.size(), out.size()) == 0);
    for (const ByteView part : parts) IEUM_ASSERT(crypto_generichash_update(&state, raw(part), part.size()) == 0);
    IEUM_ASSERT(crypto_generichash_final(&state, raw(out), out.size()) == 0);
    sodium_memzero(&state, sizeof state);
}

State* stateIn(std::array<std::byte, 384>& storage) { return reinterpret_cast<State*>(storage.data()); }

} // namespace

Digest32 blake2b256(ByteView bytes) { return blake2b256({bytes}); }

Digest32 blake2b256(std::initializer_list<ByteView> parts) {
    Digest32 digest;
    hashInto(digest.bytes(), {}, parts);
    return digest;
}

Digest32 keyedHash(const Key& key, std::initializer_list<ByteView> parts) {
    Digest32 digest;
    hashInto(digest.bytes(), key.view(), parts);
    return digest;
}

std::array<std::byte, 16> keyedMac16(const Key& key, std::initializer_list<ByteView> parts) {
    std::array<std::byte, 16> mac{};
    hashInto(mac, key.view(), parts);
    return mac;
}

Blake2b256::Blake2b256() {
    IEUM_ASSERT(crypto_generichash_init(stateIn(m_state), nullptr, 0, Digest32::byteCount) == 0);
}

Blake2b256::~Blake2b256() { wipe(m_state); }

Blake2b256& Blake2b256::add(ByteView bytes) {
    IEUM_ASSERT(crypto_generichash_update(stateIn(m_state), raw(bytes), bytes.size()) == 0);
    return *this;
}

Digest32 Blake2b256::finish() {
    Digest32 digest;
    IEUM_ASSERT(crypto_generichash_final(stateIn(m_state), raw(digest.bytes()), digest.value.size()) == 0);
    return digest;
}

} // namespace ieum::crypto
