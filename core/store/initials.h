// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Initial consonants: ㅎㅇㄹ for 회의록, as Koreans shorten what they look for. Pure; texts are UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace ieum::store {

/// Every Hangul syllable as its initial, consonants that stand alone as they are, all else as a space.
std::string initialsOf(std::string_view text);
/// What initialsOf would have made of it, when the word is of consonants only; else empty. Two of them that a keyboard
/// has joined (ㄳ) are two again.
std::string asInitials(std::string_view word);

} // namespace ieum::store
