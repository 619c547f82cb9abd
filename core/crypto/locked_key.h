// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A key that stays in memory for as long as the program runs: on pages of its own that are not written to swap (where
// the system's limits let it), between guard pages, and wiped when it goes. For the few keys that live long; a page
// each is too much for the others.
#pragma once

#include "crypto/secret.h"

#include <utility>

namespace ieum::crypto {

class LockedKey {
  public:
    explicit LockedKey(const Key& key);
    ~LockedKey();
    LockedKey(LockedKey&& other) noexcept : m_key(std::exchange(other.m_key, nullptr)) {}
    LockedKey& operator=(LockedKey&& other) noexcept {
        std::swap(m_key, other.m_key);
        return *this;
    }

    const Key& get() const noexcept { return *m_key; }

  private:
    Key* m_key = nullptr; ///< from sodium_malloc
};

} // namespace ieum::crypto
