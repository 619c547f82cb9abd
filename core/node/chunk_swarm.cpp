// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/chunk_swarm.h"

#include "node/limits.h"
#include "vault/limits.h"

#include <algorithm>
#include <tuple>

namespace ieum::node {

uint64_t ChunkSwarm::Source::room() const {
    const uint64_t bytes = uint64_t{window} * vault::chunkBytes;
    return asked.size() >= chunksInFlightMax || askedBytes >= bytes ? 0 : bytes - askedBytes;
}

bool ChunkSwarm::Source::isNear() const {
    return kind == net::PathKind::Lan && (leastMs == INT64_MAX || leastMs <= nearChunkMsMax);
}

size_t ChunkSwarm::Source::windowLeast() const { return isNear() ? nearWindowLeast : farWindowLeast; }

size_t ChunkSwarm::Source::windowMost() const { return isNear() ? nearWindowMost : chunksInFlightMax; }

bool ChunkSwarm::Source::drop(const ChunkId& chunk) {
    const auto found = asked.find(chunk);
    if (found == asked.end()) return false;
    askedBytes -= found->second.bytes;
    asked.erase(found);
    return true;
}

ChunkSwarm::Turn ChunkSwarm::turnOf(const File& file) {
    return {file.missing.size() > smallFileChunksMax, file.holders.size(), file.number};
}

void ChunkSwarm::list(const FileId& id, const File& file) {
    if (!file.missing.empty() && !file.holders.empty()) m_turns[turnOf(file)] = id;
}

void ChunkSwarm::want(const FileId& id, const RoomId& room, const std::vector<ChunkId>& chunks, uint64_t bytesEach) {
    File& file = m_files[id];
    unlist(file);
    file.room = room;
    file.chunkBytes = bytesEach;
    if (file.number == 0) file.number = ++m_lastNumber;
    file.missing.insert(file.missing.begin(), chunks.rbegin(), chunks.rend());
    for (const ChunkId& chunk : chunks) m_fileOf[chunk] = id;
    list(id, file);
}

void ChunkSwarm::forget(const FileId& id) {
    const auto found = m_files.find(id);
    if (found == m_files.end()) return;
    unlist(found->second);
    for (const auto* chunks : {&found->second.missing, &found->second.unavailable}) {
        for (const ChunkId& chunk : *chunks) m_fileOf.erase(chunk);
    }
    for (const auto& [chunk, count] : found->second.askedOf) m_fileOf.erase(chunk);
    m_files.erase(found);
}

void ChunkSwarm::opened(net::ChannelId channel, net::PathKind kind) {
    Source& source = m_sources[channel];
    source.kind = kind;
    source.window = std::max(source.window, source.windowLeast());
}

void ChunkSwarm::closed(net::ChannelId channel) {
    const auto source = m_sources.find(channel);
    if (source == m_sources.end()) return;
    const auto asked = std::move(source->second.asked);
    m_sources.erase(source);
    for (auto& [id, file] : m_files) {
        unlist(file);
        file.holders.erase(channel);
        for (auto& [chunk, by] : file.lackedBy) by.erase(channel);
        list(id, file);
    }
    for (const auto& [chunk, when] : asked) {
        const auto of = m_fileOf.find(chunk);
        if (of != m_fileOf.end()) giveBack(m_files.at(of->second), chunk);
    }
}

void ChunkSwarm::has(net::ChannelId channel, const FileId& id) {
    const auto found = m_files.find(id);
    if (found == m_files.end() || !m_sources.contains(channel)) return;
    File& file = found->second;
    unlist(file);
    file.holders.insert(channel);
    for (auto& [chunk, by] : file.lackedBy) by.erase(channel);
    file.missing.insert(file.missing.end(), file.unavailable.begin(), file.unavailable.end());
    file.unavailable.clear();
    list(id, file);
}

/// One fewer is asked for it; it is free when nobody is.
void ChunkSwarm::giveBack(File& file, const ChunkId& chunk) {
    const auto asked = file.askedOf.find(chunk);
    if (asked == file.askedOf.end() || --asked->second > 0) return;
    file.askedOf.erase(asked);
    unlist(file);
    file.missing.push_back(chunk);
    list(m_fileOf.at(chunk), file);
}

std::optional<FileId> ChunkSwarm::missed(net::ChannelId channel, const ChunkId& chunk) {
    const auto source = m_sources.find(channel);
    if (source == m_sources.end() || !source->second.drop(chunk)) return std::nullopt;
    const auto of = m_fileOf.find(chunk);
    if (of == m_fileOf.end()) return std::nullopt;
    File& file = m_files.at(of->second);
    file.lackedBy[chunk].insert(channel);
    giveBack(file, chunk);
    return of->second;
}

/// Next door the least alone, elsewhere twice the least, is a full line with nothing that waits for long: there one
/// chunk comes while the next one is asked for.
/// What a window does shows when as many chunks as it has have come: before that it is not changed again.
void ChunkSwarm::learn(Source& source, int64_t tookMs) {
    source.leastMs = std::min(source.leastMs, tookMs);
    const int64_t full = static_cast<int64_t>(source.windowLeast()) * source.leastMs;
    const bool hasRoom = tookMs <= full + chunkQueueGrowsBelowMs;
    if (std::exchange(source.isNew, source.isNew && hasRoom)) {
        source.window += 1;
        if (!hasRoom)
            source.window =
                source.window * static_cast<size_t>(full + chunkQueueGrowsBelowMs) / static_cast<size_t>(tookMs);
    } else if (++source.cameSince >= source.window) {
        source.cameSince = 0;
        if (hasRoom) source.window += 1;
        if (tookMs > full + chunkQueueShrinksAboveMs) source.window -= 1;
    }
    source.window = std::clamp(source.window, source.windowLeast(), source.windowMost());
}

std::optional<FileId> ChunkSwarm::arrived(net::ChannelId channel, const ChunkId& chunk, SteadyMs now) {
    if (const auto source = m_sources.find(channel); source != m_sources.end()) {
        const auto asked = source->second.asked.find(chunk);
        if (asked != source->second.asked.end()) {
            // Small ones say little about the line.
            if (asked->second.bytes >= vault::chunkBytes) learn(source->second, now.ms - asked->second.at.ms);
            source->second.drop(chunk);
        }
    }
    const auto of = m_fileOf.find(chunk);
    if (of == m_fileOf.end()) return std::nullopt;
    const FileId id = of->second;
    m_fileOf.erase(of);
    File& file = m_files.at(id);
    file.lackedBy.erase(chunk);
    if (file.askedOf.erase(chunk) > 0) return id;
    unlist(file);
    std::erase(file.missing, chunk);
    std::erase(file.unavailable, chunk);
    list(id, file);
    return id;
}

bool ChunkSwarm::mayGive(const File& file, net::ChannelId channel, const ChunkId& chunk) const {
    const auto lacked = file.lackedBy.find(chunk);
    return file.holders.contains(channel) && (lacked == file.lackedBy.end() || !lacked->second.contains(channel));
}

bool ChunkSwarm::isToBeHad(const File& file, const ChunkId& chunk) const {
    return std::any_of(file.holders.begin(), file.holders.end(),
                       [&](net::ChannelId each) { return mayGive(file, each, chunk); });
}

/// Of those who have it and whose windows are open, the one with most room; a replica only when nobody near has it.
std::optional<net::ChannelId> ChunkSwarm::sourceFor(const File& file, const ChunkId& chunk, bool nearOnly) const {
    std::optional<net::ChannelId> best;
    uint64_t bestRoom = 0;
    bool isNear = false;
    for (const net::ChannelId channel : file.holders) {
        const Source& source = m_sources.at(channel);
        if (!mayGive(file, channel, chunk)) continue;
        if (source.kind == net::PathKind::Lan && !std::exchange(isNear, true)) bestRoom = 0;
        if ((isNear || nearOnly) && source.kind != net::PathKind::Lan) continue;
        const uint64_t room = source.room();
        if (room > bestRoom) best = channel;
        bestRoom = std::max(bestRoom, room);
    }
    return bestRoom > 0 ? best : std::nullopt;
}

void ChunkSwarm::ask(net::ChannelId channel, File& file, const ChunkId& chunk, Pace& afar, SteadyMs now) {
    Source& source = m_sources.at(channel);
    source.asked.emplace(chunk, Source::Asked{now, file.chunkBytes});
    source.askedBytes += file.chunkBytes;
    if (source.kind != net::PathKind::Lan) afar.spend(file.chunkBytes, now);
    ++file.askedOf[chunk];
    m_planned[{channel, file.room}].push_back(chunk);
}

std::vector<ChunkFetching> ChunkSwarm::plan(size_t unsettled, Pace& afar, SteadyMs now) {
    m_moreAt.reset();
    if (m_files.empty()) return {}; // nearly always: every batch asks
    size_t busy = unsettled;
    for (const auto& [channel, source] : m_sources) busy += source.asked.size();
    const auto isOpen = [this] {
        return std::any_of(m_sources.begin(), m_sources.end(), [](const auto& each) { return each.second.room() > 0; });
    };
    for (auto turn = m_turns.begin(); turn != m_turns.end() && busy < chunksInHandMax && isOpen();) {
        const FileId id = turn->second;
        File& file = m_files.at(id);
        turn = m_turns.erase(turn); // its place changes with what is missing
        while (!file.missing.empty() && busy < chunksInHandMax) {
            const ChunkId chunk = file.missing.back();
            const auto source = sourceFor(file, chunk, !afar.isFree(now));
            if (!source && !afar.isFree(now)) m_moreAt = afar.freeAt();
            if (!source && isToBeHad(file, chunk)) break; // when a window opens, or the limit allows it
            file.missing.pop_back();
            if (!source) {
                file.unavailable.push_back(chunk);
                continue;
            }
            ask(*source, file, chunk, afar, now);
            ++busy;
        }
        list(id, file);
    }
    if (busy < chunksInHandMax && afar.isFree(now)) askTwice(afar, now);
    std::vector<ChunkFetching> all;
    for (auto& [of, chunks] : std::exchange(m_planned, {})) all.push_back({of.first, of.second, std::move(chunks)});
    return all;
}

bool ChunkSwarm::isAskedOnce(const File& file, const ChunkId& chunk) {
    const auto asked = file.askedOf.find(chunk);
    return asked != file.askedOf.end() && asked->second == 1;
}

std::vector<net::ChannelId> ChunkSwarm::idle() const {
    std::vector<net::ChannelId> all;
    for (const auto& [channel, source] : m_sources) {
        if (source.asked.empty()) all.push_back(channel);
    }
    return all;
}

/// The end of a file: who has nothing to do takes over what another one has been asked for and has not given for long.
void ChunkSwarm::askTwice(Pace& afar, SteadyMs now) {
    for (const net::ChannelId channel : idle()) {
        size_t room = m_sources.at(channel).window;
        for (const auto& [other, source] : m_sources) {
            for (const auto& [chunk, asked] : source.asked) {
                const auto of = m_fileOf.find(chunk);
                if (room == 0 || of == m_fileOf.end() || now < asked.at.after(chunkAskedTwiceAfterMs)) continue;
                File& file = m_files.at(of->second);
                if (other == channel || !isAskedOnce(file, chunk) || !mayGive(file, channel, chunk)) continue;
                ask(channel, file, chunk, afar, now);
                --room;
            }
        }
    }
}

std::optional<SteadyMs> ChunkSwarm::nextDeadline() const {
    std::optional<SteadyMs> next = m_moreAt;
    if (m_files.empty()) return next;
    for (const net::ChannelId channel : idle()) {
        for (const auto& [other, source] : m_sources) {
            for (const auto& [chunk, asked] : source.asked) {
                const auto of = m_fileOf.find(chunk);
                if (of == m_fileOf.end()) continue;
                const File& file = m_files.at(of->second);
                if (!isAskedOnce(file, chunk) || !mayGive(file, channel, chunk)) continue;
                const SteadyMs due = asked.at.after(chunkAskedTwiceAfterMs);
                if (!next || due < *next) next = due;
            }
        }
    }
    return next;
}

bool ChunkSwarm::isDone(const FileId& id) const {
    const auto found = m_files.find(id);
    if (found == m_files.end()) return true;
    return found->second.missing.empty() && found->second.unavailable.empty() && found->second.askedOf.empty();
}

bool ChunkSwarm::isQuiet() const {
    const auto isIdle = [](const auto& each) { return each.second.asked.empty(); };
    return m_turns.empty() && std::all_of(m_sources.begin(), m_sources.end(), isIdle);
}

bool ChunkSwarm::isStuck(const FileId& id) const {
    const auto found = m_files.find(id);
    if (found == m_files.end() || !found->second.askedOf.empty()) return false;
    return found->second.holders.empty() || (found->second.missing.empty() && !found->second.unavailable.empty());
}

std::optional<net::ChannelId> ChunkSwarm::askedOf(const FileId& id) const {
    const auto found = m_files.find(id);
    if (found == m_files.end() || found->second.askedOf.empty()) return std::nullopt;
    const ChunkId& chunk = found->second.askedOf.begin()->first;
    for (const auto& [channel, source] : m_sources) {
        if (source.asked.contains(chunk)) return channel;
    }
    return std::nullopt;
}

} // namespace ieum::node
