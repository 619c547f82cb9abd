// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/room.h"

#include "base/assert.h"
#include "room/body_seal.h"
#include "room/error.h"
#include "room/limits.h"
#include "room/operation_codec.h"
#include "room/past_epochs.h"

#include <algorithm>
#include <limits>

namespace ieum::room {

namespace {

constexpr uint64_t toTheEnd = std::numeric_limits<uint64_t>::max();
constexpr size_t loadBytes = 1024 * 1024;

} // namespace

Room::Room(RoomRecord record, const Self& self, Ports ports)
    : m_record(std::move(record)), m_keys(m_record.secret), m_self(self), m_ports(ports), m_control(m_record.id),
      m_epochs(m_record.id, m_self, m_ports),
      m_contents(m_record, m_self, m_ports, m_control, m_epochs.log(), m_feeds) {}

Result<std::unique_ptr<Room>> Room::load(RoomRecord record, const Self& self, Ports ports) {
    std::unique_ptr<Room> room(new Room(std::move(record), self, ports));
    if (const auto loaded = room->m_epochs.load(); !loaded) return passOn(loaded);
    const auto own = ports.log.ownFeeds(room->m_record.id);
    if (!own) return passOn(own);
    if (*own) {
        if (const auto opened = room->openOwnFeeds(**own); !opened) return passOn(opened);
    }
    if (const auto loaded = room->loadFeeds(); !loaded) return passOn(loaded);
    room->m_control.resolve();
    (void)room->m_epochs.takeFresh();
    if (const auto rest = room->m_contents.loadRest(); !rest) return passOn(rest);
    room->m_told = {}; // the log was told of them then
    return room;
}

Done Room::loadFeeds() {
    const auto feeds = m_ports.log.feeds(m_record.id);
    if (!feeds) return passOn(feeds);
    for (const FeedRecord& record : *feeds) {
        m_feeds.emplace(record.feed, record);
        if (record.kind == feed::Kind::Content) {
            if (const auto loaded = m_contents.loadFeed(record.feed); !loaded) return loaded;
            continue;
        }
        const auto head = m_ports.feeds.head(record.feed);
        if (!head) return passOn(head);
        m_controlClock = std::max(m_controlClock, head->hlc);
        for (uint64_t next = 1; next <= head->seq;) {
            const auto range = m_ports.feeds.read(record.feed, next, toTheEnd, loadBytes);
            if (!range) return passOn(range);
            if (range->events.empty()) break;
            for (const feed::Event& event : range->events) {
                if (const auto absorbed = absorbControl(record, event); !absorbed) return absorbed;
            }
            next = range->head().seq + 1;
        }
    }
    return {};
}

Done Room::openOwnFeeds(const OwnFeedKeys& keys) {
    auto control = OwnFeed::load(keys.controlSeed, feed::Kind::Control, m_ports.feeds);
    if (!control) return passOn(control);
    m_ownControl.emplace(std::move(*control));
    return m_contents.openOwn(keys.contentSeed);
}

Done Room::adopt(const FeedRecord& feed) {
    m_feeds.insert_or_assign(feed.feed, feed);
    return m_ports.log.saveFeed(feed);
}

Result<std::vector<Predecessor>> Room::predecessors(feed::Kind kind) const {
    std::vector<Predecessor> cited;
    for (const auto& [id, feed] : m_feeds) {
        if (feed.device != m_self.certificate.device || feed.kind != kind) continue;
        const auto head = m_ports.feeds.head(id);
        if (!head) return passOn(head);
        if (head->seq > 0) cited.push_back({id, *head});
    }
    std::sort(cited.begin(), cited.end(),
              [](const Predecessor& a, const Predecessor& b) { return a.head.hlc > b.head.hlc; });
    if (cited.size() > predecessorsMax) cited.resize(predecessorsMax);
    return cited;
}

Done Room::openIncarnation(Now now) {
    const OwnFeedKeys keys{crypto::Key::random(m_ports.random), crypto::Key::random(m_ports.random)};
    if (const auto saved = m_ports.log.saveOwnFeeds(m_record.id, keys); !saved) return saved;
    if (const auto opened = openOwnFeeds(keys); !opened) return opened;
    const auto openingOf = [&](const FeedId& feed, feed::Kind kind) -> Result<Unsealed> {
        const feed::DeviceCertificate& self = m_self.certificate;
        const auto cited = predecessors(kind);
        if (!cited) return passOn(cited);
        const auto adopted = adopt({feed, m_record.id, kind, self.device, self.person});
        if (!adopted) return passOn(adopted);
        return Unsealed{0, EpochId{}, &m_keys.control(),
                        openingBody(m_self, m_record.id, feed, kind, *cited, m_ports.random)};
    };
    auto control = openingOf(m_ownControl->id(), feed::Kind::Control);
    if (!control) return passOn(control);
    std::vector<Unsealed> opening;
    opening.push_back(std::move(*control));
    m_controlClock = notAheadOf(m_controlClock, now, controlAheadMs);
    const auto range = m_ownControl->append(m_record.id, opening, m_controlClock, now, m_ports.feeds);
    if (!range) return passOn(range);
    auto content = openingOf(ownContentFeed(), feed::Kind::Content);
    if (!content) return passOn(content);
    return m_contents.begin(std::move(*content), now);
}

Done Room::begin(Now now, std::optional<CreateOp> create, std::optional<feed::DeviceCertificate> other) {
    if (const auto opened = openIncarnation(now); !opened) return opened;
    std::vector<OpBody> first;
    if (create) first.emplace_back(std::move(*create));
    if (other) first.emplace_back(AddOp{*other, Role::Member});
    if (first.empty()) return {};
    const auto written = write(first, now);
    return written ? Done() : Done(passOn(written));
}

/// The later ones follow the first one in our feed, and all that it follows.
Result<Absorbed> Room::write(const std::vector<OpBody>& ops, Now now) {
    std::vector<FeedSeq> follows = m_control.frontier(m_ownControl->id());
    std::vector<wire::ControlBody> bodies;
    bodies.reserve(ops.size());
    for (const OpBody& op : ops) bodies.push_back(toWire(op, m_record.id, std::exchange(follows, {})));
    return append(bodies, now);
}

Result<Absorbed> Room::append(const std::vector<wire::ControlBody>& operations, Now now) {
    std::vector<Unsealed> bodies;
    bodies.reserve(operations.size());
    for (const wire::ControlBody& operation : operations) {
        bodies.push_back({feed::flagCritical, EpochId{}, &m_keys.control(), wire::encode(operation)});
    }
    m_controlClock = notAheadOf(m_controlClock, now, controlAheadMs);
    const auto range = m_ownControl->append(m_record.id, bodies, m_controlClock, now, m_ports.feeds);
    if (!range) return passOn(range);
    const FeedRecord own = m_feeds.at(range->feed);
    for (const feed::Event& event : range->events) {
        if (const auto absorbed = absorbControl(own, event); !absorbed) return passOn(absorbed);
    }
    Absorbed absorbed;
    if (const auto settled = settle(now, absorbed); !settled) return passOn(settled);
    return absorbed;
}

Result<const EpochRecord*> Room::epochForSending(Now now) {
    const EpochLog& epochs = m_epochs.log();
    if (!epochs.isDue(members(), now, m_contents.total())) return epochs.current(members());
    auto commit = m_epochs.commit(members(), m_contents.total(), now);
    if (!commit) return passOn(commit);
    std::vector<wire::ControlBody> operations(1);
    *operations.front().mutable_epoch() = std::move(*commit);
    if (const auto appended = append(operations, now); !appended) return passOn(appended);
    const EpochRecord* current = epochs.current(members());
    if (current == nullptr) return fail(Cause::Machine, RoomError::BadEpoch);
    return current;
}

Done Room::send(std::vector<wire::ContentBody> bodies, Now now) {
    if (!isMember()) return fail(Cause::Input, RoomError::NotAMember);
    if (!mayWrite(members(), m_self.certificate.person)) return fail(Cause::Input, RoomError::ReadersOnlyRead);
    if (isReadOnly()) return fail(Cause::Input, RoomError::UnknownCritical);
    const auto epoch = epochForSending(now);
    if (!epoch) return passOn(epoch);
    return m_contents.send(std::move(bodies), **epoch, now);
}

Result<Absorbed> Room::operate(OpBody op, Now now) {
    if (const auto allowed = m_control.check(op, m_self); !allowed) return passOn(allowed);
    if (const auto filled = fillCuts(op); !filled) return passOn(filled);
    std::vector<OpBody> ops;
    const auto* set = std::get_if<SetRoleOp>(&op);
    // Who is owner only because nobody else is would cease to be by making another one; he puts it down first.
    OpBody claim = SetRoleOp{m_self.certificate.person, Role::Owner, {}};
    const bool isHeir = set != nullptr && set->role == Role::Owner && m_control.check(claim, m_self).has_value();
    if (isHeir && set->person != m_self.certificate.person) ops.push_back(std::move(claim));
    ops.push_back(std::move(op));
    auto absorbed = write(ops, now);
    if (!absorbed) return absorbed;
    if (const auto given = giveHistory(ops.back(), now); !given) return passOn(given);
    return absorbed;
}

/// Whoever is taken in is given the secrets of what he may read back; a further device of ours, all of them, and one of
/// somebody else's, what his devices could read.
Done Room::giveHistory(const OpBody& op, Now now) {
    const auto* added = std::get_if<AddOp>(&op);
    const auto* further = std::get_if<AddDeviceOp>(&op);
    if (added == nullptr && further == nullptr) return {};
    const feed::DeviceCertificate& to = added != nullptr ? added->device : further->device;
    Policy policy = members().policy();
    if (to.person == m_self.certificate.person) policy.history = History::Everything;
    std::set<EpochId> which = epochsForNewcomer(m_epochs.log(), policy, now);
    if (further != nullptr) which.merge(epochsOf(m_epochs.log(), devicesEver(members(), to.person)));
    std::vector<wire::ControlBody> bodies;
    for (wire::History& history :
         sealHistory(m_record.id, m_epochs.log(), which, to, GivenTo::Newcomer, m_ports.random)) {
        *bodies.emplace_back().mutable_history() = std::move(history);
    }
    if (bodies.empty()) return {};
    const auto said = append(bodies, now);
    return said ? Done() : Done(passOn(said));
}

/// What of a person's feeds, or of one device's, has been seen here. Of operations only what was judged: one that waits
/// for something withheld could otherwise count later though nobody knew what it does.
Result<Cuts> Room::cutsOf(const PersonId& person, const DeviceId* device) {
    Cuts cuts;
    for (const auto& [feed, record] : m_feeds) {
        const bool meant = record.person == person && (device == nullptr || record.device == *device);
        if (!meant || cuts.size() == cutsMax) continue;
        const auto head = m_ports.feeds.head(feed);
        if (!head) return passOn(head);
        const auto tip = m_ports.feeds.tip(feed);
        if (!tip) return passOn(tip);
        const uint64_t seen = *tip ? (*tip)->head.seq : head->seq;
        cuts[feed] = record.kind == feed::Kind::Control ? m_control.judgedUpTo(feed) : seen;
    }
    return cuts;
}

Done Room::fillCuts(OpBody& op) {
    const auto fill = [&](Cuts& into, const PersonId& person, const DeviceId* device) -> Done {
        auto cuts = cutsOf(person, device);
        if (!cuts) return passOn(cuts);
        into = std::move(*cuts);
        return {};
    };
    if (auto* removal = std::get_if<RemoveOp>(&op)) return fill(removal->cuts, removal->person, nullptr);
    if (auto* change = std::get_if<SetRoleOp>(&op)) return fill(change->cuts, change->person, nullptr);
    if (auto* gone = std::get_if<RevokeDeviceOp>(&op)) return fill(gone->cuts, gone->person, &gone->device);
    return {};
}

Result<Absorbed> Room::absorb(const feed::Range& range, Now now) {
    if (range.firstSeq() == 1) {
        const auto opening = readOpening(m_keys, m_record.id, range.events.front(), range.kind);
        if (!opening) return fail(Cause::Peer, RoomError::BadOpening);
        if (const auto adopted = adopt(opening->record); !adopted) return passOn(adopted);
    }
    const auto known = m_feeds.find(range.feed);
    if (known == m_feeds.end() || known->second.kind != range.kind) return fail(Cause::Peer, RoomError::BadBody);
    const auto isOlder = appendToLog(range);
    if (!isOlder) return passOn(isOlder);

    Absorbed absorbed;
    absorbed.older = *isOlder;
    const FeedRecord feed = known->second;
    if (range.kind == feed::Kind::Content) {
        if (const auto noted = m_ports.feeds.keepFrom(range.feed, m_checkpoints.keptFrom(feed)); !noted) {
            return passOn(noted);
        }
        const auto done = m_contents.absorb(feed, range, now, absorbed);
        absorbed.keysWanted = !m_contents.awaitedEpochs().empty();
        return done ? Result<Absorbed>(std::move(absorbed)) : passOn(done);
    }
    m_controlClock = std::max(m_controlClock, range.head().hlc);
    for (const feed::Event& event : range.events) {
        if (const auto done = absorbControl(feed, event); !done) return passOn(done);
    }
    if (const auto settled = settle(now, absorbed); !settled) return passOn(settled);
    absorbed.keysWanted = m_epochs.lost().takeNews();
    return absorbed;
}

Result<bool> Room::appendToLog(const feed::Range& range) {
    const auto head = m_ports.feeds.head(range.feed);
    if (!head) return passOn(head);
    const auto tip = m_ports.feeds.tip(range.feed);
    if (!tip) return passOn(tip);
    const bool joins = range.firstSeq() == head->seq + 1;
    const auto appended =
        joins ? m_ports.feeds.append(m_record.id, range) : m_ports.feeds.appendApart(m_record.id, range);
    if (!appended) return passOn(appended);
    return *tip && range.firstSeq() < (*tip)->from;
}

Done Room::absorbControl(const FeedRecord& feed, const feed::Event& event) {
    const auto plain =
        openBody(m_keys.control(), {event.header.feed, event.header.seq, event.header.epoch}, event.body);
    // A member may write nonsense into his own feed; it counts as nothing and is kept and passed on like the rest.
    const auto body = plain ? wire::decode<wire::ControlBody>(*plain) : Result<wire::ControlBody>(passOn(plain));
    Done done;
    if (body && body->op_case() == wire::ControlBody::kFork) {
        if (auto proof = feed::readFork(bytesOf(body->fork()))) m_told.forks.push_back(std::move(*proof));
    } else if (body && body->has_welcome()) {
        noteWelcome(feed, body->welcome());
    } else if (body && body->has_checkpoint()) {
        done = noteCheckpoint(feed, body->checkpoint());
    } else if (body && (body->has_epoch() || body->has_prekey() || body->has_history())) {
        done = m_epochs.absorb(feed, event.header, *body);
    } else if (body && body->op_case() == wire::ControlBody::OP_NOT_SET) {
        if ((event.header.flags & feed::flagCritical) != 0) m_control.noteUnknown(feed, event.header.seq);
    } else if (body) {
        (void)m_control.take(*body, feed, event.header.seq);
    }
    m_control.saw(event.header.feed, event.header.seq);
    return done;
}

Done admit(Room& room, const feed::DeviceCertificate& device, Now now) {
    const Role role = room.members().kind() == RoomKind::Notice ? Role::Reader : Role::Member;
    const auto operated = room.operate(AddOp{device, role}, now);
    return operated ? Done() : Done(passOn(operated));
}

Result<Absorbed> reopen(Room& room, Now now) {
    Absorbed absorbed;
    if (const auto settled = room.settle(now, absorbed); !settled) return passOn(settled);
    return absorbed;
}

Done Room::noteCheckpoint(const FeedRecord& feed, const wire::Checkpoint& body) {
    for (const FeedId& of : m_checkpoints.take(feed, body)) {
        const auto known = m_feeds.find(of); // when it comes later, it is told then
        if (known == m_feeds.end() || known->second.person != feed.person) continue;
        if (const auto kept = m_ports.feeds.keepFrom(of, m_checkpoints.keptFrom(known->second)); !kept) return kept;
        if (const auto noted = m_contents.noteHead(of); !noted) return noted;
    }
    return {};
}

/// One of our own devices lets this one into a room. Anybody else has no say in that.
void Room::noteWelcome(const FeedRecord& feed, const wire::Welcome& body) {
    const bool isOurs = m_record.kind == RoomKind::Self && feed.person == m_self.certificate.person;
    if (!isOurs) return;
    if (auto welcomed = openWelcome(body, m_record.id, m_self)) m_told.welcomes.push_back(std::move(*welcomed));
}

Done Room::settle(Now now, Absorbed& absorbed) {
    const std::string before = members().roomName();
    const std::map<FeedSeq, Undone> undoneBefore = members().undone();
    const bool resolved = m_control.resolve();
    const bool fresh = m_epochs.takeFresh();
    absorbed.membersChanged = resolved || absorbed.membersChanged;
    absorbed.nameChanged = members().roomName() != before;
    for (const auto& [event, undone] : members().undone()) {
        const bool ours = undone.author == m_self.certificate.person;
        if (ours && !undoneBefore.contains(event)) absorbed.undone.push_back(undone);
    }
    absorbed.forks = std::exchange(m_told.forks, {});
    absorbed.welcomes = std::exchange(m_told.welcomes, {});
    if (resolved) {
        if (const auto applied = m_contents.applyMembers(absorbed); !applied) return applied;
        if (const auto saved = saveChanges(); !saved) return saved;
    }
    return resolved || fresh ? m_contents.retryUnopened(now, absorbed) : Done();
}

Done Room::saveChanges() {
    // Removed means: was told so. A room whose control history has not come yet is not left.
    const bool removed = isShutOut(members(), m_self.certificate.person, m_self.certificate.device);
    const bool renamed = !members().roomName().empty() && members().roomName() != m_record.name;
    if (removed == m_record.removed && !renamed) return {};
    m_record.removed = removed;
    if (renamed) m_record.name = members().roomName();
    return m_ports.log.saveRoom(m_record);
}

const FeedRecord* Room::feedOf(const FeedId& feed) const {
    const auto found = m_feeds.find(feed);
    return found == m_feeds.end() ? nullptr : &found->second;
}

bool Room::isMember() const {
    const PersonId& self = m_self.certificate.person;
    return members().roleOf(self) != Role::None && !isShutOut(members(), self, m_self.certificate.device);
}

Result<Absorbed> readAgain(Room& room, const FeedId& ended, Now now) {
    Absorbed absorbed;
    if (const auto read = room.m_contents.readAgain(ended, now, absorbed); !read) return passOn(read);
    return absorbed;
}

} // namespace ieum::room
