// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/peer_memory.h"

#include "node/limits.h"
#include "node/sharing.h"

namespace ieum::node {

Result<std::optional<uint64_t>> PeerMemory::cursor(Conversation& with, Now now) {
    const auto known = m_world.stores.peerHeads.cursor(with.instance, hashOf(with.shared));
    if (!known) return passOn(known);
    if (!*known || (*known)->run != with.run) return std::optional<uint64_t>();
    const int64_t ageMs = now.wall.ms - (*known)->comparedMs;
    if (ageMs < 0 || ageMs >= compareEveryMs) return std::optional<uint64_t>();
    with.comparedMs = (*known)->comparedMs;
    return std::optional((*known)->cursor);
}

Done PeerMemory::reached(Conversation& with, uint64_t cursor, Now now) {
    if (with.doubted) return {};
    with.stopped.emplace(hashOf(with.shared),
                         store::PeerCursor{cursor, with.run, with.comparedMs.value_or(now.wall.ms)});
    if (with.stoppedKept && now.steady < with.stoppedKept->after(cursorKeptEveryMs)) return {};
    with.stoppedKept = now.steady;
    return keep(with);
}

Done PeerMemory::keep(Conversation& with) {
    const auto stopped = std::exchange(with.stopped, std::nullopt);
    return stopped ? m_world.stores.peerHeads.saveCursor(with.instance, stopped->first, stopped->second) : Done();
}

Done PeerMemory::met(Conversation& with, Now now) {
    const auto isEmptied = m_world.stores.peerHeads.meet(with.replica->view(), with.instance);
    if (!isEmptied) return passOn(isEmptied);
    return *isEmptied ? noteSetback(with, now) : Done();
}

Done PeerMemory::has(Conversation& with, const sync::PeerHas& had, Now now) {
    const auto isLess = m_world.stores.peerHeads.set(with.replica->view(), with.instance, had.feed, had.seq, had.from);
    if (!isLess) return passOn(isLess);
    return *isLess ? noteSetback(with, now) : Done();
}

/// It asks for what it lacks by itself; what is to be done here is to trust nothing that we remembered, and to say so
/// once.
Done PeerMemory::noteSetback(Conversation& with, Now now) {
    store::PeerHeads& heads = m_world.stores.peerHeads;
    with.doubted = with.doubted || with.comparedMs.has_value();
    with.stopped.reset();
    if (const auto forgotten = heads.forgetCursors(with.instance); !forgotten) return forgotten;
    // Perhaps it has all of them still: it is asked again.
    if (const auto forgotten = m_world.stores.holders.forgetReplica(*with.replica); !forgotten) return forgotten;
    const auto isNews = heads.noteSetback(with.replica->view(), now.wall.ms);
    if (!isNews) return passOn(isNews);
    m_world.effects.status = true;
    if (*isNews) m_world.effects.events.push_back(ReplicaWentBack{*with.replica, with.address});
    return {};
}

} // namespace ieum::node
