// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where sealed chunks lie; the store implements it. A chunk is named by the hash of its bytes, so putting one twice is
// nothing, and what is read is checked again by whoever reads it.
#pragma once

#include "base/bytes.h"
#include "base/ids.h"
#include "base/result.h"

namespace ieum::vault {

class ChunkStore {
  public:
    virtual ~ChunkStore() = default;
    virtual bool has(const ChunkId& chunk) const = 0;
    /// Errors: BaseError::FileMissing, FileUnreadable.
    virtual Result<Bytes> get(const ChunkId& chunk) const = 0;
    /// Durable when it returns. The caller has checked that the bytes hash to the id.
    virtual Done put(const ChunkId& chunk, ByteView bytes) = 0;
    virtual Done remove(const ChunkId& chunk) = 0;
};

} // namespace ieum::vault
