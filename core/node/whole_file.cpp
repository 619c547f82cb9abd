// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/whole_file.h"

namespace ieum::node {

Done enterWholeFile(World& world, const Attachment& attachment, const vault::StoredFile& stored) {
    store::FileStore& files = world.stores.files;
    const vault::Manifest& manifest = stored.manifest;
    const auto put = files.put({stored.file, attachment.room, attachment.message, attachment.position, attachment.name,
                                manifest.sizeBytes, stored.key.clone(), world.identity->person(), attachment.timeMs,
                                store::FileState::Whole});
    if (!put) return put;
    if (const auto set = files.setChunks(stored.file, manifest.chunks, manifest.sizeBytes, vault::chunkBytes); !set) {
        return set;
    }
    for (const ChunkId& chunk : manifest.chunks) {
        if (const auto marked = files.markHave(chunk); !marked) return passOn(marked);
    }
    if (const auto used = world.stores.keep.noteUsed(stored.file, world.ageMs); !used) return used;
    world.effects.vault = true;
    return files.setState(stored.file, store::FileState::Whole);
}

Done forgetFiles(World& world, const std::vector<room::FileLink>& files) {
    for (const room::FileLink& file : files) {
        auto chunks = world.stores.files.forgetUnused(file.file);
        if (!chunks) return passOn(chunks);
        auto& dropped = world.effects.droppedChunks;
        dropped.insert(dropped.end(), chunks->begin(), chunks->end());
    }
    return {};
}

} // namespace ieum::node
