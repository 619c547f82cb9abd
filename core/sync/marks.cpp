// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/marks.h"

#include "base/writer.h"
#include "sync/limits.h"

namespace ieum::sync {

bool Marks::isLoose(const SharedFeed& feed) {
    return feed.ownSeq > 0 && feed.ownSeq == feed.peerSeq && feed.joinedSeq < feed.ownSeq && feed.ownSeq < feed.endSeq;
}

void Marks::moved(const SharedRoom& room, const FeedId& id) {
    // A replica keeps no opinion on branches; its clients ask.
    if (m_at.config.side == Side::Replica || !room.isFull()) return;
    const SharedFeed& feed = room.feeds.at(id);
    // One of the two begins, and saves the other the trouble.
    if (!isLoose(feed) || feed.reference == 0 || !m_loose.emplace(room.tag, id).second) return;
    if (!m_dueAt) m_dueAt = m_at.now.after(m_at.config.initiator ? marksAfterMs : 2 * marksAfterMs);
}

void Marks::tick() {
    if (!m_dueAt || m_at.now < *m_dueAt) return;
    m_dueAt.reset();
    wire::Frame frame;
    for (const auto& [tag, id] : std::exchange(m_loose, {})) {
        const SharedRoom* room = m_at.rooms.byTag(tag);
        const auto feed = room == nullptr ? decltype(room->feeds.end()){} : room->feeds.find(id);
        if (room == nullptr || feed == room->feeds.end() || !isLoose(feed->second)) continue;
        add(*frame.mutable_heads(), id, feed->second);
        if (static_cast<size_t>(frame.heads().moved_size() / 2) < headsPerFrame) continue;
        m_at.out.send(frame);
        frame.Clear();
    }
    if (frame.has_heads()) m_at.out.send(frame);
}

void Marks::heard(SharedRoom& room, const FeedId& id, std::string_view mark) {
    SharedFeed& feed = room.feeds.at(id);
    if (feed.ownSeq == 0 || feed.peerSeq != feed.ownSeq) return; // whoever has less will ask for the rest
    m_loose.erase({room.tag, id});
    if (m_loose.empty()) m_dueAt.reset();
    if (mark == markOf(id, feed)) {
        feed.joinedSeq = feed.ownSeq;
        return;
    }
    if (!m_parted.emplace(room.tag, id).second) return;
    m_at.out.put(Parted{room.id, id, feed.ownSeq});
    wire::Frame frame;
    add(*frame.mutable_heads(), id, feed);
    m_at.out.send(frame);
}

void Marks::add(wire::Heads& to, const FeedId& id, const SharedFeed& feed) const {
    to.add_moved(feed.reference - 1);
    to.add_moved(feed.ownSeq);
    to.mutable_marks()->append(markOf(id, feed));
}

std::string Marks::markOf(const FeedId& id, const SharedFeed& feed) const {
    Writer bytes;
    bytes.u32(m_digester.ofHead(id, feed.ownSeq, feed.mark));
    return std::string(textOf(bytes.bytes()));
}

} // namespace ieum::sync
