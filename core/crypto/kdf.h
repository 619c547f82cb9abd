// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Keys from keys. The result is BLAKE2b-256, keyed with `from`, over exactly these bytes:
//   u16 length of label | label | for every part of the context: u32 length of part | part
// (numbers little-endian). Lengths make the list unambiguous: {"ab", "c"} and {"a", "bc"} give different keys.
#pragma once

#include "crypto/secret.h"

#include <initializer_list>
#include <string_view>

namespace ieum::crypto {

Key derive(const Key& from, std::string_view label, std::initializer_list<ByteView> context = {});

} // namespace ieum::crypto
