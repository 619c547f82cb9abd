// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "crypto/kdf.h"

#include "crypto/hash.h"
#include "crypto/labelled.h"

namespace ieum::crypto {

Key derive(const Key& from, std::string_view label, std::initializer_list<ByteView> context) {
    Bytes input = labelled(label, context);
    Digest32 digest = keyedHash(from, {input});
    wipe(input);
    Key key = *Key::from(digest.view());
    wipe(digest.bytes());
    return key;
}

} // namespace ieum::crypto
