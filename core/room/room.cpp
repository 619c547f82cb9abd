// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/room.h"

#include "base/assert.h"
#include "room/body_seal.h"
#include "room/error.h"
#include "room/limits.h"
#include "room/timeline.h"

#include <algorithm>
#include <limits>

namespace ieum::room {

namespace {

constexpr uint64_t toTheEnd = std::numeric_limits<uint64_t>::max();
constexpr size_t loadBytes = 1024 * 1024;

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
    return room;
}

Done Room::loadFeeds() {
    const auto feeds = m_ports.log.feeds(m_record.id);
    if (!feeds) return passOn(feeds);
    for (const FeedRecord& record : *feeds) {
        m_feeds.emplace(record.feed, record);
        const auto head = m_ports.feeds.head(record.feed);
        if (!head) return passOn(head);
        m_clock = std::max(m_clock, head->hlc);
        if (record.kind == feed::Kind::Content) {
            m_contentHeads[record.feed] = head->seq;
            continue;
        }
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
    for (const auto& [own, kind] :
         {std::pair{&*m_ownControl, feed::Kind::Control}, std::pair{&*m_ownContent, feed::Kind::Content}}) {
        const feed::DeviceCertificate& self = m_self.certificate;
        if (const auto adopted = adopt({own->id(), m_record.id, kind, self.device, self.person}); !adopted)
            return adopted;
        std::vector<Unsealed> opening;
        opening.push_back(
            {0, EpochId{}, &m_keys.control(), openingBody(m_self, m_record.id, own->id(), kind, m_ports.random)});
        const auto range = own->append(m_record.id, std::move(opening), m_clock, now, m_ports.feeds);
        if (!range) return passOn(range);
    }
    m_contentHeads[ownContentFeed()] = m_ownContent->seq();
    std::vector<wire::ControlBody> first;
    if (create) first.push_back(toWire(*create, m_record.id));
    if (other) first.push_back(toWire(AddOp{*other, Role::Member}));
    return first.empty() ? Done() : operate(std::move(first), now);
}

Done Room::operate(std::vector<wire::ControlBody> operations, Now now) {
    std::vector<Unsealed> bodies;
    bodies.reserve(operations.size());
    for (const wire::ControlBody& operation : operations) {
        bodies.push_back({feed::flagCritical, EpochId{}, &m_keys.control(), wire::encode(operation)});
    }
    const auto range = m_ownControl->append(m_record.id, std::move(bodies), m_clock, now, m_ports.feeds);
    if (!range) return passOn(range);
    const FeedRecord own = m_feeds.at(range->feed);
    for (const feed::Event& event : range->events) {
        if (const auto absorbed = absorbControl(own, event); !absorbed) return absorbed;
    }
    m_control.resolve();
    return {};
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
    const auto range = m_ownContent->append(m_record.id, std::move(bodies), m_clock, now, m_ports.feeds);
    if (!range) return passOn(range);
    m_contentHeads[range->feed] = range->head().seq;
    Absorbed ignored;
    const FeedRecord& own = m_feeds.at(range->feed);
    for (const feed::Event& event : range->events) {
        if (const auto absorbed = absorbContent(own, event, now, ignored); !absorbed) return absorbed;
    }
    return {};
}

std::vector<wire::Reference> Room::referencesNow() {
    std::vector<wire::Reference> references;
    for (const auto& [feed, seq] : m_contentHeads) {
        if (feed == ownContentFeed() || m_referenced[feed] == seq || references.size() == referencesMax) continue;
        m_referenced[feed] = seq;
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
    return operate({toWire(AddOp{device, Role::Member})}, now);
}

Result<Absorbed> Room::remove(const PersonId& person, Now now) {
    const PersonId self = m_self.certificate.person;
    if (members().roleOf(person) == Role::None) return fail(Cause::Input, RoomError::NotAMember);
    if (members().roleOf(person) == Role::Owner) return fail(Cause::Input, RoomError::LastOwner);
    if (!mayRemove(members(), self, person)) return fail(Cause::Input, RoomError::NotAllowed);
    RemoveOp op{person, {}};
    for (const auto& [feed, record] : m_feeds) {
        if (record.person != person) continue;
        const auto head = m_ports.feeds.head(feed);
        if (!head) return passOn(head);
        // Our own leaving is itself an event of the feed that it cuts, and must stay within the cut.
        op.cuts[feed] = head->seq + (person == self && record.kind == feed::Kind::Control ? 1 : 0);
    }
    if (const auto operated = operate({toWire(op)}, now); !operated) return passOn(operated);
    Absorbed absorbed;
    absorbed.membersChanged = true;
    if (const auto settled = settle(now, absorbed); !settled) return passOn(settled);
    return absorbed;
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

    // Nobody's future drags our own clock along.
    const feed::Hlc latest = feed::Hlc::fromWall({now.wall.ms + clockAheadMs});
    m_clock = std::max(m_clock, std::min(range.head().hlc, latest));
    Absorbed absorbed;
    const FeedRecord feed = known->second;
    for (const feed::Event& event : range.events) {
        const Done done =
            range.kind == feed::Kind::Control ? absorbControl(feed, event) : absorbContent(feed, event, now, absorbed);
        if (!done) return passOn(done);
    }
    if (range.kind == feed::Kind::Content) {
        m_contentHeads[range.feed] = range.head().seq;
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
        auto epoch = openEpoch(m_record.id, body->epoch(), m_self.certificate.device, *m_self.agreement);
        if (!epoch || m_control.epoch(epoch->id) != nullptr) return {};
        epoch->hlc = event.header.hlc;
        if (const auto saved = m_ports.log.saveEpoch(m_record.id, *epoch); !saved) return saved;
        m_control.keep(std::move(*epoch));
        return {};
    }
    (void)m_control.take(*body, event.header.feed, event.header.seq, event.header.hlc, feed.person);
    return {};
}

Result<uint64_t> Room::causeOf(const wire::ContentBody& body) {
    uint64_t cause = 0;
    for (int i = 0; i < std::min<int>(body.references_size(), static_cast<int>(referencesMax)); ++i) {
        const auto feed = wire::idOf<FeedId>(body.references(i).feed());
        if (!feed) continue;
        const auto word = m_ports.log.wordOf(*feed, body.references(i).seq());
        if (!word) return passOn(word);
        cause = std::max(cause, *word);
    }
    return cause;
}

Done Room::absorbContent(const FeedRecord& feed, const feed::Event& event, Now now, Absorbed& absorbed) {
    const feed::Header& header = event.header;
    if (header.seq == 1) return {};
    const bool own = feed.device == m_self.certificate.device;
    const bool mayWrite = own || members().mayHaveWritten(feed.person, header.feed, header.seq);
    const EpochRecord* epoch = m_control.epoch(header.epoch);
    if (!mayWrite && members().removed().contains(feed.person)) return {};
    if (!mayWrite || epoch == nullptr) return m_ports.log.setUnopened(header.feed, header.seq, header.epoch);

    const auto plain = openBody(epoch->secret, {header.feed, header.seq, header.epoch}, event.body);
    if (!plain) return {};
    const auto body = wire::decode<wire::ContentBody>(*plain);
    if (!body) return {};
    auto record = fromBody(*body, feed.device);
    if (!record) return {};
    record->room = m_record.id;
    record->author = feed.person;
    record->own = own;
    Placed placed;
    if (record->origin) {
        placed = placeImported(header.feed, header.seq, record->origin->timeMs);
    } else {
        const auto cause = causeOf(*body);
        const auto newest = m_ports.log.newestWord(m_record.id);
        if (!cause) return passOn(cause);
        if (!newest) return passOn(newest);
        placed = placeMessage(header.feed, header.seq, header.hlc, record->timeMs, *cause, *newest, now.wall);
    }
    record->key = placed.key;
    record->timeMs = placed.shownMs;
    record->late = placed.late;
    absorbed.messages.push_back(record->id);
    return m_ports.log.saveMessage(*record);
}

Done Room::retryUnopened(Now now, Absorbed& absorbed) {
    const auto waiting = m_ports.log.unopened(m_record.id);
    if (!waiting) return passOn(waiting);
    for (const auto& [feed, seq] : *waiting) {
        const FeedRecord* record = feedOf(feed);
        if (record == nullptr) continue;
        const auto range = m_ports.feeds.read(feed, seq, seq, 1);
        if (!range) return passOn(range);
        if (range->events.empty()) continue;
        // Cleared first: absorbContent sets it again when the event still cannot be opened.
        if (const auto cleared = m_ports.log.clearUnopened(feed, seq); !cleared) return cleared;
        if (const auto opened = absorbContent(*record, range->events.front(), now, absorbed); !opened) return opened;
    }
    return {};
}

Done Room::settle(Now now, Absorbed& absorbed) {
    const std::string before = members().roomName();
    absorbed.membersChanged = m_control.resolve() || absorbed.membersChanged;
    absorbed.nameChanged = members().roomName() != before;
    if (absorbed.membersChanged) {
        for (const auto& [person, removed] : members().removed()) {
            if (person == m_self.certificate.person) continue; // our own words stay ours to read
            for (const auto& [feed, record] : m_feeds) {
                if (record.person != person || record.kind != feed::Kind::Content) continue;
                const auto cut = removed.cuts.find(feed);
                const uint64_t seq = cut == removed.cuts.end() ? 0 : cut->second;
                if (const auto done = m_ports.log.voidBeyond(feed, seq); !done) return done;
            }
        }
    }
    // Removed means: was told so. A room whose control history has not come yet is not left.
    const bool removed = members().removed().contains(m_self.certificate.person);
    const bool renamed = !members().roomName().empty() && members().roomName() != m_record.name;
    if (removed != m_record.removed || renamed) {
        m_record.removed = removed;
        if (renamed) m_record.name = members().roomName();
        if (const auto saved = m_ports.log.saveRoom(m_record); !saved) return saved;
    }
    return retryUnopened(now, absorbed);
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
    for (const auto& [feed, seq] : m_contentHeads) statement.have.push_back({feed, seq});
    return signReceipt(m_keys, m_ownContent->key(), counter, statement);
}

} // namespace ieum::room
