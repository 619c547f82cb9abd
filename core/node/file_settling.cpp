// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How chunks that came become durable, many at a time (file_fetcher.h).
#include "node/file_fetcher.h"

#include "base/error.h"
#include "node/limits.h"

#include <algorithm>

namespace ieum::node {

Done FileFetcher::findKept(const FileId& file, std::vector<ChunkId>& missing) {
    std::vector<ChunkId> left;
    for (const ChunkId& chunk : missing) {
        const auto isHere = m_world.chunks.recover(chunk);
        if (!isHere) return passOn(isHere);
        const bool isAnothers = m_kept.unsettled.contains(chunk); // whose file waits for it, and this one does not
        if (*isHere && !isAnothers) {
            noteFound(file, chunk);
        } else {
            left.push_back(chunk);
        }
    }
    missing = std::move(left);
    return {};
}

void FileFetcher::noteUnsettled(const FileId& file, const ChunkId& chunk, size_t bytes) {
    const auto [unsettled, isNew] = m_kept.unsettled.try_emplace(chunk, Kept::Chunk{file, bytes});
    unsettled->second.job = 0; // what is at the pool may be older
    if (isNew) {
        m_kept.unsettledBytes += bytes;
        if (const auto wanted = m_wanted.find(file); wanted != m_wanted.end()) wanted->second.unsettled += 1;
    }
    if (m_kept.chunks.insert(chunk).second) m_kept.bytes += bytes;
    if (!m_kept.until) m_kept.until = m_world.clock.now().steady.after(chunksSettledAfterMs);
}

/// Nothing more may come that it could wait for. It takes no part of what may come meanwhile.
void FileFetcher::noteFound(const FileId& file, const ChunkId& chunk) {
    noteUnsettled(file, chunk, 0);
    m_kept.until = m_world.clock.now().steady;
}

void FileFetcher::forgetUnsettled(const FileId& file) {
    std::erase_if(m_kept.unsettled, [&](const auto& each) {
        if (each.second.file != file) return false;
        m_kept.unsettledBytes -= each.second.bytes;
        return true;
    });
}

size_t FileFetcher::unsettledAsFull() const {
    if (m_kept.unsettled.size() >= chunksUnsettledMax) return chunksInHandMax;
    return static_cast<size_t>((m_kept.unsettledBytes + vault::chunkBytes - 1) / vault::chunkBytes);
}

/// What comes while the disk is waited for is the next batch.
bool FileFetcher::isSettlingDue(SteadyMs now) const {
    if (!m_kept.running.empty() || m_kept.chunks.empty()) return false;
    if (m_kept.again) return *m_kept.again <= now;
    const bool isMuch = m_kept.chunks.size() >= chunksSettledTogether || m_kept.bytes >= bytesSettledTogether;
    return isMuch || (m_kept.until && *m_kept.until <= now);
}

void FileFetcher::settleKept() {
    const SteadyMs now = m_world.clock.now().steady;
    m_kept.until.reset();
    m_kept.again.reset();
    m_kept.bytes = 0;
    const std::vector<ChunkId> all(m_kept.chunks.begin(), m_kept.chunks.end());
    m_kept.chunks.clear();
    const size_t together = m_kept.eachUntil && now < *m_kept.eachUntil ? 1 : all.size();
    for (size_t from = 0; from < all.size(); from += together) {
        const auto first = all.begin() + static_cast<std::ptrdiff_t>(from);
        std::vector<ChunkId> batch(first, first + static_cast<std::ptrdiff_t>(together));
        const uint64_t job = ++m_kept.lastJob;
        for (const ChunkId& chunk : batch) {
            const auto unsettled = m_kept.unsettled.find(chunk);
            if (unsettled != m_kept.unsettled.end()) unsettled->second.job = job;
        }
        m_kept.running.emplace(job, batch);
        m_pool.runBeside([this, &chunks = m_world.chunks, batch = std::move(batch), job, now]() -> Finished {
            const Done done = chunks.settle(batch);
            return [this, job, done, now] { settled(job, done, now); };
        });
    }
}

void FileFetcher::settled(uint64_t job, const Done& done, SteadyMs since) {
    const SteadyMs now = m_world.clock.now().steady;
    const auto running = m_kept.running.extract(job);
    const std::vector<ChunkId>& chunks = running.mapped();
    if (chunks.size() > 1 && since.after(settlingSlowMs) < now) m_kept.eachUntil = now.after(settledEachMs);
    const bool isOneMissing = !done && done.error().is(BaseError::FileMissing);
    const bool isNotBegun = !done && done.error().is(BaseError::FileUnreadable) && !store::isDamage(done.error());
    if (isNotBegun) return settleLater(chunks);
    if (!done && !isOneMissing) return distrust(chunks, done);
    for (const ChunkId& chunk : chunks) {
        const auto unsettled = m_kept.unsettled.find(chunk);
        // It was given up in the meantime, and perhaps begun anew: then a later job is waited for.
        if (unsettled == m_kept.unsettled.end() || unsettled->second.job != job) continue;
        const FileId file = unsettled->second.file;
        m_kept.unsettledBytes -= unsettled->second.bytes;
        m_kept.unsettled.erase(unsettled);
        if (const auto wanted = m_wanted.find(file); wanted != m_wanted.end()) wanted->second.unsettled -= 1;
        const bool isGone = isOneMissing && !m_world.chunks.has(chunk);
        m_world.noteFailure(isGone ? wantAgain(file, chunk) : settled(file, chunk));
    }
    const bool isRest = m_kept.running.empty() && !m_kept.chunks.empty() && !m_kept.again && m_swarm.isQuiet();
    if (isRest || isSettlingDue(now)) settleKept();
}

/// Nothing was synced, and so nothing was lost either: it waits together with what comes meanwhile.
void FileFetcher::settleLater(const std::vector<ChunkId>& chunks) {
    m_kept.chunks.insert(chunks.begin(), chunks.end());
    m_kept.again = m_world.clock.now().steady.after(settlingAgainMs);
}

/// A sync failed. The system tells of that once, and what it could not write still reads as if it were there: neither
/// what was synced nor what came meanwhile is used. A file that was given up is no reason to refuse what else there is.
void FileFetcher::distrust(const std::vector<ChunkId>& chunks, const Done& why) {
    m_kept.chunks.insert(chunks.begin(), chunks.end());
    m_kept.bytes = 0;
    m_kept.until.reset();
    m_kept.again.reset();
    bool isAwaited = false;
    for (const ChunkId& chunk : std::exchange(m_kept.chunks, {})) {
        isAwaited = isAwaited || m_kept.unsettled.contains(chunk);
        (void)m_world.chunks.remove(chunk);
    }
    if (isAwaited) m_world.noteFailure(why);
}

/// Somebody deleted it on its way to the disk: with its file, or by hand.
Done FileFetcher::wantAgain(const FileId& file, const ChunkId& chunk) {
    const auto found = m_wanted.find(file);
    if (found == m_wanted.end()) return {};
    const auto entries = m_world.stores.files.entries(file);
    if (!entries) return passOn(entries);
    if (entries->empty()) {
        m_wanted.erase(found);
        m_swarm.forget(file);
        forgetUnsettled(file);
        return {};
    }
    const Wanted& wanted = found->second;
    m_swarm.want(file, wanted.room, {chunk}, std::min<uint64_t>(wanted.sizeBytes, vault::chunkBytes));
    return {};
}

Done FileFetcher::settled(const FileId& file, const ChunkId& chunk) {
    const auto found = m_wanted.find(file);
    if (found == m_wanted.end()) return {};
    Wanted& wanted = found->second;
    if (chunk.value != file.value) { // the manifest is none of the file's bytes
        wanted.haveBytes = std::min(wanted.haveBytes + vault::chunkBytes, wanted.sizeBytes);
        m_unmarked.chunks.push_back(chunk);
        if (!m_unmarked.until) m_unmarked.until = m_world.clock.now().steady.after(chunksMarkedAfterMs);
    }
    if (m_unmarked.chunks.size() >= chunksUnmarkedMax) {
        if (const auto marked = mark(); !marked) return marked;
    }
    if (const auto completed = completeWhenDone(file); !completed || !m_wanted.contains(file)) return completed;
    tellProgress(file, wanted);
    return {};
}

Done FileFetcher::mark() {
    m_unmarked.until.reset();
    if (m_unmarked.chunks.empty()) return {};
    return store::noteHave(m_world.stores.files, std::exchange(m_unmarked.chunks, {}));
}

} // namespace ieum::node
