// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The asking half of reconciliation: says where we stand, hears what the other side has, and knows when we are level.
#pragma once

#include "sync/digest.h"
#include "sync/marks.h"
#include "sync/range_fetch.h"

#include <deque>
#include <set>

namespace ieum::sync {

class Puller {
  public:
    Puller(Context& context, RangeFetch& fetch, Marks& marks)
        : m_at(context), m_fetch(fetch), m_marks(marks), m_digester(context.config.channelHash) {}

    void shared(const std::vector<SharedRoom*>& rooms, std::optional<uint64_t> cursor);
    /// The other side asked its first question, so it has opened all its rooms: a replica asks back only now.
    void peerAsked();
    void onSettled(const wire::Settled& settled);
    void onDigests(const wire::Digests& digests);
    void onHeads(const wire::Heads& heads);
    void onReceipts(const wire::Receipts& receipts);
    /// At the end of every step.
    void noteRest();

  private:
    /// What our digest stood for, so that "the same" says what he has; a replica does not care and keeps nothing.
    struct Asked {
        struct Head {
            uint64_t tag;
            FeedId feed;
            uint64_t seq;
        };
        std::vector<Head> heads;
    };

    void resume(const std::vector<SharedRoom*>& rooms, std::optional<uint64_t> cursor);
    void peerHas(const Asked& asked);
    /// What we asked for of a room that differs, and what he named of it so far.
    struct Listing {
        std::vector<FeedId> list; ///< as our digest of it said
        std::set<FeedId> named;
    };
    void noteUnnamed(uint64_t tag, const Listing& listing);
    void onGroups(const wire::Digests& digests);
    bool onNamed(const wire::Heads& heads);
    bool onVector(const wire::Heads& heads, SharedRoom* room);
    bool onMoved(const wire::Heads& heads);
    bool onFloors(const wire::Heads& heads);
    bool number(const NumberedFeed& feed, SharedRoom* room);
    /// `mark`: of his event `seq`; may be empty.
    void moved(SharedRoom& room, const FeedId& id, uint64_t seq, std::string_view mark);
    void noteCursor(uint64_t cursor);
    bool onHead(uint64_t tag, SharedRoom* room, const wire::FeedHead& head);
    bool onReceipt(SharedRoom& room, const wire::Receipt& receipt);

    Context& m_at;
    RangeFetch& m_fetch;
    Marks& m_marks;
    Digester m_digester;
    bool m_peerAsked = false;
    bool m_resumed = false;
    std::optional<uint64_t> m_cursor;       ///< Replica: of the question that is put off
    std::map<uint64_t, Listing> m_listings; ///< by tag: rooms that he tells in full
    std::deque<Asked> m_unsettled;          ///< Resumes whose Settled is due, oldest first
    std::optional<uint64_t> m_rest;         ///< his cursor, true for us once we are level
};

} // namespace ieum::sync
