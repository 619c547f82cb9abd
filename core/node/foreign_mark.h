// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The mark that a file has which came from somebody else, where the platform has such a mark. docs/vault.md says what
// stands in it: that it came by Ieum, and nothing of who sent it, where or when.
#pragma once

#include <string>

namespace ieum::node {

inline constexpr const char* foreignMarkName = "user.xdg.origin.url";
inline constexpr const char* foreignMark = "ieum:";

/// Best effort: a file system without attributes has no marks. Safe from any thread.
void markForeign(const std::string& path);

} // namespace ieum::node
