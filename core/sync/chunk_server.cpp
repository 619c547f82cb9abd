// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/chunk_server.h"

#include "room/limits.h"
#include "room/slices.h"
#include "sync/limits.h"

namespace ieum::sync {

namespace {
constexpr size_t tableBytesMax = room::devicesMax * room::sliceBytes;
} // namespace

void ChunkServer::onWant(const wire::ChunkWant& want) {
    if (m_at.rooms.standing(want.tag()) == Standing::Unknown) return m_at.out.blame(SyncError::UnknownRoom);
    const auto ids = readIds(want.ids(), chunksServedMax);
    if (!ids) return;
    const SharedRoom* room = m_at.rooms.byTag(want.tag());
    const Way way{want.tag(), want.prompt() ? Lane::Slices : Lane::Files};
    for (const ChunkId& id : *ids) {
        if (room == nullptr || !room->isFull()) {
            sendMissing(way, id);
            continue;
        }
        if (m_loading.size() >= chunksServedMax) {
            return m_at.out.blame(SyncError::TooMuch, static_cast<int64_t>(m_loading.size()));
        }
        if (!m_loading.emplace(std::pair(room->id, id), way).second) {
            return m_at.out.blame(SyncError::OutOfTurn);
        }
        m_at.out.put(LoadChunk{room->id, id});
    }
}

void ChunkServer::loaded(const ChunkLoaded& loaded) {
    const auto found = m_loading.find({loaded.room, loaded.chunk});
    if (found == m_loading.end()) return;
    Way way = found->second;
    m_loading.erase(found);
    const bool isThere = loaded.bytes && !loaded.bytes->empty() && loaded.bytes->size() <= chunkBytesMax;
    if (!isThere || fullRoom(loaded.room) == nullptr) return sendMissing(way, loaded.chunk);
    if (loaded.bytes->size() > tableBytesMax) way.lane = Lane::Files; // whatever he says, that is no table of keys
    sendParts(way, loaded.chunk, *loaded.bytes);
}

void ChunkServer::sendMissing(const Way& way, const ChunkId& id) {
    wire::Frame frame;
    frame.mutable_chunk_part()->set_tag(way.tag);
    frame.mutable_chunk_part()->set_id(wire::fieldOf(id));
    m_at.out.send(frame, way.lane);
}

void ChunkServer::sendParts(const Way& way, const ChunkId& id, ByteView bytes) {
    wire::Frame frame; // one for all parts, and so its memory
    wire::ChunkPart& part = *frame.mutable_chunk_part();
    part.set_tag(way.tag);
    part.set_id(wire::fieldOf(id));
    part.set_total(static_cast<uint32_t>(bytes.size()));
    for (size_t offset = 0; offset < bytes.size(); offset += chunkPartSentBytes) {
        const ByteView data = bytes.subspan(offset, std::min(chunkPartSentBytes, bytes.size() - offset));
        part.set_offset(static_cast<uint32_t>(offset));
        part.set_data(data.data(), data.size());
        m_at.out.send(frame, way.lane);
    }
}

void ChunkServer::ask(const AskChunks& ask) {
    const SharedRoom* room = fullRoom(ask.room);
    if (room == nullptr) return;
    for (size_t from = 0; from < ask.chunks.size(); from += chunkIdsPerFrame) {
        wire::Frame frame;
        wire::ChunkAsk& made = *frame.mutable_chunk_ask();
        made.set_tag(room->tag);
        made.set_offer(ask.offer);
        const size_t to = std::min(ask.chunks.size(), from + chunkIdsPerFrame);
        for (size_t i = from; i < to; ++i) made.add_ids(wire::fieldOf(ask.chunks[i]));
        m_at.out.send(frame);
    }
}

void ChunkServer::tell(const TellChunks& tell) {
    const SharedRoom* room = fullRoom(tell.room);
    if (room == nullptr) return;
    for (size_t from = 0; from < tell.have.size(); from += chunkIdsPerFrame) {
        wire::Frame frame;
        wire::ChunkHave& made = *frame.mutable_chunk_have();
        made.set_tag(room->tag);
        const size_t to = std::min(tell.have.size(), from + chunkIdsPerFrame);
        for (size_t i = from; i < to; ++i) {
            made.add_ids(wire::fieldOf(tell.have[i]));
            if (!tell.leftSeconds.empty()) made.add_left_s(tell.leftSeconds.at(i));
        }
        m_at.out.send(frame);
    }
}

void ChunkServer::onAsk(const wire::ChunkAsk& ask) {
    const SharedRoom* room = m_at.roomFor(ask.tag());
    auto ids = readIds(ask.ids(), chunkIdsPerFrame);
    if (!ids || ids->empty() || room == nullptr || !room->isFull()) return;
    m_at.out.put(ChunksAsked{room->id, std::move(*ids), ask.offer()});
}

void ChunkServer::onHave(const wire::ChunkHave& have) {
    const SharedRoom* room = m_at.roomFor(have.tag());
    auto ids = readIds(have.ids(), chunkIdsPerFrame);
    if (!ids || ids->empty() || room == nullptr || !room->isFull()) return;
    if (have.left_s_size() != 0 && have.left_s_size() != have.ids_size()) return m_at.out.blame(SyncError::BadChunk);
    std::vector<uint64_t> left(have.left_s().begin(), have.left_s().end());
    for (uint64_t& each : left) each = std::min(each, chunkLeftMaxSeconds);
    m_at.out.put(PeerHasChunks{room->id, std::move(*ids), std::move(left)});
}

std::optional<std::vector<ChunkId>> ChunkServer::readIds(const Ids& from, size_t max) {
    if (static_cast<size_t>(from.size()) > max) {
        m_at.out.blame(SyncError::TooMuch, from.size());
        return std::nullopt;
    }
    std::vector<ChunkId> ids;
    ids.reserve(static_cast<size_t>(from.size()));
    for (const std::string& field : from) {
        const auto id = m_at.read<ChunkId>(field);
        if (!id) return std::nullopt;
        ids.push_back(*id);
    }
    return ids;
}

SharedRoom* ChunkServer::fullRoom(const RoomId& room) {
    SharedRoom* shared = m_at.rooms.byId(room);
    return shared != nullptr && shared->isFull() ? shared : nullptr;
}

} // namespace ieum::sync
