// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "crypto/hash.h"

#include "base/assert.h"
#include "crypto/blake2b.h"

#include <new>
#include <sodium.h>
#include <type_traits>

namespace ieum::crypto {

namespace {

static_assert(sizeof(Blake2bState) <= 384 && alignof(Blake2bState) <= 64);
static_assert(std::is_trivially_copyable_v<Blake2bState> && std::is_trivially_destructible_v<Blake2bState>);

// The calls below fail for wrong sizes only, and ours are constants.
void hashInto(MutableByteView out, ByteView key, std::initializer_list<ByteView> parts) {
    crypto_generichash_state state;
    IEUM_ASSERT(crypto_generichash_init(&state, raw(key), key.size(), out.size()) == 0);
    for (const ByteView part : parts) IEUM_ASSERT(crypto_generichash_update(&state, raw(part), part.size()) == 0);
    IEUM_ASSERT(crypto_generichash_final(&state, raw(out), out.size()) == 0);
    sodium_memzero(&state, sizeof state);
}

Blake2bState& stateIn(std::array<std::byte, 384>& storage) {
    return *std::launder(reinterpret_cast<Blake2bState*>(storage.data()));
}

} // namespace

Digest32 blake2b256(ByteView bytes) { return blake2b256({bytes}); }

Digest32 blake2b256(std::initializer_list<ByteView> parts) {
    Blake2b256 hash;
    for (const ByteView part : parts) hash.add(part);
    return hash.finish();
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

Blake2b256::Blake2b256() { new (m_state.data()) Blake2bState; }

Blake2b256::~Blake2b256() { wipe(m_state); }

Blake2b256& Blake2b256::add(ByteView bytes) {
    stateIn(m_state).add(bytes);
    return *this;
}

Digest32 Blake2b256::finish() { return Digest32{stateIn(m_state).finish()}; }

} // namespace ieum::crypto
