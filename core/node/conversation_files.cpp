// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What sessions say about pieces of files and slices of epochs; conversations.cpp has the rest of them.
#include "node/conversations.h"

namespace ieum::node {

/// As far as the traffic's terms allow it; the rest when they do.
void Conversations::giveChunks(Conversation& with, Now now) {
    while (!with.loads.empty() && m_fetcher.traffic().mayGive(with.kind, now.steady)) {
        const sync::LoadChunk wanted = with.loads.front();
        with.loads.pop_front();
        auto bytes = m_fetcher.load(wanted);
        if (bytes) m_fetcher.traffic().gave(with.kind, bytes->size(), now.steady);
        step(with, sync::ChunkLoaded{wanted.room, wanted.chunk, std::move(bytes)}, now);
    }
}

void Conversations::on(Conversation& with, sync::LoadChunk& output, Now now) {
    // Texts of a new epoch are read with its table of slices: that waits for no limit and no pause of files.
    if (auto table = m_fetcher.slices().load(output.room, output.chunk)) {
        return step(with, sync::ChunkLoaded{output.room, output.chunk, std::move(table)}, now);
    }
    with.loads.push_back(output);
    giveChunks(with, now);
}

void Conversations::on(Conversation& with, sync::ChunkArrived& output, Now now) {
    m_world.noteFailure(m_fetcher.arrived(with.channel, output, now));
}

void Conversations::on(Conversation& with, sync::ChunksAsked& output, Now now) {
    // Files are offered to replicas; from a member we take what we asked for, and the slices of epochs.
    if (output.offer) return m_fetcher.slices().has(with.channel, output.room, output.chunks);
    step(with, sync::TellChunks{output.room, m_fetcher.giveable(output)}, now);
}

void Conversations::on(Conversation& with, sync::PeerHasChunks& output, Now) { m_fetcher.has(with.channel, output); }

void Conversations::on(Conversation& with, sync::ChunksMissed& output, Now) {
    m_fetcher.missed(with.channel, output.chunks);
}

void Conversations::on(Conversation& with, sync::LoadSlices& output, Now now) {
    step(with, sync::SlicesLoaded{output.room, output.table, m_fetcher.slices().load(output.room, output.table)}, now);
}

void Conversations::on(Conversation&, sync::SlicesArrived& output, Now now) {
    m_world.noteFailure(m_fetcher.slices().arrived(output.room, output.from, output.slices, now));
}

} // namespace ieum::node
