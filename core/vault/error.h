// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

namespace ieum {

enum class VaultError : uint16_t {
    BadChunk = 1,  ///< bytes that do not hash to their id
    BadManifest,   ///< a table of contents that contradicts itself
    Undecryptable, ///< a chunk or manifest that the file's key does not open; number: index
    TooLarge,      ///< number: bytes allowed
    ChunkMissing,  ///< number: index
    BadRule,       ///< a rule of what to keep that contradicts itself or names a type that there is not
    TooManyRules,  ///< number: how many are allowed
    End_,
};
constexpr Folder folderOf(VaultError) { return Folder::Vault; }

} // namespace ieum
