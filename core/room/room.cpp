// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/room.h"

#include "base/assert.h"
#include "room/body_seal.h"
#include "room/error.h"
#include "room/limits.h"
#include "room/reading.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace ieum::room {

namespace {

constexpr uint64_t toTheEnd = std::numeric_limits<uint64_t>::max();
constexpr size_t loadBytes = 1024 * 1024;

/// Nobody's future drags our own clock along further than that.
feed::Hlc notAheadOf(feed::Hlc clock, Now now, int64_t aheadMs) {
    return std::min(clock, feed::Hlc::fromWall({now.wall.ms + aheadMs}));
}

} // namespace

Room::Room(RoomRecord record, const Self& self, Ports ports)
    : m_record(std::move(record)), m_keys(m_record.secret), m_self(self), m_ports(ports), m_control(m_record.id) {}

Result<std::unique_ptr<Room>> Room::load(RoomRecord record, const Self& self, Ports ports) {
    std::unique_ptr<Room> room(new Room(std::move(record), self, ports));
    auto epochs = ports.log.epochs(room->m_record.id);
    if (!epochs) return passOn(epochs);
    for (EpochRecord& epoch : *epochs) room->m_control.keep(std::move(epoch));
    const auto own = ports.log.ownFeeds(room->m_record.id);
    if (!own) return passOn(own);
    if (*own) {
        if (const auto opened = room->openOwnFeeds(**own); !opened) return passOn(opened);
    }
    if (const auto loaded = room->loadFeeds(); !loaded) return passOn(loaded);
    room->m_control.resolve();
    (void)room->m_control.takeFresh();
    // What the log was told when the last range was settled.
    for (auto& [feed, content] : room->m_contents) content.limit = room->limitOf(room->m_feeds.at(feed));
    return room;
}

Done Room::loadFeeds() {
    const auto feeds = m_ports.log.feeds(m_record.id);
    if (!feeds) return passOn(feeds);
    for (const FeedRecord& record : *feeds) {
        m_feeds.emplace(record.feed, record);
        const auto head = m_ports.feeds.head(record.feed);
        if (!head) return passOn(head);
        if (record.kind == feed::Kind::Content) {
            m_contentClock = std::max(m_contentClock, head->hlc);
            m_contents[record.feed].head = head->seq;
            continue;
        }
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
    auto content = OwnFeed::load(keys.contentSeed, feed::Kind::Content, m_ports.feeds);
    if (!content) return passOn(content);
    m_ownControl.emplace(std::move(*control));
    m_ownContent.emplace(std::move(*content));
    return {};
}

Done Room::adopt(const FeedRecord& feed) {
    m_feeds.insert_or_assign(feed.feed, feed);
    return m_ports.log.saveFeed(feed);
}

Done Room::begin(Now now, std::optional<CreateOp> create, std::optional<feed::DeviceCertificate> other) {
    IEUM_ASSERT(!m_ownControl);
    const OwnFeedKeys keys{crypto::Key::random(m_ports.random), crypto::Key::random(m_ports.random)};
    if (const auto saved = m_ports.log.saveOwnFeeds(m_record.id, keys); !saved) return saved;
    if (const auto opened = openOwnFeeds(keys); !opened) return opened;
    for (const auto& [own, clock, kind] : {std::tuple{&*m_ownControl, &m_controlClock, feed::Kind::Control},
                                           std::tuple{&*m_ownContent, &m_contentClock, feed::Kind::Content}}) {
        const feed::DeviceCertificate& self = m_self.certificate;
        const auto adopted = adopt({own->id(), m_record.id, kind, self.device, self.person});
        if (!adopted) return adopted;
        std::vector<Unsealed> opening;
        opening.push_back(
            {0, EpochId{}, &m_keys.control(), openingBody(m_self, m_record.id, own->id(), kind, m_ports.random)});
        const auto range = own->append(m_record.id, std::move(opening), *clock, now, m_ports.feeds);
        if (!range) return passOn(range);
    }
    m_contents[ownContentFeed()].head = m_ownContent->seq();
    std::vector<wire::ControlBody> first;
    if (create) first.push_back(toWire(*create, m_record.id));
    if (other) first.push_back(toWire(AddOp{*other, Role::Member}));
    if (first.empty()) return {};
    const auto operated = operate(std::move(first), now);
    return operated ? Done() : Done(passOn(operated));
}

Result<Absorbed> Room::operate(std::vector<wire::ControlBody> operations, Now now) {
    std::vector<Unsealed> bodies;
    bodies.reserve(operations.size());
    for (const wire::ControlBody& operation : operations) {
        bodies.push_back({feed::flagCritical, EpochId{}, &m_keys.control(), wire::encode(operation)});
    }
    m_controlClock = notAheadOf(m_controlClock, now, controlAheadMs);
    const auto range = m_ownControl->append(m_record.id, std::move(bodies), m_controlClock, now, m_ports.feeds);
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
    if (const EpochRecord* current = m_control.current()) return current;
    CommittedEpoch made = commitEpoch(m_record.id, members(), m_ports.random);
    wire::ControlBody body;
    *body.mutable_epoch() = std::move(made.commit);
    std::vector<wire::ControlBody> operations;
    operations.push_back(std::move(body));
    if (const auto operated = operate(std::move(operations), now); !operated) return passOn(operated);
    const EpochRecord* current = m_control.current();
    if (current == nullptr) return fail(Cause::Machine, RoomError::BadEpoch);
    return current;
}

Done Room::send(std::vector<wire::ContentBody> messages, Now now) {
    if (!isMember()) return fail(Cause::Input, RoomError::NotAMember);
    const auto epoch = epochForSending(now);
    if (!epoch) return passOn(epoch);
    std::vector<Unsealed> bodies;
    for (wire::ContentBody& message : messages) {
        if (bodies.empty()) {
            for (auto& reference : referencesNow()) *message.add_references() = std::move(reference);
        }
        bodies.push_back({0, (*epoch)->id, &(*epoch)->secret, wire::encode(message)});
    }
    if (bodies.empty()) return {};
    m_contentClock = notAheadOf(m_contentClock, now, clockAheadMs);
    const auto range = m_ownContent->append(m_record.id, std::move(bodies), m_contentClock, now, m_ports.feeds);
    if (!range) return passOn(range);
    m_contents[range->feed].head = range->head().seq;
    Absorbed ignored;
    const FeedRecord& own = m_feeds.at(range->feed);
    for (const feed::Event& event : range->events) {
        if (const auto absorbed = absorbContent(own, event, now, ignored); !absorbed) return absorbed;
    }
    return {};
}

std::vector<wire::Reference> Room::referencesNow() {
    std::vector<wire::Reference> references;
    for (auto& [feed, content] : m_contents) {
        const uint64_t seq = std::min(content.head, content.limit);
        if (feed == ownContentFeed() || content.referenced == seq || references.size() == referencesMax) continue;
        content.referenced = seq;
        wire::Reference reference;
        reference.set_feed(wire::fieldOf(feed));
        reference.set_seq(seq);
        references.push_back(std::move(reference));
    }
    return references;
}

Done Room::add(const feed::DeviceCertificate& device, Now now) {
    if (!mayAdd(members(), m_self.certificate.person)) return fail(Cause::Input, RoomError::NotAllowed);
    if (members().devices().size() >= devicesMax) {
        return fail(Cause::Input, RoomError::TooManyMembers, static_cast<int64_t>(devicesMax));
    }
    const auto operated = operate({toWire(AddOp{device, Role::Member})}, now);
    return operated ? Done() : Done(passOn(operated));
}

Result<Absorbed> Room::remove(const PersonId& person, Now now) {
    const PersonId self = m_self.certificate.person;
    if (members().roleOf(person) == Role::None) return fail(Cause::Input, RoomError::NotAMember);
    if (members().roleOf(person) == Role::Owner) return fail(Cause::Input, RoomError::LastOwner);
    if (!mayRemove(members(), self, person)) return fail(Cause::Input, RoomError::NotAllowed);
    RemoveOp op{person, {}};
    for (const auto& [feed, record] : m_feeds) {
        if (record.person != person || op.cuts.size() == cutsMax) continue;
        const auto head = m_ports.feeds.head(feed);
        if (!head) return passOn(head);
        // Our own leaving is itself an event of the feed that it cuts, and must stay within the cut.
        op.cuts[feed] = head->seq + (person == self && record.kind == feed::Kind::Control ? 1 : 0);
    }
    return operate({toWire(op)}, now);
}

Result<Absorbed> Room::absorb(const feed::Range& range, Now now) {
    if (range.firstSeq() == 1) {
        const auto opening = readOpening(m_keys, m_record.id, range.events.front(), range.kind);
        if (!opening) return passOn(opening);
        if (const auto adopted = adopt(opening->record); !adopted) return passOn(adopted);
    }
    const auto known = m_feeds.find(range.feed);
    if (known == m_feeds.end() || known->second.kind != range.kind) return fail(Cause::Peer, RoomError::BadBody);
    if (const auto appended = m_ports.feeds.append(m_record.id, range); !appended) return passOn(appended);

    feed::Hlc& clock = range.kind == feed::Kind::Control ? m_controlClock : m_contentClock;
    clock = std::max(clock, range.head().hlc);
    Absorbed absorbed;
    const FeedRecord feed = known->second;
    for (const feed::Event& event : range.events) {
        const Done done =
            range.kind == feed::Kind::Control ? absorbControl(feed, event) : absorbContent(feed, event, now, absorbed);
        if (!done) return passOn(done);
    }
    if (range.kind == feed::Kind::Content) {
        m_contents[range.feed].head = range.head().seq;
    } else if (const auto settled = settle(now, absorbed); !settled) {
        return passOn(settled);
    }
    return absorbed;
}

Done Room::absorbControl(const FeedRecord& feed, const feed::Event& event) {
    const auto plain =
        openBody(m_keys.control(), {event.header.feed, event.header.seq, event.header.epoch}, event.body);
    // A member may write nonsense into his own feed; it counts as nothing and is kept and passed on like the rest.
    if (!plain) return {};
    const auto body = wire::decode<wire::ControlBody>(*plain);
    if (!body) return {};
    if (body->has_epoch()) {
        const auto id = wire::idOf<EpochId>(body->epoch().epoch());
        if (!id) return {};
        m_control.noteCommitter(*id, feed.person);
        if (m_control.epoch(*id) != nullptr) return {};
        auto epoch = openEpoch(m_record.id, body->epoch(), m_self.certificate.device, *m_self.agreement);
        if (!epoch) return {};
        epoch->hlc = event.header.hlc;
        if (const auto saved = m_ports.log.saveEpoch(m_record.id, *epoch); !saved) return saved;
        m_control.keep(std::move(*epoch));
        return {};
    }
    (void)m_control.take(*body, event.header.feed, event.header.seq, event.header.hlc, feed.person);
    return {};
}

uint64_t Room::limitOf(const FeedRecord& feed) const {
    // Our own words stay ours to read.
    return feed.device == m_self.certificate.device ? noLimit : members().limitOf(feed.person, feed.feed);
}

Done Room::absorbContent(const FeedRecord& feed, const feed::Event& event, Now now, Absorbed& absorbed) {
    const feed::Header& header = event.header;
    if (header.seq == 1) return {};
    const EpochRecord* epoch = m_control.epoch(header.epoch);
    if (header.seq > limitOf(feed) || epoch == nullptr) {
        return m_ports.log.setUnopened(header.feed, header.seq, header.epoch);
    }
    auto record = readMessage(feed, event, *epoch, now, m_ports.log);
    if (!record) return passOn(record);
    if (!*record) return {};
    (*record)->own = feed.device == m_self.certificate.device;
    absorbed.messages.push_back((*record)->id);
    return m_ports.log.saveMessage(**record);
}

Done Room::retryUnopened(Now now, Absorbed& absorbed) {
    const auto waiting = m_ports.log.unopened(m_record.id);
    if (!waiting) return passOn(waiting);
    feed::Range range;
    for (const auto& [feed, seq, epoch] : *waiting) {
        const FeedRecord* record = feedOf(feed);
        const bool stillShut =
            record == nullptr || seq > limitOf(*record) || (!epoch.isZero() && m_control.epoch(epoch) == nullptr);
        if (stillShut) continue;
        if (range.feed != feed || range.events.empty() || seq < range.firstSeq() || seq > range.head().seq) {
            // To the end, not to seq: a log gives what ends at a signed event, and this one may stand in the middle.
            auto read = m_ports.feeds.read(feed, seq, toTheEnd, loadBytes);
            if (!read) return passOn(read);
            range = std::move(*read);
            if (range.events.empty()) continue;
        }
        // Cleared first: absorbContent sets it again when the event still cannot be opened.
        if (const auto cleared = m_ports.log.clearUnopened(feed, seq); !cleared) return cleared;
        const feed::Event& event = range.events[seq - range.firstSeq()];
        if (const auto opened = absorbContent(*record, event, now, absorbed); !opened) return opened;
    }
    return {};
}

/// Tells the log where each person's content ends. What was shown and is void now waits with what was never opened: the
/// removal may turn out to be void itself, and somebody removed may be asked back.
Done Room::applyLimits() {
    for (auto& [feed, content] : m_contents) {
        const uint64_t limit = limitOf(m_feeds.at(feed));
        if (limit == content.limit) continue;
        if (const auto told = m_ports.log.voidBeyond(feed, limit); !told) return told;
        if (limit < content.limit) {
            const auto hidden = hide(feed, limit + 1, std::min(content.limit, content.head));
            if (!hidden) return hidden;
        }
        content.limit = limit;
    }
    return {};
}

Done Room::hide(const FeedId& feed, uint64_t fromSeq, uint64_t toSeq) {
    for (uint64_t next = std::max<uint64_t>(fromSeq, 2); next <= toSeq;) {
        const auto range = m_ports.feeds.read(feed, next, toTheEnd, loadBytes);
        if (!range) return passOn(range);
        if (range->events.empty()) return {};
        for (const feed::Event& event : range->events) {
            const auto set = m_ports.log.setUnopened(feed, event.header.seq, event.header.epoch);
            if (!set) return set;
        }
        next = range->head().seq + 1;
    }
    return {};
}

Done Room::settle(Now now, Absorbed& absorbed) {
    const std::string before = members().roomName();
    const bool resolved = m_control.resolve();
    const bool fresh = m_control.takeFresh();
    absorbed.membersChanged = resolved || absorbed.membersChanged;
    absorbed.nameChanged = members().roomName() != before;
    if (resolved) {
        if (const auto applied = applyLimits(); !applied) return applied;
        if (const auto saved = saveChanges(); !saved) return saved;
    }
    return resolved || fresh ? retryUnopened(now, absorbed) : Done();
}

Done Room::saveChanges() {
    // Removed means: was told so. A room whose control history has not come yet is not left.
    const bool removed = members().removed().contains(m_self.certificate.person);
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

FeedId Room::ownContentFeed() const { return m_ownContent ? m_ownContent->id() : FeedId{}; }

bool Room::isMember() const { return members().roleOf(m_self.certificate.person) != Role::None; }

Result<SignedReceipt> Room::receipt(uint64_t counter, std::vector<FeedSeq> read, std::vector<FileId> holds,
                                    Now now) const {
    if (!m_ownContent) return fail(Cause::Machine, RoomError::NotAMember);
    Statement statement{m_self.certificate.device, {}, std::move(read), std::move(holds), now.wall.ms};
    for (const auto& [feed, content] : m_contents) statement.have.push_back({feed, content.head});
    return signReceipt(m_keys, m_ownContent->key(), counter, statement);
}

} // namespace ieum::room
