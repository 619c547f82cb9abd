// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/opened_file.h"

#include "node/error.h"

namespace ieum::node {

Result<OpenedFile> openFile(World& world, const FileId& file) {
    auto entries = world.stores.files.entries(file);
    if (!entries) return passOn(entries);
    const auto sealed = world.chunks.get(ChunkId{file.value});
    if (!sealed) return passOn(sealed);
    for (store::FileEntry& entry : *entries) {
        auto manifest = vault::openManifest(entry.key, *sealed, entry.sizeBytes);
        if (manifest) return OpenedFile{std::move(entry), std::move(*manifest)};
    }
    return fail(Cause::Machine, NodeError::FileNotHere);
}

Result<MemoryFile> contentOf(const World& world, const OpenedFile& file) {
    auto copy = MemoryFile::make();
    if (!copy) return passOn(copy);
    for (size_t index = 0; index < file.manifest.chunks.size(); ++index) {
        const auto bytes = vault::readChunk(world.chunks, file.entry.key, file.manifest, index);
        if (!bytes) return passOn(bytes);
        if (const auto put = copy->append(*bytes); !put) return passOn(put);
    }
    return copy;
}

} // namespace ieum::node
