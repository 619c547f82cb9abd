// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// SHA-256 (FIPS 180-4), for what others have defined with it; our own formats use BLAKE2b (hash.h).
#pragma once

#include "crypto/hash.h"

namespace ieum::crypto {

Digest32 sha256(ByteView bytes);

} // namespace ieum::crypto
