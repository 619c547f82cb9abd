// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Chunks that come in a bundle, beside those that FileFetcher asks for (file_fetcher.h).
#include "node/file_fetcher.h"

#include "base/error.h"

#include <vector>

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
    if (to.m_kept.unsettled.contains(chunk)) return Brought::Known; // it came over a line, and is being made durable
    if (const auto put = to.m_world.chunks.put(chunk, bytes); !put) return passOn(put);
    const auto noteDurable = [&to](const ChunkId& which) { // whatever becomes of the batch that it was in
        to.m_kept.chunks.erase(which);
        for (auto& [job, chunks] : to.m_kept.running) std::erase(chunks, which);
    };
    noteDurable(chunk); // also when its file was given up, and it was on its way for that
    if (!to.m_swarm.arrived({}, chunk, to.m_world.clock.now().steady)) return Brought::Known;
    if (const auto planned = to.planWith(file, chunk, bytes); !planned) return passOn(planned);
    if (!to.m_wanted.contains(file)) return Brought::Known; // nothing of it could be read
    if (const auto done = to.settled(file, chunk); !done) return passOn(done);
    // Whoever reads a bundle is told at its end what is whole: what else of the file is on its way to the disk, as the
    // pieces that were found at the start, is waited for.
    std::vector<ChunkId> rest;
    for (const auto& [other, unsettled] : to.m_kept.unsettled) {
        if (unsettled.file == file && to.m_swarm.isDone(file)) rest.push_back(other);
    }
    const Done all = to.m_world.chunks.settle(rest);
    const bool isLeftToItsJob = !all && (all.error().is(BaseError::FileMissing) ||
                                         (all.error().is(BaseError::FileUnreadable) && !store::isDamage(all.error())));
    if (isLeftToItsJob) return Brought::Part;
    if (!all) {
        to.distrust(rest, all);
        return passOn(all);
    }
    for (const ChunkId& other : rest) {
        const auto unsettled = to.m_kept.unsettled.find(other);
        to.m_kept.unsettledBytes -= unsettled->second.bytes;
        to.m_kept.unsettled.erase(unsettled);
        noteDurable(other);
        to.m_wanted.at(file).unsettled -= 1;
        if (const auto done = to.settled(file, other); !done) return passOn(done);
    }
    return to.m_wanted.contains(file) ? Brought::Part : Brought::Last;
}

} // namespace ieum::node
