// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A file into chunks and back. Both directions work a chunk at a time, so that a file need not fit into memory; they do
// disk work and hashing and run on whatever thread the caller has for that.
#pragma once

#include "base/files.h"
#include "base/random.h"
#include "vault/chunk_store.h"
#include "vault/seal.h"

#include <string>

namespace ieum::vault {

struct StoredFile {
    FileId file; ///< id of the sealed manifest
    crypto::Key key;
    Manifest manifest;
};

/// Reads `path`, seals it under a new key and puts every chunk and the manifest into `store`.
/// Errors: TooLarge (Cause::Input), and those of Files and ChunkStore.
Result<StoredFile> storeFile(const Files& files, const std::string& path, ChunkStore& store, Random& random);

/// What chunk `index` holds. Errors: ChunkMissing, BadChunk, Undecryptable (number: index), BadManifest (a chunk of
/// another size).
Result<Bytes> readChunk(const ChunkStore& store, const crypto::Key& key, const Manifest& manifest, size_t index);

/// Seals and puts one more chunk. Errors: those of ChunkStore.
Done addChunk(StoredFile& to, ByteView plain, ChunkStore& store);
/// Seals and puts the manifest, which names the file. Errors: those of ChunkStore.
Done finishFile(StoredFile& made, ChunkStore& store);

/// Opens every chunk and appends it to `outPath`, which must not exist; a file that cannot be finished is removed.
/// Errors: ChunkMissing, BadChunk, Undecryptable (number: index), BadManifest (a chunk of another size), those of
/// Files.
Done writeOut(const ChunkStore& store, const crypto::Key& key, const Manifest& manifest, Files& files,
              const std::string& outPath);

} // namespace ieum::vault
