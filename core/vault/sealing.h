// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A file that comes in pieces of any size, as an entry of a zip does, into chunks. What is a file on a disk is sealed
// by storeFile() (vault.h). One piece is held at a time, and less than a chunk of what came before it.
#pragma once

#include "vault/vault.h"

namespace ieum::vault {

class Sealing {
  public:
    Sealing(const crypto::Key& key, ChunkStore& store);

    /// Errors: TooLarge (Cause::Input; number: bytes that a file may have), and those of ChunkStore.
    Done add(ByteView piece);
    /// Once, behind the last piece; a file without one is empty and has one empty chunk. Errors: those of add().
    Result<StoredFile> finish();
    /// What `store` has of it until it is finished; for whoever gives up.
    const std::vector<ChunkId>& chunks() const { return m_made.manifest.chunks; }

  private:
    Done seal(ByteView chunk);

    ChunkStore& m_store;
    StoredFile m_made;
    Bytes m_rest; ///< less than a chunk
};

} // namespace ieum::vault
