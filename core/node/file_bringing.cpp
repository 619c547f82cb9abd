// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Chunks that come in a bundle, beside those that FileFetcher asks for (file_fetcher.h).
#include "node/file_fetcher.h"

namespace ieum::node {

Result<Brought> bring(FileFetcher& to, const ChunkId& chunk, ByteView bytes) {
    FileId file{chunk.value};
    const auto asManifest = to.m_world.stores.files.entries(file);
    if (!asManifest) return passOn(asManifest);
    if (asManifest->empty()) {
        const auto part = to.m_world.stores.files.fileOfChunk(chunk);
        if (!part) return passOn(part);
        if (!*part) return Brought::Nobodys;
        file = (*part)->file;
    } else if (const auto wanted = to.want(file); !wanted) { // whoever takes it along means it to be had
        return passOn(wanted);
    }
    const auto found = to.m_wanted.find(file);
    if (found == to.m_wanted.end()) return Brought::Known;
    if (const auto put = to.m_world.chunks.put(chunk, bytes); !put) return passOn(put);
    if (!to.m_swarm.arrived({}, chunk, to.m_world.clock.now().steady)) return Brought::Known;
    if (const auto planned = to.planWith(file, chunk, bytes); !planned) return passOn(planned);
    if (!to.m_wanted.contains(file)) return Brought::Known; // nothing of it could be read
    if (const auto done = to.settled(file, chunk); !done) return passOn(done);
    return to.m_wanted.contains(file) ? Brought::Part : Brought::Last;
}

} // namespace ieum::node
