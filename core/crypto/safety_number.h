// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Sixty digits that two persons compare to know that nobody stands between them. Each person contributes thirty:
//   h0 = BLAKE2b-256("ieum.safety.v1" | id), h(i+1) = BLAKE2b-256(h(i) | id), 5,200 times (guessing a key whose digits
//   resemble another's gets as much slower); then six groups of five digits, group g being the big-endian number in
//   bytes 5g..5g+4 of the last hash, modulo 100,000.
// The thirty digits of the smaller id come first, so both persons see the same number.
#pragma once

#include "base/ids.h"

#include <string>

namespace ieum::crypto {

/// Sixty digits without spaces; the window groups them by five.
std::string safetyNumber(const PersonId& a, const PersonId& b);

} // namespace ieum::crypto
