// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "crypto/system_random.h"

#include <sodium.h>

namespace ieum::crypto {

// libsodium ends the process itself when the system has no randomness to give.
void SystemRandom::fill(MutableByteView bytes) {
    // An empty view points nowhere, and libsodium's parameters must not.
    if (!bytes.empty()) randombytes_buf(bytes.data(), bytes.size());
}

} // namespace ieum::crypto
