// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Must be called once before anything else of this folder; again is harmless. Any thread.
#pragma once

#include "crypto/error.h"

namespace ieum::crypto {

/// Errors: CryptoError::NotInitialised.
Done initialise();

} // namespace ieum::crypto
