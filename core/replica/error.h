// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

namespace ieum {

enum class ReplicaError : uint16_t {
    KeyDamaged = 1, ///< a key or token file in the data folder that is not what was written there; number: its bytes
    StorageFailed,  ///< what arrived could not be stored and was not acknowledged: come back later
    BadReceipt,     ///< a receipt that its feed did not sign
    ChunkTooLarge,  ///< number: bytes
    End_,
};
constexpr Folder folderOf(ReplicaError) { return Folder::Replica; }

} // namespace ieum
