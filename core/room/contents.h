// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The content half of a room: the feeds in which people talk, what of them can be opened and counts, and our own words.
// Asks the control half who may be heard and how far. Same transaction rules and thread as its Room.
#pragma once

#include "feed/fork.h"
#include "room/change_log.h"
#include "room/control_log.h"
#include "room/epoch_log.h"
#include "room/opening.h"
#include "room/own_feed.h"
#include "room/places.h"
#include "room/ports.h"
#include "room/reading.h"
#include "room/receipt.h"
#include "room/welcome.h"

#include <optional>
#include <set>
#include <unordered_map>

namespace ieum::room {

/// What a range changed.
struct Absorbed {
    std::vector<MessageId> messages; ///< that can be read now, in no particular order
    std::set<MessageId> again;       ///< of them: that could be read before, so nobody is to be told of them
    std::vector<MessageId> changed;  ///< that were here and look different now
    bool membersChanged = false;
    bool nameChanged = false;
    bool older = false;                 ///< it fills a gap below what was here of the feed: nothing that is late
    std::vector<Undone> undone;         ///< operations of ours that turned out not to count
    std::vector<feed::ForkProof> forks; ///< that somebody proved; the caller ends the feeds and loads the room again
    bool keysWanted = false;            ///< this device or another lacks epochs: tendKeys() asks and answers
    std::vector<Welcomed> welcomes;     ///< rooms that another device of ours lets this one into
};

using FeedRecords = std::unordered_map<FeedId, FeedRecord>;

class Contents {
  public:
    /// Keeps references to everything; they outlive it.
    Contents(const RoomRecord& room, const Self& self, Ports ports, const ControlLog& control, const EpochLog& epochs,
             const FeedRecords& feeds)
        : m_room(room), m_self(self), m_ports(ports), m_control(control), m_epochs(epochs), m_feeds(feeds),
          m_changes(room, ports, control, epochs), m_places(room, ports.places) {}

    /// A feed of the room that the log has. Errors: those of the port.
    Done loadFeed(const FeedId& feed);
    /// How far it is here now.
    Done noteHead(const FeedId& feed);
    /// Once the members are resolved: what the log was told when the last range was settled, and what this version
    /// does not understand. Errors: those of the port.
    Done loadRest();
    Done openOwn(const crypto::Key& seed);
    /// The first event of our own feed. Errors: those of the ports.
    Done begin(Unsealed opening, Now now);

    /// A range that the log has appended.
    Done absorb(const FeedRecord& feed, const feed::Range& range, Now now, Absorbed& absorbed);
    /// Seals, signs and appends. `bodies`: as toBody made them. Errors: those of the ports.
    Done send(std::vector<wire::ContentBody> bodies, const EpochRecord& epoch, Now now);
    /// Members, roles or cuts have changed: tells the log where each person's content ends, and judges again what was
    /// hidden.
    Done applyMembers(Absorbed& absorbed);
    /// Epochs or members have come: opens what waited for them.
    Done retryUnopened(Now now, Absorbed& absorbed);
    /// Reads anew what the author of this feed said elsewhere: it may have been taken for a repetition of what the feed
    /// held before it was ended.
    Done readAgain(const FeedId& ended, Now now, Absorbed& absorbed);

    /// Events of all content feeds that we know of.
    uint64_t total() const;
    /// Somebody wrote what this version does not understand and what may not be skipped: nobody answers without it.
    bool isReadOnly() const { return !m_unread.critical.empty(); }
    /// Epochs that content names and that are not here, noticed since they were taken out of here.
    std::set<EpochId>& awaitedEpochs() { return m_unread.awaited; }
    /// Zero before we have begun.
    FeedId ownFeed() const { return m_own ? m_own->id() : FeedId{}; }
    /// What we have of everybody's content, as a receipt with this counter; `addresses`: where we listen on the LAN.
    Result<SignedReceipt> receipt(const RoomKeys& keys, uint64_t counter, std::vector<FeedSeq> read, Holdings holds,
                                  Now now, std::vector<LanAddress> addresses) const;

  private:
    Done absorbEvent(const FeedRecord& feed, const feed::Event& event, ContentOpener& opener, Now now,
                     Absorbed& absorbed);
    Done takeMessage(const FeedRecord& feed, const feed::Header& header, const wire::ContentBody& body, Now now,
                     Absorbed& absorbed);
    Done takeChange(const ChangeRecord& change, Absorbed& absorbed);
    Done setAside(const feed::Header& header, RoomLog::Shut why);
    void noteLocked(const FeedSeq& event, const EpochId& epoch);
    bool isShut(const feed::Header& event) const;
    Done applyLimit(const FeedId& feed, uint64_t limit, Absorbed& absorbed);
    Done hide(const FeedId& feed, uint64_t fromSeq, uint64_t toSeq);
    Done restoreChanges(const PersonId& person, const std::vector<MessageId>& of, Absorbed& absorbed);
    template <class Visit> Done eachEvent(const FeedId& feed, uint64_t fromSeq, uint64_t toSeq, Visit visit);
    uint64_t limitOf(const FeedRecord& feed) const;
    void refer(std::vector<wire::ContentBody>& messages);
    std::vector<wire::Reference> referencesNow(bool forGood);
    Done noteReferences(const feed::Header& header, const wire::ContentBody& body, const MessageRecord& message);

    const RoomRecord& m_room;
    const Self& m_self;
    Ports m_ports;
    const ControlLog& m_control;
    const EpochLog& m_epochs;
    const FeedRecords& m_feeds;
    std::optional<OwnFeed> m_own;
    struct Standing {
        uint64_t head = 0;
        uint64_t top = 0;         ///< the newest that is here, perhaps above a gap
        uint64_t referenced = 0;  ///< how far a message of ours has referred to it
        uint64_t limit = noLimit; ///< what the log was told is void beyond
        uint64_t covered = 0;     ///< how far messages here of others have referred to it
        uint64_t moved = 0;       ///< greater than of those that moved before
        std::set<uint64_t> shut;  ///< events that could not be opened or counted yet
    };
    std::unordered_map<FeedId, Standing> m_standings;
    struct Clock {
        feed::Hlc hlc;
        uint64_t moves = 0; ///< counts ranges, and after loading feeds
    } m_clock;
    ChangeLog m_changes;
    struct Unread {
        std::set<std::pair<FeedId, uint64_t>> critical; ///< events
        std::set<EpochId> awaited;                      ///< epochs
    } m_unread;
    Places m_places;
};

} // namespace ieum::room
