// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What kind of file a name speaks of, by its last extension and a table. A name is what its sender chose: this sorts a
// list, it does not say what the bytes are. docs/vault.md prints the table. Pure.
#pragma once

#include <cstdint>
#include <string_view>

namespace ieum::store {

/// The numbers stand in profiles.
enum class FileKind : uint8_t { Other = 0, Document = 1, Image = 2, Video = 3, Sound = 4, Archive = 5 };

FileKind kindOfName(std::string_view name);
/// Those of the table, in small letters with a space before and after each; of Other there are none.
std::string_view extensionsOf(FileKind kind);

} // namespace ieum::store
