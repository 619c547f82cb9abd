// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// From the bytes of a file to UTF-8. UTF-8 and UTF-16 with a byte order mark are taken as what they say; what is not
// valid UTF-8 may be CP949, as Windows programs in Korea write it. Nothing is replaced or dropped.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <string>

namespace ieum::transfer {

struct DecodedText {
    std::string text;     ///< valid UTF-8 without byte order mark
    std::string encoding; ///< as in Chat::encoding
};

/// Errors: TransferError::BadEncoding.
Result<DecodedText> decodeText(ByteView bytes);

} // namespace ieum::transfer
