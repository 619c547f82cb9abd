// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two copies of one length may be two branches of a feed. Whatever one side took from the other fits what it had, and
// equal digests say the same; what is left are heads that both sides have from somebody else. Their marks are compared
// when the session has had time to say something better, so that an event on its way costs nothing for it.
#pragma once

#include "sync/context.h"
#include "sync/digest.h"

#include <set>

namespace ieum::sync {

class Marks {
  public:
    explicit Marks(Context& context) : m_at(context), m_digester(context.config.channelHash) {}

    /// The other side's or our own head of this feed moved.
    void moved(const SharedRoom& room, const FeedId& id);
    /// His mark of his head, which is at `feed.peerSeq`: as in Heads, `bytesEach` of them.
    void heard(SharedRoom& room, const FeedId& id, std::string_view mark);
    std::optional<SteadyMs> deadline() const { return m_dueAt; }
    void tick();

    static constexpr size_t bytesEach = 4;

  private:
    using Place = std::pair<uint64_t, FeedId>;
    static bool isLoose(const SharedFeed& feed);
    void add(wire::Heads& to, const FeedId& id, const SharedFeed& feed) const;
    std::string markOf(const FeedId& id, const SharedFeed& feed) const;

    Context& m_at;
    Digester m_digester;
    std::set<Place> m_loose;
    std::set<Place> m_parted; ///< told once: the answer to a mark is a mark
    std::optional<SteadyMs> m_dueAt;
};

} // namespace ieum::sync
