// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/file_fetcher.h"

#include "node/error.h"
#include "node/limits.h"

#include <algorithm>

namespace ieum::node {

namespace {
ChunkId manifestOf(const FileId& file) { return ChunkId{file.value}; }

template <class Wanted> bool isStuck(const Wanted& wanted) {
    return wanted.asked.empty() && std::none_of(wanted.askedWhether.begin(), wanted.askedWhether.end(),
                                                [](const auto& each) { return each.second; });
}
} // namespace

Done FileFetcher::load() {
    m_wanted.clear();
    m_fileOf.clear();
    const auto fetching = m_world.stores.files.inState(store::FileState::Fetching);
    if (!fetching) return passOn(fetching);
    for (const FileId& file : *fetching) {
        const auto entries = m_world.stores.files.entries(file);
        if (!entries) return passOn(entries);
        if (entries->empty()) continue;
        if (const auto begun = begin(file, entries->front()); !begun) return begun;
    }
    return {};
}

Done FileFetcher::want(const FileId& file) {
    const auto entries = m_world.stores.files.entries(file);
    if (!entries) return passOn(entries);
    if (entries->empty()) return fail(Cause::Input, NodeError::NoSuchFile);
    if (entries->front().state == store::FileState::Whole || m_wanted.contains(file)) return {};
    if (const auto set = m_world.stores.files.setState(file, store::FileState::Fetching); !set) return set;
    return begin(file, entries->front());
}

Done FileFetcher::noteMessage(const room::MessageRecord& message) {
    for (const room::FileLink& link : message.files) {
        if (link.sizeBytes > m_autoFetchBytes) continue;
        if (const auto wanted = want(link.file); !wanted) return wanted;
    }
    return {};
}

Done FileFetcher::begin(const FileId& file, const store::FileEntry& entry) {
    Wanted wanted;
    wanted.room = entry.room;
    wanted.sizeBytes = entry.sizeBytes;
    wanted.key = entry.key.clone();
    if (m_world.chunks.has(manifestOf(file))) {
        if (const auto read = readManifest(file, wanted); !read) return read;
    }
    Wanted& kept = m_wanted.insert_or_assign(file, std::move(wanted)).first->second;
    for (const auto& [channel, source] : m_sources) {
        if (source.rooms.contains(kept.room)) ask(channel, file, kept);
    }
    m_hasNews = true;
    m_world.effects.timelines.insert(kept.room);
    return {};
}

Done FileFetcher::readManifest(const FileId& file, Wanted& wanted) {
    const auto sealed = m_world.chunks.get(manifestOf(file));
    if (!sealed) return passOn(sealed);
    const auto manifest = vault::openManifest(wanted.key, *sealed, wanted.sizeBytes);
    // The message that names this file gives a wrong key or size: nothing of it can ever be read, so it is not wanted.
    if (!manifest) return m_world.stores.files.setState(file, store::FileState::Known);
    const auto known = m_world.stores.files.hasChunks(file);
    if (!known) return passOn(known);
    if (!*known) {
        const auto set = m_world.stores.files.setChunks(file, manifest->chunks, manifest->sizeBytes, vault::chunkBytes);
        if (!set) return set;
        for (const ChunkId& chunk : manifest->chunks) {
            if (!m_world.chunks.has(chunk)) continue;
            if (const auto marked = m_world.stores.files.markHave(chunk); !marked) return passOn(marked);
        }
    }
    auto missing = m_world.stores.files.missingChunks(file, static_cast<uint32_t>(vault::chunksMax));
    if (!missing) return passOn(missing);
    wanted.missing.assign(missing->rbegin(), missing->rend()); // taken from the back: the file's beginning first
    wanted.manifestKnown = true;
    return {};
}

void FileFetcher::opened(net::ChannelId channel, net::PathKind kind, const RoomId& room, std::string name) {
    Source& source = m_sources[channel];
    source.kind = kind;
    source.name = std::move(name);
    source.rooms.insert(room);
    for (auto& [file, wanted] : m_wanted) {
        if (wanted.room == room) ask(channel, file, wanted);
    }
    m_hasNews = true;
    if (kind == net::PathKind::Replica) m_offers.opened(channel, room);
}

void FileFetcher::ask(net::ChannelId channel, const FileId& file, Wanted& wanted) {
    wanted.askedWhether.emplace(channel, false);
    m_requests.push_back({channel, sync::AskChunks{wanted.room, {manifestOf(file)}, false}});
}

/// In one question a peer and room.
void FileFetcher::askAgain() {
    std::map<std::pair<net::ChannelId, RoomId>, std::vector<ChunkId>> questions;
    for (auto& [file, wanted] : m_wanted) {
        if (!isStuck(wanted)) continue;
        for (const auto& [channel, source] : m_sources) {
            if (source.rooms.contains(wanted.room)) questions[{channel, wanted.room}].push_back(manifestOf(file));
        }
    }
    for (auto& [of, manifests] : questions) {
        m_requests.push_back({of.first, sync::AskChunks{of.second, std::move(manifests), false}});
    }
}

void FileFetcher::tick(Now now) {
    if (m_wanted.empty() && !m_offers.isOpen()) {
        m_hasNews = false;
        m_againAt.reset();
        return;
    }
    if (std::exchange(m_hasNews, false) || !m_againAt) {
        m_waitMs = filesAgainFirstMs;
        const SteadyMs soon = now.steady.after(m_waitMs);
        m_againAt = std::min(m_againAt.value_or(soon), soon);
    }
    if (now.steady < *m_againAt) return;
    askAgain();
    m_offers.offerAgain();
    m_waitMs = std::min(2 * m_waitMs, filesAgainMostMs);
    m_againAt = now.steady.after(m_waitMs);
}

void FileFetcher::closed(net::ChannelId channel) {
    m_sources.erase(channel);
    m_offers.closed(channel);
    for (auto& [file, wanted] : m_wanted) {
        wanted.askedWhether.erase(channel);
        std::erase_if(wanted.asked, [&](const auto& each) {
            if (each.second != channel) return false;
            wanted.missing.push_back(each.first);
            return true;
        });
        schedule(file, wanted);
    }
}

void FileFetcher::hasAll(net::ChannelId channel, const std::vector<ChunkId>& manifests, const RoomId&) {
    m_offers.has(channel, manifests);
    const auto source = m_sources.find(channel);
    if (source == m_sources.end()) return;
    for (const ChunkId& manifest : manifests) {
        const FileId file{manifest.value};
        if (source->second.whole.size() < wholeFilesMax) source->second.whole.insert(file);
        const auto wanted = m_wanted.find(file);
        if (wanted == m_wanted.end()) continue;
        wanted->second.askedWhether[channel] = true;
        schedule(file, wanted->second);
    }
}

void FileFetcher::missed(net::ChannelId channel, const std::vector<ChunkId>& chunks) {
    for (const ChunkId& chunk : chunks) {
        const auto file = m_fileOf.find(chunk);
        const auto wanted = file == m_fileOf.end() ? m_wanted.end() : m_wanted.find(file->second);
        if (wanted == m_wanted.end()) continue;
        const auto asked = wanted->second.asked.find(chunk);
        if (asked == wanted->second.asked.end() || asked->second != channel) continue;
        wanted->second.asked.erase(asked);
        wanted->second.missing.push_back(chunk);
        wanted->second.askedWhether[channel] = false; // said that he had it, and had not: ask others
        if (const auto source = m_sources.find(channel); source != m_sources.end()) {
            source->second.inFlight -= std::min<size_t>(source->second.inFlight, 1);
            source->second.whole.erase(wanted->first);
        }
        schedule(wanted->first, wanted->second);
    }
}

void FileFetcher::schedule(const FileId& file, Wanted& wanted) {
    if (!wanted.manifestKnown) {
        // Its id is the manifest's, so the manifest is a chunk like any other.
        const bool waiting = wanted.asked.contains(manifestOf(file));
        if (wanted.missing.empty() && !waiting) wanted.missing.push_back(manifestOf(file));
    }
    std::vector<std::pair<net::ChannelId, Source*>> sources;
    for (const auto& [channel, has] : wanted.askedWhether) {
        const auto source = m_sources.find(channel);
        if (has && source != m_sources.end()) sources.emplace_back(channel, &source->second);
    }
    const bool anyLan = std::any_of(sources.begin(), sources.end(),
                                    [](const auto& each) { return each.second->kind == net::PathKind::Lan; });
    for (const auto& [channel, source] : sources) {
        if (anyLan && source->kind != net::PathKind::Lan) continue;
        sync::FetchChunks fetch{wanted.room, {}};
        while (!wanted.missing.empty() && source->inFlight < chunksInFlightMax) {
            const ChunkId chunk = wanted.missing.back();
            wanted.missing.pop_back();
            wanted.asked.emplace(chunk, channel);
            m_fileOf[chunk] = file;
            source->inFlight += 1;
            fetch.chunks.push_back(chunk);
        }
        if (!fetch.chunks.empty()) m_requests.push_back({channel, std::move(fetch)});
    }
}

Done FileFetcher::arrived(net::ChannelId channel, const ChunkId& chunk, ByteView bytes) {
    if (const auto put = m_world.chunks.put(chunk, bytes); !put) return put;
    if (const auto source = m_sources.find(channel); source != m_sources.end()) {
        source->second.inFlight -= std::min<size_t>(source->second.inFlight, 1);
    }
    const auto asked = m_fileOf.find(chunk);
    if (asked == m_fileOf.end()) return {};
    const FileId file = asked->second;
    m_fileOf.erase(asked);
    const auto found = m_wanted.find(file);
    if (found == m_wanted.end()) return {};
    Wanted& wanted = found->second;
    wanted.asked.erase(chunk);
    if (chunk == manifestOf(file)) {
        if (const auto read = readManifest(file, wanted); !read) return read;
        if (!wanted.manifestKnown) {
            m_wanted.erase(found);
            return {};
        }
    } else if (const auto marked = m_world.stores.files.markHave(chunk); !marked) {
        return passOn(marked);
    }
    if (wanted.manifestKnown && wanted.missing.empty() && wanted.asked.empty()) return complete(file);
    tellProgress(file, wanted.sizeBytes, false);
    schedule(file, wanted);
    return {};
}

Done FileFetcher::complete(const FileId& file) {
    const auto found = m_wanted.find(file);
    const RoomId room = found->second.room;
    const uint64_t size = found->second.sizeBytes;
    m_wanted.erase(found);
    if (const auto set = m_world.stores.files.setState(file, store::FileState::Whole); !set) return set;
    m_world.effects.timelines.insert(room);
    tellProgress(file, size, true);
    offerToReplicas(room);
    for (const auto& [channel, source] : m_sources) {
        if (source.kind != net::PathKind::Lan || !source.rooms.contains(room)) continue;
        m_requests.push_back({channel, sync::TellChunks{room, {manifestOf(file)}}});
    }
    return {};
}

void FileFetcher::offerToReplicas(const RoomId& room) {
    m_hasNews = true;
    m_offers.offer(room);
}

void FileFetcher::tellProgress(const FileId& file, uint64_t sizeBytes, bool done) {
    const auto have = m_world.stores.files.haveBytes(file);
    if (!have) return m_world.noteFailure(passOn(have));
    m_world.effects.events.push_back(FileProgress{file, *have, sizeBytes, done});
}

std::vector<ChunkId> FileFetcher::giveable(const std::vector<ChunkId>& chunks) const {
    std::vector<ChunkId> have;
    for (const ChunkId& chunk : chunks) {
        if (!m_world.chunks.has(chunk)) continue;
        const auto entries = m_world.stores.files.entries(FileId{chunk.value});
        const bool isPart = entries && !entries->empty() && entries->front().state != store::FileState::Whole;
        if (!isPart) have.push_back(chunk);
    }
    return have;
}

std::vector<ChunkRequest> FileFetcher::takeRequests() {
    std::vector<ChunkRequest> all = std::exchange(m_requests, {});
    for (ChunkRequest& each : m_offers.takeRequests()) all.push_back(std::move(each));
    return all;
}

std::optional<FileFetcher::Progress> FileFetcher::progressOf(const FileId& file) const {
    const auto found = m_wanted.find(file);
    if (found == m_wanted.end()) return std::nullopt;
    Progress progress{{}, isStuck(found->second)};
    if (found->second.asked.empty()) return progress;
    const auto source = m_sources.find(found->second.asked.begin()->second);
    if (source != m_sources.end()) progress.from = source->second.name;
    return progress;
}

std::vector<std::string> FileFetcher::sourcesOf(const FileId& file) const {
    std::vector<std::string> names;
    for (const auto& [channel, source] : m_sources) {
        if (source.whole.contains(file)) names.push_back(source.name);
    }
    return names;
}

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
    std::erase(found->second.missing, chunk);
    to.m_fileOf[chunk] = file;
    if (const auto done = to.arrived(net::ChannelId{}, chunk, bytes); !done) return passOn(done);
    return to.m_wanted.contains(file) ? Brought::Part : Brought::Last;
}

} // namespace ieum::node
