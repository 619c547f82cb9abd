// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A file that is whole here, found and opened: its entry, with the key that opens it, and the list of its chunks. What
// is looked at (previews.h) and what is heard (hearing.h) begin with it.
#pragma once

#include "node/preview_process.h"
#include "node/world.h"
#include "vault/vault.h"

namespace ieum::node {

struct OpenedFile {
    store::FileEntry entry;
    vault::Manifest manifest;
};

/// On the engine's thread. Every message gives a key of its own, and somebody may have given a wrong one: the first
/// that opens it counts. Errors: FileNotHere (none does); those of the stores.
Result<OpenedFile> openFile(World& world, const FileId& file);
/// All that it holds, in memory only. From the pool: chunks are safe to read there, and the database is not touched.
/// Errors: FileUnreadable, and those of vault::readChunk.
Result<MemoryFile> contentOf(const World& world, const OpenedFile& file);

} // namespace ieum::node
