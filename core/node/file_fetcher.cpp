// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/file_fetcher.h"

#include "node/error.h"
#include "node/limits.h"

#include <algorithm>

namespace ieum::node {

namespace {
ChunkId manifestOf(const FileId& file) { return ChunkId{file.value}; }
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
    if (kind == net::PathKind::Replica) askReplica(channel, room);
}

void FileFetcher::ask(net::ChannelId channel, const FileId& file, Wanted& wanted) {
    wanted.askedWhether.emplace(channel, false);
    m_requests.push_back({channel, sync::AskChunks{wanted.room, {manifestOf(file)}, false}});
}

void FileFetcher::askReplica(net::ChannelId channel, const RoomId& room) {
    auto whole = m_world.stores.files.wholeFiles(room, static_cast<uint32_t>(filesOfferedMax));
    if (!whole) return m_world.noteFailure(passOn(whole));
    for (const FileId& file : *whole) {
        const auto chunks = m_world.stores.files.chunks(file);
        if (!chunks) return m_world.noteFailure(passOn(chunks));
        // The manifest goes last: a replica that has it has the rest.
        std::vector<ChunkId> offered = *chunks;
        offered.push_back(manifestOf(file));
        m_requests.push_back({channel, sync::AskChunks{room, std::move(offered), true}});
    }
}

void FileFetcher::closed(net::ChannelId channel) {
    m_sources.erase(channel);
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
    const auto source = m_sources.find(channel);
    if (source == m_sources.end()) return;
    for (const ChunkId& manifest : manifests) {
        const FileId file{manifest.value};
        source->second.whole.insert(file);
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
    progress(file, wanted.sizeBytes, false);
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
    progress(file, size, true);
    offerToReplicas(room);
    return {};
}

void FileFetcher::offerToReplicas(const RoomId& room) {
    for (const auto& [channel, source] : m_sources) {
        if (source.kind == net::PathKind::Replica && source.rooms.contains(room)) askReplica(channel, room);
    }
}

void FileFetcher::progress(const FileId& file, uint64_t sizeBytes, bool done) {
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

std::vector<FileFetcher::Request> FileFetcher::takeRequests() { return std::exchange(m_requests, {}); }

bool FileFetcher::isStuck(const FileId& file) const {
    const auto found = m_wanted.find(file);
    if (found == m_wanted.end()) return false;
    const auto& whether = found->second.askedWhether;
    return found->second.asked.empty() &&
           std::none_of(whether.begin(), whether.end(), [](const auto& each) { return each.second; });
}

std::string FileFetcher::sourceOf(const FileId& file) const {
    const auto found = m_wanted.find(file);
    if (found == m_wanted.end() || found->second.asked.empty()) return {};
    const auto source = m_sources.find(found->second.asked.begin()->second);
    return source == m_sources.end() ? std::string() : source->second.name;
}

std::vector<std::string> FileFetcher::sourcesOf(const FileId& file) const {
    std::vector<std::string> names;
    for (const auto& [channel, source] : m_sources) {
        if (source.whole.contains(file)) names.push_back(source.name);
    }
    return names;
}

} // namespace ieum::node
