// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Fetching what the other side has and we lack: wants, claims, the parts that come, and what waits for its commit.
#pragma once

#include "sync/context.h"

#include <deque>
#include <set>

namespace ieum::sync {

class RangeFetch {
  public:
    explicit RangeFetch(Context& context) : m_at(context) {}

    /// The other side's or our own head of this feed moved.
    void moved(const SharedRoom& room, const FeedId& id);
    void onPart(const wire::RangePart& part);
    void refused(SharedRoom& room, const RangeRefused& refusal);
    void stopped(uint64_t tag);
    /// Asks for whatever may be asked for now; at the end of every step.
    void ask();
    /// Everything that the other side announced is stored here.
    bool isLevel() const { return m_behind.empty(); }
    std::optional<SteadyMs> deadline() const;
    void tick();

  private:
    struct Key {
        uint64_t tag = 0;
        FeedId feed;
        auto operator<=>(const Key&) const = default;
    };
    struct Behind {
        feed::Kind kind = feed::Kind::Content; ///< first: control feeds are asked for before all others
        Key key;
        auto operator<=>(const Behind&) const = default;
    };
    struct Want {
        uint64_t from = 0;
        uint64_t next = 0;
        uint64_t to = 0;
        std::vector<feed::ReceivedEvent> run; ///< up to the next signature
        size_t runBytes = 0;
        size_t bytes = 0;
        bool isLong = false;
        bool discard = false;                     ///< what still comes is of no use; but its end must be seen
        bool isBackwards = false;                 ///< must end at `to`; `from` is as far down as it may reach
        std::optional<EventId> previous{};        ///< backwards: before the first that came
        std::vector<feed::ReceivedEvent> piece{}; ///< backwards: the whole answer, up to the last signature
    };
    struct Stored {
        uint64_t first = 0;
        uint64_t last = 0;
        size_t bytes = 0;
    };
    struct Fetch {
        std::optional<Want> want;
        std::deque<Stored> stored; ///< given to the owner, commit awaited
        uint64_t hopelessTo = 0;   ///< not asked for again until more than this is announced
        uint8_t misfits = 0;
        uint64_t joinedAt = 0; ///< nobody can end a piece right below here, for no signature stands there
        bool isIdle() const { return !want && stored.empty() && hopelessTo == 0 && misfits == 0 && joinedAt == 0; }
    };
    /// Adds to the list of wants, or to `name` when the feed has no number.
    enum class Asked : uint8_t { Yes, NotNow, Held };
    Asked askFor(const Behind& behind, wire::Frame& list);
    /// What to ask for next of this feed; nothing: all of it is here or under way.
    static std::optional<Want> nextWant(const SharedFeed& feed, const Fetch* known, bool mayLeaveGaps);
    static void setApart(const SharedFeed& feed, uint64_t first, Want& want);
    static void put(const SharedFeed& feed, const Want& want, wire::Want& list);
    static bool begin(Want& want, const wire::RangePart& part);
    void storePiece(const SharedRoom& room, const Key& key, const SharedFeed& feed, Fetch& fetch);
    std::optional<Key> keyOf(const wire::RangePart& part);
    bool expects(const Key& key, const wire::RangePart& part);
    bool take(const SharedFeed& feed, Want& want, const wire::RangePart& part);
    /// `before`: the epoch of the event before it in the same part.
    bool add(const SharedFeed& feed, Want& want, const wire::EventPart& event, const EpochId* before);
    void store(const SharedRoom& room, const Key& key, SharedFeed& feed, Fetch& fetch);
    void end(const Key& key, Fetch& fetch);
    void finish(const Key& key, Fetch& fetch);
    /// What is here by now; nullptr: everything that was given to the owner.
    void forget(Fetch& fetch, const SharedFeed* feed);
    void tidy(const Key& key);

    Context& m_at;
    std::map<Key, Fetch> m_fetches;
    std::set<Behind> m_behind;
    size_t m_inFlight = 0;
    size_t m_longInFlight = 0;
    size_t m_uncommittedBytes = 0;
    SteadyMs m_lastPart{};
    SteadyMs m_lastEnd{};
    bool m_silent = false; ///< claims were given up; nothing new is asked for until something comes
    std::optional<SteadyMs> m_retryAt;
};

} // namespace ieum::sync
