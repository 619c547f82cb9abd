// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Text from outside: is it UTF-8, and what of it may be shown as a name. Follows RFC 3629; normalisation is utf8proc's.
#pragma once

#include "base/error.h"

#include <string>
#include <string_view>

namespace ieum {

/// Fails with BaseError::NotUtf8 and the offset of the first bad byte (overlong forms and surrogates are bad).
Done checkUtf8(std::string_view text);
/// NFC. The text must be valid UTF-8; what is not comes back unchanged.
std::string toNfc(std::string_view text);
/// NFC plus case folding: two texts that people take for equal in a search.
std::string foldForSearch(std::string_view text);
/// A name that somebody else chose, as a label: no control, bidi-override or zero-width characters, at most
/// `maxCodePoints`, trimmed; "" when nothing is left.
std::string cleanLabel(std::string_view text, size_t maxCodePoints = 64);
/// A file name that somebody else chose: cleanLabel, last path component only, none of \ / : * ? " < > |, no leading or
/// trailing dot or space, Windows device names prefixed. Never empty ("file").
std::string safeFileName(std::string_view text);
/// Splits into code points. The text must be valid UTF-8.
std::u32string codePointsOf(std::string_view text);
std::string fromCodePoints(std::u32string_view codePoints);

} // namespace ieum
