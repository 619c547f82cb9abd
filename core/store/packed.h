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

} // namespace ieum::store
