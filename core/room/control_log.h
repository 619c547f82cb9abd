// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The control operations of a room and what follows from them: its members.
#pragma once

#include "room/membership.h"
#include "room/opening.h"
#include "wire/codec.h"

namespace ieum::room {

class ControlLog {
  public:
    explicit ControlLog(const RoomId& room) : m_room(room), m_resolution(room) {}

    /// Remembers a membership operation; resolve() makes it count. Errors: BadBody.
    Done take(const wire::ControlBody& body, const FeedRecord& feed, uint64_t seq);
    /// An operation of a later version came, which may not be skipped.
    void noteUnknown(const FeedRecord& feed, uint64_t seq) { m_unknown.push_back({feed, seq}); }
    /// Is there such a one, not beyond its author's cut?
    bool hasUnknown() const;
    /// An event was read, whether it was an operation or anything else.
    void saw(const FeedId& feed, uint64_t seq) { m_resolution.saw(feed, seq); }
    /// True when operations count that did not, so that members, roles, cuts or the name may have changed.
    bool resolve();
    /// May this device write that now? Errors: those of judge().
    Done check(const OpBody& op, const Self& self);
    /// What our next operation follows.
    std::vector<FeedSeq> frontier(const FeedId& own) const;
    /// Up to where the operations of a control feed have been judged; beyond, some wait for what they follow.
    uint64_t judgedUpTo(const FeedId& feed) const { return m_resolution.arrivals().doneUpTo(feed); }

    const Membership& membership() const { return m_membership; }

  private:
    RoomId m_room;
    Resolution m_resolution;
    Membership m_membership;
    Past m_resolved; ///< what m_membership follows
    struct Unknown {
        FeedRecord feed;
        uint64_t seq = 0;
    };
    std::vector<Unknown> m_unknown;
};

} // namespace ieum::room
