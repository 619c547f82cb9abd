// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/branches.h"

#include "sync/limits.h"

namespace ieum::sync {

void Branches::ask(const AskBranch& wanted) {
    const SharedRoom* room = m_at.rooms.byId(wanted.room);
    if (room == nullptr || m_asked.size() >= branchesAskedMax) return;
    if (!m_asked.emplace(room->tag, wanted.feed).second) return;
    wire::Frame frame;
    wire::BranchAsk& ask = *frame.mutable_branch_ask();
    ask.set_tag(room->tag);
    ask.set_feed(wire::fieldOf(wanted.feed));
    ask.set_seq(wanted.seq);
    m_at.out.send(frame);
}

void Branches::onAsk(const wire::BranchAsk& ask) {
    const SharedRoom* room = m_at.roomFor(ask.tag());
    const auto id = m_at.read<FeedId>(ask.feed());
    if (!id || room == nullptr) return;
    const auto feed = room->feeds.find(*id);
    if (m_loading.size() >= branchesAskedMax) return m_at.out.blame(SyncError::TooMuch);
    if (!m_loading.emplace(ask.tag(), *id).second) return m_at.out.blame(SyncError::OutOfTurn);
    const bool mayTell =
        feed != room->feeds.end() && room->mayTell(feed->second) && ask.seq() > 0 && ask.seq() <= feed->second.ownSeq;
    // An answer always: the asker waits for one.
    if (!mayTell) return loaded({room->id, *id, std::nullopt});
    m_at.out.put(LoadBranch{room->id, *id, ask.seq()});
}

void Branches::loaded(const BranchLoaded& loaded) {
    const SharedRoom* room = m_at.rooms.byId(loaded.room);
    if (room == nullptr || m_loading.erase({room->tag, loaded.feed}) == 0) return;
    wire::Frame frame;
    wire::BranchTell& tell = *frame.mutable_branch_tell();
    tell.set_tag(room->tag);
    tell.set_feed(wire::fieldOf(loaded.feed));
    if (loaded.chain) tell.set_chain(wire::fieldOf(ByteView(feed::encode(*loaded.chain))));
    m_at.out.send(frame);
}

void Branches::onTell(const wire::BranchTell& tell) {
    const auto id = m_at.read<FeedId>(tell.feed());
    if (!id) return;
    if (m_asked.erase({tell.tag(), *id}) == 0) return m_at.out.blame(SyncError::OutOfTurn);
    const SharedRoom* room = m_at.rooms.byTag(tell.tag());
    if (room == nullptr) return;
    BranchTold told{room->id, *id, std::nullopt};
    if (!tell.chain().empty()) {
        auto chain = feed::decodeChain(bytesOf(tell.chain()));
        if (!chain) return m_at.out.close(chain.error());
        told.chain = std::move(*chain);
    }
    m_at.out.put(std::move(told));
}

} // namespace ieum::sync
