// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "crypto/init.h"

#include <sodium.h>

namespace ieum::crypto {

Done initialise() {
    // 0: started now, 1: was started already.
    if (sodium_init() < 0) return fail(Cause::Machine, CryptoError::NotInitialised);
    return {};
}

} // namespace ieum::crypto
