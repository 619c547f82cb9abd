// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Is this one emoji? Follows the grammar of UTS #51 (Unicode Emoji), with ranges of characters instead of its tables:
// what the ranges let through beyond them is a symbol that a font may not have, never a letter or a control character.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace ieum::room {

/// What Korean messengers put under a message with one tap: heart, like, check, laugh, surprise, tears.
constexpr std::array<std::string_view, 6> standardReactions = {"❤️", "👍", "✅", "😄", "😲", "😢"};

/// One grapheme of at most emojiBytesMax bytes: a pictograph, a keycap or a flag, with modifiers and joined ones.
bool isOneEmoji(std::string_view text);
/// Without the selectors that ask for a coloured picture: with and without them it is the same reaction.
std::string plainEmoji(std::string_view text);

} // namespace ieum::room
