// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A message as text: what a target has no place for and people can still read stands in words around it.
#pragma once

#include "transfer/target.h"

#include <string>
#include <string_view>
#include <vector>

namespace ieum::transfer {

/// `quote` stands in front ("" for none); of the rest, what `carries` says AsText. Attachments without bytes, and all
/// where files are not taken, are named. Line ends are LF.
std::string saidText(const ChatMessage& message, const Carries& carries, bool korean, std::string_view quote = {});

/// In one line. Not a label: an emoji may hold joiners.
std::string emojiText(std::string_view emoji);
/// "(👍 나무, 별)"
std::string reactionText(const ChatReaction& reaction);
std::string joined(const std::vector<std::string>& names);

/// Pieces of at most so many code points, cut at the end of a line where there is one; one when the text is "".
std::vector<std::string_view> piecesOf(std::string_view text, size_t codePointsMax);

} // namespace ieum::transfer
