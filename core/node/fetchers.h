// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Those who ask others for chunks: for files, for slice tables, and who has what. Gives each what concerns it.
#pragma once

#include "node/file_fetcher.h"
#include "node/holders.h"
#include "node/slice_fetcher.h"
#include "sync/outputs.h"

namespace ieum::node {

class Fetchers {
  public:
    Fetchers(World& world, RoomSet& rooms, Traffic& traffic, FileFetcher& files)
        : m_world(world), m_traffic(traffic), m_files(files), m_slices(world, rooms), m_holders(world) {}

    SliceFetcher& slices() { return m_slices; }
    Done noteMessage(const room::MessageRecord& message) {
        m_holders.noteMessage(message);
        return m_files.noteMessage(message);
    }

    void opened(const Conversation& with, const RoomId& room, std::string name) {
        const auto device = with.device ? std::optional(with.device->device) : std::nullopt;
        m_files.opened(with.channel, room, {with.kind, std::move(name), device, with.replica});
        m_slices.opened(with.channel, room);
        m_holders.opened(with, room);
    }
    void closed(net::ChannelId channel) {
        m_holders.closed(channel);
        m_files.closed(channel);
        m_slices.closed(channel);
    }
    void has(net::ChannelId channel, const sync::PeerHasChunks& has) {
        m_holders.has(channel, has);
        m_files.hasAll(channel, has.chunks, has.room);
        m_slices.has(channel, has.room, has.chunks);
    }
    void missed(net::ChannelId channel, const std::vector<ChunkId>& chunks) {
        m_holders.missed(channel, chunks);
        m_files.missed(channel, chunks);
        m_slices.missed(channel, chunks);
    }
    Done arrived(net::ChannelId channel, const sync::ChunkArrived& chunk, Now now) {
        const auto isTable = m_slices.tableArrived(chunk.room, chunk.chunk, chunk.bytes, now);
        if (!isTable) return passOn(isTable);
        return *isTable ? Done() : m_files.arrived(channel, chunk.chunk, chunk.bytes);
    }
    std::optional<Bytes> load(const sync::LoadChunk& wanted) {
        if (auto table = m_slices.load(wanted.room, wanted.chunk)) return table;
        auto bytes = m_world.chunks.get(wanted.chunk);
        return bytes ? std::optional(std::move(*bytes)) : std::nullopt;
    }
    std::vector<ChunkId> giveable(const sync::ChunksAsked& asked) {
        std::vector<ChunkId> have = m_files.giveable(asked.chunks);
        const std::vector<ChunkId> tables = m_slices.giveable(asked.room, asked.chunks);
        have.insert(have.end(), tables.begin(), tables.end());
        return have;
    }
    void tick(Now now) {
        m_traffic.tick(now.steady);
        m_files.tick(now);
    }
    std::optional<SteadyMs> nextDeadline() const {
        const auto ofFiles = m_files.nextDeadline(), ofTraffic = m_traffic.nextDeadline();
        return ofFiles && ofTraffic ? std::min(*ofFiles, *ofTraffic) : ofFiles ? ofFiles : ofTraffic;
    }
    Traffic& traffic() { return m_traffic; }
    std::vector<ChunkRequest> takeRequests() {
        std::vector<ChunkRequest> all = m_files.takeRequests();
        for (ChunkRequest& each : m_slices.takeRequests()) all.push_back(std::move(each));
        for (ChunkRequest& each : m_holders.takeRequests()) all.push_back(std::move(each));
        return all;
    }

  private:
    World& m_world;
    Traffic& m_traffic;
    FileFetcher& m_files;
    SliceFetcher m_slices;
    Holders m_holders;
};

} // namespace ieum::node
