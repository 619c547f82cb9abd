// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One room on this device: takes ranges in, resolves members and epochs, has the content read, and writes our own
// events. Works on the ports FeedLog and RoomLog inside a transaction of the caller's; if that is rolled back, the room
// is loaded again. One thread.
#pragma once

#include "room/checkpoints.h"
#include "room/content.h"
#include "room/contents.h"
#include "room/epoch_keeper.h"
#include "room/room_keys.h"

#include <memory>

namespace ieum::room {

class Room {
    friend Result<Absorbed> readAgain(Room& room, const FeedId& ended, Now now);
    friend Result<Absorbed> reopen(Room& room, Now now);
    friend Result<std::optional<SteadyMs>> tendKeys(Room& room, Now now, int64_t ageMs); // key_rounds.h

  public:
    /// Reads what the logs hold of it. Errors: those of the ports.
    static Result<std::unique_ptr<Room>> load(RoomRecord record, const Self& self, Ports ports);

    /// Opens our two feeds with their certificates and, for a room that begins with us, says so. Again, with
    /// neither: goes on in two new feeds that cite where ours stood, a new incarnation.
    Done begin(Now now, std::optional<CreateOp> create, std::optional<feed::DeviceCertificate> other);

    /// Control bodies of ours: what is void at its old place (rescue.h), a proved fork. Errors: those of the ports.
    Result<Absorbed> say(const std::vector<wire::ControlBody>& bodies, Now now) { return append(bodies, now); }

    /// A range that feed::verifyRange accepted. Errors: BadOpening (nobody vouches for the feed; its author is at fault
    /// and not who passed it on), BadBody (it is of another kind than its feed), those of the ports.
    Result<Absorbed> absorb(const feed::Range& range, Now now);
    /// Seals, signs and appends; commits an epoch first when there is none to use any more. `bodies`: as toBody made
    /// them. Errors: NotAMember, ReadersOnlyRead, UnknownCritical, those of the ports.
    Done send(std::vector<wire::ContentBody> bodies, Now now);

    /// Changes members, roles, devices, name or policy; cuts are filled in here. Errors: those of judge() (rights.h).
    Result<Absorbed> operate(OpBody op, Now now);
    /// Of others, or of ourselves (to leave).
    Result<Absorbed> remove(const PersonId& person, Now now) { return operate(RemoveOp{person, {}}, now); }

    EpochKeeper& epochs() { return m_epochs; }

    const RoomRecord& record() const { return m_record; }
    const RoomKeys& keys() const { return m_keys; }
    const Membership& members() const { return m_control.membership(); }
    /// Whose feed that is; nullptr when its first event is not here.
    const FeedRecord* feedOf(const FeedId& feed) const;
    const FeedRecords& feeds() const { return m_feeds; }
    FeedId ownContentFeed() const { return m_contents.ownFeed(); }
    bool isMember() const;
    /// Somebody wrote something that a later version knows and that may not be skipped.
    bool isReadOnly() const { return m_contents.isReadOnly() || m_control.hasUnknown(); }
    /// What we have of everybody's content, as a receipt with this counter; `addresses`: where we listen on the LAN.
    Result<SignedReceipt> receipt(uint64_t counter, std::vector<FeedSeq> read, Holdings holds, Now now,
                                  std::vector<LanAddress> addresses = {}) const {
        return m_contents.receipt(m_keys, counter, std::move(read), std::move(holds), now, std::move(addresses));
    }

  private:
    Room(RoomRecord record, const Self& self, Ports ports);
    Done loadFeeds();
    Done openOwnFeeds(const OwnFeedKeys& keys);
    Done openIncarnation(Now now);
    Result<std::vector<Predecessor>> predecessors(feed::Kind kind) const;
    Result<Absorbed> write(const std::vector<OpBody>& ops, Now now);
    Result<Absorbed> append(const std::vector<wire::ControlBody>& operations, Now now);
    Result<Cuts> cutsOf(const PersonId& person, const DeviceId* device);
    Done fillCuts(OpBody& op);
    Done giveHistory(const OpBody& op, Now now);
    Result<const EpochRecord*> epochForSending(Now now);

    Done adopt(const FeedRecord& feed);
    Done absorbControl(const FeedRecord& feed, const feed::Event& event);
    Done noteCheckpoint(const FeedRecord& feed, const wire::Checkpoint& body);
    void noteWelcome(const FeedRecord& feed, const wire::Welcome& body);
    Done settle(Now now, Absorbed& absorbed);
    Done saveChanges();
    /// True: it fills a gap below what was here.
    Result<bool> appendToLog(const feed::Range& range);

    RoomRecord m_record;
    RoomKeys m_keys;
    const Self& m_self;
    Ports m_ports;
    ControlLog m_control;
    EpochKeeper m_epochs;
    std::optional<OwnFeed> m_ownControl;
    FeedRecords m_feeds;
    Checkpoints m_checkpoints;
    Contents m_contents; ///< after what it refers to
    feed::Hlc m_controlClock;
    struct Told {
        std::vector<feed::ForkProof> forks;
        std::vector<Welcomed> welcomes;
    } m_told; ///< since the last range was settled
};

/// After a feed was ended before its head and the room was loaded again: what its author said once more in other feeds,
/// before or after, is read anew. Errors: those of the ports.
Result<Absorbed> readAgain(Room& room, const FeedId& ended, Now now);
/// Takes a person in by one of his devices, with the role that new ones get. Errors: as operate().
Done admit(Room& room, const feed::DeviceCertificate& device, Now now);
/// Slices or tables were given to the room's epochs: reads what waited for them. Errors: those of the ports.
Result<Absorbed> reopen(Room& room, Now now);

} // namespace ieum::room
