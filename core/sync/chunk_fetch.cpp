// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/chunk_fetch.h"

#include "sync/limits.h"

namespace ieum::sync {

void ChunkFetch::fetch(const FetchChunks& fetch) {
    const SharedRoom* room = m_at.rooms.byId(fetch.room);
    if (room == nullptr || !room->isFull()) return m_at.out.put(ChunksMissed{fetch.room, fetch.chunks});
    for (const ChunkId& id : fetch.chunks) {
        const Key key{room->tag, id};
        const auto coming = m_coming.find(key);
        if (coming != m_coming.end()) {
            coming->second.missed = false;
        } else if (std::none_of(m_queue.begin(), m_queue.end(), [&](const Queued& one) { return one.key == key; })) {
            m_queue.insert(fetch.prompt ? m_queue.begin() : m_queue.end(), {key, fetch.room, fetch.prompt});
        }
    }
}

void ChunkFetch::ask() {
    wire::Frame frame;
    const auto flush = [&] {
        if (frame.chunk_want().ids_size() > 0) m_at.out.send(frame);
        frame.Clear();
    };
    while (!m_queue.empty() && m_coming.size() < chunksInFlightMax) {
        const auto [key, room, prompt] = m_queue.front();
        m_queue.pop_front();
        const wire::ChunkWant& made = frame.chunk_want();
        if (made.ids_size() > 0 && (made.tag() != key.tag || made.prompt() != prompt)) flush();
        if (m_coming.empty()) m_lastSign = m_lastEnd = m_at.now;
        m_coming[key].room = room;
        frame.mutable_chunk_want()->set_tag(key.tag);
        frame.mutable_chunk_want()->set_prompt(prompt);
        frame.mutable_chunk_want()->add_ids(wire::fieldOf(key.id));
    }
    flush();
}

void ChunkFetch::onPart(const wire::ChunkPart& part) {
    if (m_at.rooms.standing(part.tag()) == Standing::Unknown) return m_at.out.blame(SyncError::UnknownRoom);
    const auto id = m_at.read<ChunkId>(part.id());
    if (!id) return;
    const Key key{part.tag(), *id};
    const auto found = m_coming.find(key);
    if (found == m_coming.end()) return m_at.out.blame(SyncError::BadChunk);
    Coming& coming = found->second;
    noteLife();
    if (part.total() == 0 && coming.bytes.empty()) {
        if (!coming.missed) m_at.out.put(ChunksMissed{coming.room, {*id}});
        return finish(key);
    }
    if (!accept(coming, part)) return m_at.out.blame(SyncError::BadChunk);
    if (coming.bytes.size() < coming.total) return;
    if (coming.hash.finish().value != id->value) return isBad(key);
    if (m_at.rooms.byTag(key.tag) != nullptr) {
        m_at.out.put(ChunkArrived{coming.room, *id, std::move(coming.bytes)});
    }
    finish(key);
}

/// His disk may have a bad spot, and everything else that he has is good: that chunk comes from somebody else.
void ChunkFetch::isBad(const Key& key) {
    if (++m_bad > badChunksMax) return m_at.out.blame(SyncError::BadChunk, static_cast<int64_t>(m_bad));
    const Coming& coming = m_coming.at(key);
    if (!coming.missed) m_at.out.put(ChunksMissed{coming.room, {key.id}});
    finish(key);
}

bool ChunkFetch::accept(Coming& coming, const wire::ChunkPart& part) {
    if (part.total() == 0 || part.total() > chunkBytesMax) return false;
    if (coming.total != 0 && coming.total != part.total()) return false;
    const bool fits = !part.data().empty() && part.offset() == coming.bytes.size() &&
                      part.data().size() <= part.total() - coming.bytes.size();
    if (!fits) return false;
    if (coming.total == 0) coming.bytes.reserve(part.total()); // a chunk at most
    coming.total = part.total();
    append(coming.bytes, bytesOf(part.data()));
    coming.hash.add(bytesOf(part.data()));
    return true;
}

void ChunkFetch::finish(const Key& key) {
    m_coming.erase(key);
    m_lastEnd = m_at.now;
}

void ChunkFetch::stopped(uint64_t tag) { miss(tag); }

void ChunkFetch::missAll() { miss(std::nullopt); }

void ChunkFetch::miss(std::optional<uint64_t> tag) {
    std::map<RoomId, std::vector<ChunkId>> missed;
    for (auto& [key, coming] : m_coming) {
        if (tag && key.tag != *tag) continue;
        if (!std::exchange(coming.missed, true)) missed[coming.room].push_back(key.id);
    }
    std::erase_if(m_queue, [&](const Queued& queued) {
        if (tag && queued.key.tag != *tag) return false;
        missed[queued.room].push_back(queued.key.id);
        return true;
    });
    for (auto& [room, chunks] : missed) m_at.out.putLast(ChunksMissed{room, std::move(chunks)});
}

bool ChunkFetch::isWaiting() const {
    return std::any_of(m_coming.begin(), m_coming.end(), [](const auto& entry) { return !entry.second.missed; });
}

std::optional<SteadyMs> ChunkFetch::deadline() const {
    if (!isWaiting()) return std::nullopt;
    return std::min(m_lastSign.after(chunkSilenceMs), m_lastEnd.after(completionMs));
}

void ChunkFetch::tick() {
    const auto due = deadline();
    if (!due || m_at.now < *due) return;
    miss(std::nullopt);
    m_lastEnd = m_at.now;
}

} // namespace ieum::sync
