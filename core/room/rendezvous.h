// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The room in which the two sides of an invitation meet. Its secret is the invitation's; each side's feed opening
// introduces it, and the inviter answers with the secret of the room that it is about, sealed to the newcomer. It
// travels like any other room: over the LAN, a replica or another member's disk.
#pragma once

#include "room/grant.h"
#include "room/invite.h"
#include "room/opening.h"
#include "room/own_feed.h"
#include "room/room_log.h"
#include "room/welcome.h"

#include <map>
#include <memory>

namespace ieum::room {

/// What a range of the other side told.
struct Meeting {
    std::optional<feed::DeviceCertificate> met; ///< who is on the other side
    std::vector<Welcomed> welcomed;             ///< and what he gave us
    std::optional<PersonId> welcomedBy;         ///< everybody who has the link can write here, so ask who it was
    std::optional<Granted> granted;             ///< this device is one of the person's now, if the link names him
};

class Rendezvous {
  public:
    static Result<std::unique_ptr<Rendezvous>> load(RoomRecord record, const Self& self, feed::FeedLog& feeds,
                                                    RoomLog& log);
    /// Introduces us; once.
    Done begin(Now now, Random& random);
    /// A range that feed::verifyRange accepted. Errors: BadOpening (nobody vouches for the feed), those of the ports.
    Result<Meeting> absorb(const feed::Range& range);
    Done welcome(const feed::DeviceCertificate& newcomer, const Welcomed& to, Now now, Random& random);
    Done grant(const feed::DeviceCertificate& newcomer, const Granted& granted, Now now, Random& random);

    const RoomRecord& record() const { return m_record; }
    const RoomKeys& keys() const { return m_keys; }

  private:
    Rendezvous(RoomRecord record, const Self& self, feed::FeedLog& feeds, RoomLog& log);
    std::optional<wire::ControlBody> read(const feed::Event& event) const;
    Done say(const wire::ControlBody& body, Now now);

    RoomRecord m_record;
    RoomKeys m_keys;
    const Self& m_self;
    feed::FeedLog& m_feeds;
    RoomLog& m_log;
    std::optional<OwnFeed> m_own;
    std::map<FeedId, PersonId> m_persons;
    feed::Hlc m_clock;
};

} // namespace ieum::room
