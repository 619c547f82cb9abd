// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lists and optional records that live in one column, because they are read and written as a whole. Fixed binary
// formats with a version byte (docs/formats/profile.md, "Packed columns").
#pragma once

#include "room/records.h"

namespace ieum::store {

Bytes packOrigin(const room::Origin& origin);
/// Errors: StoreError::Corrupt.
Result<room::Origin> unpackOrigin(ByteView packed);

Bytes packFiles(const std::vector<room::FileLink>& files);
/// Errors: StoreError::Corrupt.
Result<std::vector<room::FileLink>> unpackFiles(ByteView packed);

/// What messages and changes carry beside their text; most carry none.
struct Extras {
    std::vector<room::Mention> mentions;
    std::optional<room::Poll> poll;
    std::vector<uint32_t> options; ///< that a vote chooses
};
Bytes packExtras(const Extras& extras);
/// Errors: StoreError::Corrupt.
Result<Extras> unpackExtras(ByteView packed);

} // namespace ieum::store
