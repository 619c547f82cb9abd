// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// When which replica did not answer, and whose network it was, as far as others that did answer prove it. Kept in the
// profile. A path that comes and goes is one outage with a count, not a hundred: it begins after a while of silence,
// ends after a while of answers, and one that begins again soon after its end goes on, without a word unless it
// lasts.
#pragma once

#include "node/world.h"

#include <map>

namespace ieum::node {

class OutageLog {
  public:
    explicit OutageLog(World& world) : m_world(world) {}

    /// Errors: those of the store.
    Done load();
    /// What the network says of a replica that is kept.
    void note(const net::ReplicaState& state, std::string address, Now now);
    void note(const net::LanState& lan) { m_lan = lan; }
    /// It is connected for the first time, or for the first time after a pause.
    void tryAnew(const ReplicaKey& key, Now now) { m_attempts.insert_or_assign(key, now.steady); }
    /// That first attempt has not ended, and is no older than firstAttemptPatienceMs: nothing is known of it yet.
    bool isConnecting(const ReplicaKey& key) const { return m_attempts.contains(key); }
    /// It is kept no more: an outage of it is over, without a word.
    void forget(const ReplicaKey& key, Now now);
    /// Begins and ends what is due, and what was waited for long enough; tells of the home replica's. `home`: the first
    /// of the list. Errors: likewise.
    Done settle(const std::optional<ReplicaKey>& home, Now now);
    std::optional<SteadyMs> nextDeadline() const;
    /// Something was said since the last `settle`, or is due by now.
    bool hasWork(Now now) const;

    /// The newest first.
    std::vector<OutageRow> rows() const;
    /// Whose network is at fault for this replica's silence, as things stand.
    OutageRow::Whose whoseIs(const ReplicaKey& key) const;

  private:
    struct Line {
        bool up = false;
        bool isKnown = false; ///< something was said of it since the start
        SteadyMs since;       ///< up or down since then
        WallMs sinceWall;
        std::optional<Error> why;
        std::string address;
    };

    OutageRow* openOf(const ReplicaKey& key);
    Done begin(const ReplicaKey& key, const Line& line, bool isHome, Now now);
    Done end(OutageRow& row, WallMs when, bool isHome);
    Done save();

    World& m_world;
    net::LanState m_lan;
    std::map<ReplicaKey, Line> m_lines;
    std::map<ReplicaKey, SteadyMs> m_attempts; ///< when the first one began, of those that are waited for
    std::vector<OutageRow> m_rows;             ///< the oldest first
    std::set<ReplicaKey> m_told;               ///< whose outage needs no (further) word, as it is
    bool m_hasNews = false;                    ///< of a replica, since the last `settle`
};

} // namespace ieum::node
