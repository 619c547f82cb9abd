// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "crypto/locked_key.h"

#include "base/assert.h"

#include <new>
#include <sodium.h>

namespace ieum::crypto {

LockedKey::LockedKey(const Key& key) {
    void* memory = sodium_malloc(sizeof(Key));
    IEUM_ASSERT(memory != nullptr);
    m_key = new (memory) Key(key.clone());
}

LockedKey::~LockedKey() {
    if (m_key == nullptr) return;
    m_key->~Key();
    sodium_free(m_key);
}

} // namespace ieum::crypto
