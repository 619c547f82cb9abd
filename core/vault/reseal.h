// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A file that is shared again, in another room: the same bytes under a new key, so that nobody who stores both can tell
// that they are one. A chunk at a time, as in vault.h.
#pragma once

#include "base/random.h"
#include "vault/chunk_store.h"
#include "vault/vault.h"

namespace ieum::vault {

/// Errors: ChunkMissing, BadChunk, Undecryptable (number: index), BadManifest (a chunk of another size), those of
/// ChunkStore.
Result<StoredFile> resealFile(ChunkStore& store, const crypto::Key& key, const Manifest& manifest, Random& random);

} // namespace ieum::vault
