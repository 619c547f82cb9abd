// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

namespace ieum {

enum class CryptoError : uint16_t {
    NotInitialised = 1, ///< libsodium could not start (no source of randomness)
    BadSignature,       ///< the signature is not of this key over these bytes
    Undecryptable,      ///< wrong key, nonce or additional data, or changed bytes; nobody can tell which
    BadKey,             ///< not a key of its kind; number: bytes
    WeakPoint,          ///< a public key of low order: the agreed secret would be known to everybody
    HandshakeFailed,    ///< a handshake message that does not fit; number: index of the message
    OutOfOrder,         ///< a handshake step when it was the other side's turn, or after the end; number: index
    BadParameters,      ///< a size or cost outside of what limits.h allows; number: the value
    OutOfMemory,        ///< the machine has not enough memory for this passphrase slot; number: bytes wanted
    End_,
};
constexpr Folder folderOf(CryptoError) { return Folder::Crypto; }

namespace crypto {
using ieum::CryptoError;
}

} // namespace ieum
