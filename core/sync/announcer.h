// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The telling half of reconciliation: answers a Resume by the cheapest tier that settles it, and announces whatever
// becomes durable here afterwards, which is also the acknowledgement of what came from the other side.
#pragma once

#include "sync/context.h"
#include "sync/digest.h"

#include <deque>

namespace ieum::sync {

class Announcer {
  public:
    explicit Announcer(Context& context) : m_at(context), m_digester(context.config.channelHash) {}

    /// Our owner shared these (more) rooms.
    void shared(const std::vector<SharedRoom*>& rooms);
    void onResume(const wire::Resume& resume);
    void onDiffer(const wire::DigestsDiffer& differ);
    /// `fresh`: as in HeadAdvanced; nullptr: nothing.
    void headAdvanced(SharedRoom& room, const FeedId& id, const feed::Range* fresh);
    void receiptAdvanced(const SharedRoom& room, const FeedId& id);

  private:
    using Rooms = std::vector<const SharedRoom*>;
    void answerQueued();
    void answer(const wire::Resume& resume);
    /// Digests of these rooms, whose tags all begin with the same `depth` nibbles: in groups when they are many.
    void sendDigests(const Rooms& rooms, unsigned depth);
    void sendFlat(const Rooms& rooms);
    void sendGroups(const Rooms& rooms, unsigned depth);
    void tellDiffering(const wire::DigestsDiffer& differ, std::set<uint64_t> asked);
    static bool movedMuch(const SharedRoom& room, uint64_t after);
    void settle(bool same);
    /// Heads and receipts that changed after this counter of ours; 0: all.
    void announce(SharedRoom& room, uint64_t after);
    void announceHeads(SharedRoom& room, uint64_t after);
    void announceVector(SharedRoom& room);
    void announceReceipts(const SharedRoom& room, uint64_t after);
    /// Tells somebody who was removed what he may know, once.
    void tellControl(SharedRoom& room);
    void addHead(wire::Heads& to, const SharedRoom& room, const FeedId& id, SharedFeed& feed);
    static void addFloor(wire::Heads& to, SharedFeed& feed);
    void push(SharedFeed& feed, const feed::Range& fresh);
    uint64_t cursor() const;

    Context& m_at;
    Digester m_digester;
    std::deque<wire::Resume> m_queue;
    bool m_ready = false; ///< our owner shared something
    bool m_asked = false; ///< a Resume was answered: from now on changes are announced
    /// Digests frames whose answer is due, oldest first, with their rooms: told in groups, or one by one.
    struct Open {
        std::vector<uint64_t> tags;
        unsigned depth = 0;
        bool isFlat = false;
    };
    std::deque<Open> m_open;
    bool m_toldReceipts = false; ///< cursors go behind them from then on
    size_t m_resumes = 0;
};

} // namespace ieum::sync
