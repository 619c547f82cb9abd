// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// ChaCha20-Poly1305 (RFC 8439) for many messages under one key, in one direction: all that comes and goes over a
// channel passes through here, files above all. By OpenSSL, which uses the widest instructions that the processor has:
// 5.3 GB/s in pieces of 12 KiB where libsodium's, the same algorithm, makes 1.6. One thread at a time.
#pragma once

#include "crypto/error.h"
#include "crypto/secret.h"

#include <memory>

namespace ieum::crypto {

class ChaChaPoly {
  public:
    enum class Use : uint8_t { Sealing, Opening };
    static constexpr size_t tagBytes = 16;

    ChaChaPoly(const Key& key, Use use);

    /// Four zero bytes and `counter`, little-endian, are the nonce. In place: the plain text has room for the tag
    /// behind it.
    void seal(uint64_t counter, MutableByteView message);
    /// In place: the plain text is what was before the tag. After a failure nothing of it is left. Errors:
    /// Undecryptable.
    Done open(uint64_t counter, MutableByteView message);

  private:
    struct Release {
        void operator()(void* context) const noexcept; ///< wipes the key
    };
    void begin(uint64_t counter);

    std::unique_ptr<void, Release> m_context; ///< OpenSSL's, whose header nobody above needs
};

} // namespace ieum::crypto
