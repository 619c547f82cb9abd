// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Bytes that nobody else may see: wiped when they go, moved rather than copied, copied only by name, never printed,
// never compared except in constant time.
#pragma once

#include "base/random.h"

#include <array>
#include <optional>

namespace ieum::crypto {

/// Overwrites in a way that the compiler keeps.
void wipe(MutableByteView bytes) noexcept;
/// Takes as long for equal as for different bytes. Different sizes are different.
bool equalInConstantTime(ByteView a, ByteView b) noexcept;

template <size_t n> class Secret {
  public:
    static constexpr size_t byteCount = n;

    Secret() = default;
    ~Secret() { wipe(m_value); }
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    Secret(Secret&& other) noexcept : m_value(other.m_value) { wipe(other.m_value); }
    Secret& operator=(Secret&& other) noexcept {
        if (this != &other) {
            m_value = other.m_value;
            wipe(other.m_value);
        }
        return *this;
    }
    Secret clone() const {
        Secret made;
        made.m_value = m_value;
        return made;
    }

    ByteView view() const noexcept { return m_value; }
    MutableByteView bytes() noexcept { return m_value; }
    bool equals(const Secret& other) const noexcept { return equalInConstantTime(m_value, other.m_value); }

    /// Exactly `n` bytes, or nothing. The caller's copy stays the caller's to wipe.
    static std::optional<Secret> from(ByteView bytes) {
        if (bytes.size() != n) return std::nullopt;
        std::optional<Secret> made(std::in_place);
        std::copy(bytes.begin(), bytes.end(), made->m_value.begin());
        return made;
    }
    static Secret random(Random& source) {
        Secret made;
        source.fill(made.bytes());
        return made;
    }

  private:
    std::array<std::byte, n> m_value{};
};

using Key = Secret<32>;

} // namespace ieum::crypto
