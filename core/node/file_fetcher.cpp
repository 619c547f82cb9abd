// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/file_fetcher.h"

#include "node/error.h"
#include "node/limits.h"

#include <algorithm>

namespace ieum::node {

namespace {
ChunkId manifestOf(const FileId& file) { return ChunkId{file.value}; }

/// About so many.
uint64_t manifestBytesOf(uint64_t fileBytes) {
    constexpr uint64_t bytesAChunk = ChunkId::byteCount + 2, bytesBeside = 64;
    return bytesBeside + bytesAChunk * (fileBytes / vault::chunkBytes + 1);
}
} // namespace

Done FileFetcher::load() {
    for (const auto& [file, wanted] : m_wanted) m_swarm.forget(file);
    m_wanted.clear();
    m_unmarked = {};
    m_kept.unsettled.clear(); // what was kept is made durable all the same, and found again below
    m_kept.unsettledBytes = 0;
    m_kept.manifests.clear(); // they are found again as well
    m_kept.manifestsUntil.reset();
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

Done FileFetcher::want(const FileId& file, store::Wish why) {
    const auto entries = m_world.stores.files.entries(file);
    if (!entries) return passOn(entries);
    if (entries->empty()) return fail(Cause::Input, NodeError::NoSuchFile);
    if (entries->front().state == store::FileState::Whole) return {};
    const auto known = m_wanted.find(file);
    if (why == store::Wish::Stopped) return stop(file);
    if (known != m_wanted.end() && why == store::Wish::ByRule) return {};
    if (const auto set = m_world.stores.keep.setWish(file, why); !set) return set;
    if (known != m_wanted.end()) {
        if (std::exchange(known->second.lanOnly, false)) approach(file, known->second);
        return {};
    }
    if (const auto set = m_world.stores.files.setState(file, store::FileState::Fetching); !set) return set;
    return begin(file, entries->front());
}

Done FileFetcher::stop(const FileId& file) {
    if (m_wanted.erase(file) == 0) return {};
    m_swarm.forget(file);
    forgetUnsettled(file); // it may be begun anew
    if (const auto set = m_world.stores.keep.setWish(file, store::Wish::Stopped); !set) return set;
    return m_world.stores.files.setState(file, store::FileState::Known);
}

Done FileFetcher::noteMessage(const room::MessageRecord& message) {
    for (const room::FileLink& link : message.files) {
        if (m_keeping.wants(message.room, link.name, link.sizeBytes) == vault::Wanted::Not) continue;
        const auto wish = m_world.stores.keep.wishOf(link.file);
        if (!wish) return passOn(wish);
        // It would go again, and others with it; or somebody has said so.
        if (*wish == store::Wish::MadeRoom || *wish == store::Wish::Stopped) continue;
        if (const auto wanted = want(link.file, store::Wish::ByRule); !wanted) return wanted;
    }
    return {};
}

Done FileFetcher::begin(const FileId& file, const store::FileEntry& entry) {
    Wanted& wanted = m_wanted[file];
    wanted.room = entry.room;
    wanted.sizeBytes = entry.sizeBytes;
    wanted.key = entry.key.clone();
    const auto lanOnly = m_keeping.isLanOnly(entry);
    if (!lanOnly) return passOn(lanOnly);
    wanted.lanOnly = *lanOnly;
    m_again.hasNews = true;
    m_world.effects.timelines.insert(wanted.room);
    const auto isHere = m_world.chunks.recover(manifestOf(file));
    if (!isHere) return passOn(isHere);
    if (*isHere) {
        if (const auto read = readManifestHere(file, wanted); !read) return read;
        if (!wanted.manifestKnown) {
            m_wanted.erase(file);
            return {};
        }
        noteFound(file, manifestOf(file)); // nobody may have made it durable
    } else {
        // A chunk like any other, whose id is the file's.
        m_swarm.want(file, wanted.room, {manifestOf(file)}, manifestBytesOf(wanted.sizeBytes));
    }
    approach(file, wanted);
    return {};
}

void FileFetcher::approach(const FileId& file, const Wanted& wanted) {
    for (const auto& [channel, source] : m_sources) {
        if (!mayComeFrom(source, wanted)) continue;
        if (source.rooms.contains(wanted.room)) ask(channel, file, wanted);
        if (source.whole.contains(file)) m_swarm.has(channel, file);
    }
}

Done FileFetcher::readManifestHere(const FileId& file, Wanted& wanted) {
    const auto sealed = m_world.chunks.get(manifestOf(file));
    return sealed ? readManifest(file, wanted, *sealed) : passOn(sealed);
}

Done FileFetcher::readManifest(const FileId& file, Wanted& wanted, ByteView sealed) {
    const auto manifest = vault::openManifest(wanted.key, sealed, wanted.sizeBytes);
    // The message that names this file gives a wrong key or size: nothing of it can ever be read, so it is not wanted.
    if (!manifest) return m_world.stores.files.setState(file, store::FileState::Known);
    const auto known = m_world.stores.files.hasChunks(file);
    if (!known) return passOn(known);
    if (!*known) {
        const auto set = m_world.stores.files.setChunks(file, manifest->chunks, manifest->sizeBytes, vault::chunkBytes);
        if (!set) return set;
        // Whole it is when the manifest is durable as well.
        if (const auto fetching = m_world.stores.files.setState(file, store::FileState::Fetching); !fetching)
            return fetching;
    }
    if (const auto marked = mark(); !marked) return marked;
    auto missing = m_world.stores.files.missingChunks(file, static_cast<uint32_t>(vault::chunksMax));
    if (!missing) return passOn(missing);
    if (const auto found = findKept(file, *missing); !found) return found;
    const auto have = m_world.stores.files.haveBytes(file);
    if (!have) return passOn(have);
    wanted.haveBytes = *have;
    wanted.manifestKnown = true;
    m_swarm.want(file, wanted.room, *missing, std::min<uint64_t>(wanted.sizeBytes, vault::chunkBytes));
    return {};
}

void FileFetcher::opened(net::ChannelId channel, const RoomId& room, FileSource who) {
    Source& source = m_sources[channel];
    const net::PathKind kind = who.kind;
    source.who = std::move(who);
    source.rooms.insert(room);
    m_swarm.opened(channel, kind);
    for (auto& [file, wanted] : m_wanted) {
        if (wanted.room == room && mayComeFrom(source, wanted)) ask(channel, file, wanted);
    }
    m_again.hasNews = true;
    if (kind == net::PathKind::Replica) m_offers.opened(channel, room);
}

void FileFetcher::ask(net::ChannelId channel, const FileId& file, const Wanted& wanted) {
    m_requests.push_back({channel, sync::AskChunks{wanted.room, {manifestOf(file)}, false}});
}

/// In one question a peer and room.
void FileFetcher::askAgain() {
    std::map<std::pair<net::ChannelId, RoomId>, std::vector<ChunkId>> questions;
    for (auto& [file, wanted] : m_wanted) {
        if (!m_swarm.isStuck(file)) continue;
        for (const auto& [channel, source] : m_sources) {
            if (source.rooms.contains(wanted.room) && mayComeFrom(source, wanted))
                questions[{channel, wanted.room}].push_back(manifestOf(file));
        }
    }
    for (auto& [of, manifests] : questions) {
        m_requests.push_back({of.first, sync::AskChunks{of.second, std::move(manifests), false}});
    }
}

void FileFetcher::tick(Now now) {
    if (isSettlingDue(now.steady)) settleKept();
    if (m_unmarked.until && *m_unmarked.until <= now.steady) m_world.noteFailure(mark());
    if (m_wanted.empty() && !m_offers.isOpen()) {
        m_again = {};
        return;
    }
    if (std::exchange(m_again.hasNews, false) || !m_again.at) {
        m_again.waitMs = filesAgainFirstMs;
        const SteadyMs soon = now.steady.after(m_again.waitMs);
        m_again.at = std::min(m_again.at.value_or(soon), soon);
    }
    if (now.steady < *m_again.at) return;
    askAgain();
    m_offers.offerAgain();
    m_again.waitMs = std::min(2 * m_again.waitMs, filesAgainMostMs);
    m_again.at = now.steady.after(m_again.waitMs);
}

std::optional<SteadyMs> FileFetcher::nextDeadline() const {
    std::optional<SteadyMs> next = m_again.at;
    const auto ofSwarm = m_traffic.terms().paused ? std::nullopt : m_swarm.nextDeadline();
    const auto ofKept = !m_kept.running.empty() ? std::nullopt : std::max(m_kept.until, m_kept.again);
    for (const auto& other : {ofKept, m_kept.manifestsUntil, m_unmarked.until, ofSwarm}) {
        if (other && (!next || *other < *next)) next = other;
    }
    return next;
}

void FileFetcher::closed(net::ChannelId channel) {
    m_sources.erase(channel);
    m_offers.closed(channel);
    m_swarm.closed(channel);
}

void FileFetcher::hasAll(net::ChannelId channel, const std::vector<ChunkId>& manifests, const RoomId&) {
    m_offers.has(channel, manifests);
    const auto source = m_sources.find(channel);
    if (source == m_sources.end()) return;
    for (const ChunkId& manifest : manifests) {
        const FileId file{manifest.value};
        if (source->second.whole.size() < wholeFilesMax) source->second.whole[file] = m_world.ageMs;
        const auto wanted = m_wanted.find(file);
        if (wanted == m_wanted.end() || mayComeFrom(source->second, wanted->second)) m_swarm.has(channel, file);
    }
}

void FileFetcher::missed(net::ChannelId channel, const std::vector<ChunkId>& chunks) {
    const auto source = m_sources.find(channel);
    for (const ChunkId& chunk : chunks) {
        const auto file = m_swarm.missed(channel, chunk);
        // Said that he had all of it, and had not.
        if (file && source != m_sources.end()) source->second.whole.erase(*file);
    }
}

Done FileFetcher::arrived(net::ChannelId channel, const ChunkId& chunk, ByteView bytes) {
    const auto file = m_swarm.arrived(channel, chunk, m_world.clock.now().steady);
    if (!file) return {}; // by now somebody else has brought it
    if (const auto kept = m_world.chunks.keep(chunk, bytes); !kept) return kept;
    noteUnsettled(*file, chunk, bytes.size());
    if (const auto wanted = m_wanted.find(*file); wanted != m_wanted.end()) {
        wanted->second.speed.note(bytes.size(), m_world.clock.now().steady);
        if (const auto planned = planSoonWith(*file, chunk, bytes); !planned) return planned;
    }
    const bool isLast = m_kept.running.empty() && m_swarm.isDone(*file) && m_swarm.isQuiet();
    if (isLast || isSettlingDue(m_world.clock.now().steady)) settleKept();
    return {};
}

/// What is in a manifest can be asked for before it is durable: after a power cut it comes once more.
Done FileFetcher::planWith(const FileId& file, const ChunkId& chunk, ByteView bytes) {
    const auto wanted = m_wanted.find(file);
    if (chunk != manifestOf(file) || wanted == m_wanted.end() || wanted->second.manifestKnown) return {};
    if (const auto read = readManifest(file, wanted->second, bytes); !read) return read;
    if (wanted->second.manifestKnown) return {};
    m_swarm.forget(file);
    m_wanted.erase(wanted);
    return {};
}

/// Each transaction that a manifest has for itself costs a sync of the database: of many small files it would be the
/// most.
Done FileFetcher::planSoonWith(const FileId& file, const ChunkId& chunk, ByteView bytes) {
    const bool waits = chunk == manifestOf(file) && bytes.size() <= manifestReadTogetherBytesMax && !m_swarm.isQuiet();
    if (!waits) return planWith(file, chunk, bytes);
    m_kept.manifests.emplace_back(file, copyOf(bytes));
    if (!m_kept.manifestsUntil) m_kept.manifestsUntil = m_world.clock.now().steady.after(manifestsReadAfterMs);
    return {};
}

bool FileFetcher::isPlanningDue(SteadyMs now) const {
    if (m_kept.manifests.empty()) return false;
    return m_kept.manifests.size() >= manifestsReadTogether || *m_kept.manifestsUntil <= now || m_swarm.isQuiet();
}

Done FileFetcher::planWithAll() {
    m_kept.manifestsUntil.reset();
    for (const auto& [file, bytes] : std::exchange(m_kept.manifests, {})) {
        if (const auto planned = planWith(file, manifestOf(file), bytes); !planned) return planned;
        if (const auto completed = completeWhenDone(file); !completed) return completed;
    }
    return {};
}

/// A manifest may be durable before it is read, and all that it names be here.
Done FileFetcher::completeWhenDone(const FileId& file) {
    const auto found = m_wanted.find(file);
    if (found == m_wanted.end()) return {};
    const Wanted& wanted = found->second;
    return wanted.manifestKnown && m_swarm.isDone(file) && wanted.unsettled == 0 ? complete(file) : Done{};
}

Done FileFetcher::complete(const FileId& file) {
    const auto found = m_wanted.find(file);
    const RoomId room = found->second.room;
    const uint64_t size = found->second.sizeBytes;
    m_wanted.erase(found);
    m_swarm.forget(file);
    if (const auto marked = mark(); !marked) return marked;
    if (const auto set = m_world.stores.files.setState(file, store::FileState::Whole); !set) return set;
    if (const auto used = m_world.stores.keep.noteUsed(file, m_world.ageMs); !used) return used;
    m_world.effects.vault = true;
    m_world.effects.timelines.insert(room);
    m_world.effects.events.push_back(FileProgress{file, size, size, true, 0});
    offerToReplicas(room);
    for (const auto& [channel, source] : m_sources) {
        if (source.who.kind != net::PathKind::Lan || !source.rooms.contains(room)) continue;
        m_requests.push_back({channel, sync::TellChunks{room, {manifestOf(file)}}});
    }
    return {};
}

void FileFetcher::offerToReplicas(const RoomId& room) {
    m_again.hasNews = true;
    m_offers.offer(room);
}

void FileFetcher::tellProgress(const FileId& file, Wanted& wanted) {
    const SteadyMs now = m_world.clock.now().steady;
    if (now < wanted.toldAt.after(progressEveryMs)) return;
    wanted.toldAt = now;
    m_world.effects.events.push_back(
        FileProgress{file, wanted.haveBytes, wanted.sizeBytes, false, wanted.speed.at(now)});
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
    if (isPlanningDue(m_world.clock.now().steady)) m_world.noteFailure(planWithAll());
    std::vector<ChunkRequest> all = std::exchange(m_requests, {});
    if (!m_traffic.terms().paused) {
        for (ChunkFetching& each : m_swarm.plan(unsettledAsFull(), m_traffic.down(), m_world.clock.now().steady)) {
            all.push_back({each.from, sync::FetchChunks{each.room, std::move(each.chunks)}});
        }
    }
    for (ChunkRequest& each : m_offers.takeRequests()) all.push_back(std::move(each));
    return all;
}

std::optional<FileFetcher::Progress> FileFetcher::progressOf(const FileId& file) const {
    const auto wanted = m_wanted.find(file);
    if (wanted == m_wanted.end()) return std::nullopt;
    Progress progress{
        {}, m_swarm.isStuck(file), m_traffic.terms().paused, wanted->second.speed.at(m_world.clock.now().steady)};
    const auto channel = m_swarm.askedOf(file);
    const auto source = channel ? m_sources.find(*channel) : m_sources.end();
    if (source != m_sources.end()) progress.from = source->second.who.name;
    return progress;
}

std::vector<std::pair<FileSource, int64_t>> FileFetcher::sourcesOf(const FileId& file) const {
    std::vector<std::pair<FileSource, int64_t>> sources;
    for (const auto& [channel, source] : m_sources) {
        const auto told = source.whole.find(file);
        if (told != source.whole.end()) sources.emplace_back(source.who, told->second);
    }
    return sources;
}

std::vector<FileSource> connectedTo(const FileFetcher& fetcher) {
    std::vector<FileSource> all;
    all.reserve(fetcher.m_sources.size());
    for (const auto& [channel, source] : fetcher.m_sources) all.push_back(source.who);
    return all;
}

} // namespace ieum::node
