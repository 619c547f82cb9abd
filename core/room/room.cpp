// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/room.h"

#include "base/assert.h"
#include "feed/writer.h"
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

wire::FeedOpen openingOf(const Self& self, const RoomId& room, const FeedId& feed, feed::Kind kind, Random& random) {
    std::array<std::byte, 16> incarnation{};
    random.fill(incarnation);
    wire::FeedOpen open;
    *open.mutable_device() = feed::toWire(self.certificate);
    *open.mutable_feed() = feed::toWire(feed::certifyFeed(*self.deviceKey, room, feed, kind, incarnation));
    return open;
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
    m_ownControl.emplace(OwnFeed{crypto::SigningKey::fromSeed(keys.controlSeed), {}});
    m_ownContent.emplace(OwnFeed{crypto::SigningKey::fromSeed(keys.contentSeed), {}});
    for (OwnFeed* own : {&*m_ownControl, &*m_ownContent}) {
        const auto head = m_ports.feeds.head(own->key.publicAs<FeedId>());
        if (!head) return passOn(head);
        own->head = *head;
    }
    return {};
}

Done Room::begin(Now now, std::optional<CreateOp> create, std::optional<feed::DeviceCertificate> other) {
    IEUM_ASSERT(!m_ownControl);
    const OwnFeedKeys keys{crypto::Key::random(m_ports.random), crypto::Key::random(m_ports.random)};
    if (const auto saved = m_ports.log.saveOwnFeeds(m_record.id, keys); !saved) return saved;
    if (const auto opened = openOwnFeeds(keys); !opened) return opened;

    const FeedId controlFeed = m_ownControl->key.publicAs<FeedId>();
    wire::ControlBody controlOpen;
    *controlOpen.mutable_open() = openingOf(m_self, m_record.id, controlFeed, feed::Kind::Control, m_ports.random);
    std::vector<wire::ControlBody> first{controlOpen};
    if (create) first.push_back(toWire(*create, m_record.id));
    if (other) first.push_back(toWire(AddOp{*other, Role::Member}));
    if (const auto operated = operate(std::move(first), now); !operated) return operated;

    wire::ContentBody contentOpen;
    *contentOpen.mutable_open() = openingOf(m_self, m_record.id, ownContentFeed(), feed::Kind::Content, m_ports.random);
    std::vector<Sealed> bodies;
    bodies.push_back({0, EpochId{}, &m_keys.control(), wire::encode(contentOpen)});
    const auto range = append(*m_ownContent, feed::Kind::Content, std::move(bodies), now);
    if (!range) return passOn(range);
    const auto record = openFeed(range->events.front(), feed::Kind::Content);
    IEUM_ASSERT(record.has_value());
    m_feeds.emplace(record->feed, *record);
    m_contentHeads[record->feed] = 1;
    return m_ports.log.saveFeed(*record);
}

Result<feed::Range> Room::append(OwnFeed& own, feed::Kind kind, std::vector<Sealed> bodies, Now now) {
    const FeedId feed = own.key.publicAs<FeedId>();
    std::vector<feed::Draft> drafts;
    drafts.reserve(bodies.size());
    feed::Hlc last = std::max(m_clock, own.head.hlc);
    uint64_t seq = own.head.seq;
    for (Sealed& body : bodies) {
        last = last.next(now.wall);
        seq += 1;
        drafts.push_back({body.flags, last, body.epoch, sealBody(*body.from, {feed, seq, body.epoch}, body.plain)});
    }
    m_clock = last;
    feed::Range range = feed::writeRange(own.key, kind, own.head, std::move(drafts));
    if (const auto appended = m_ports.feeds.append(m_record.id, range); !appended) return passOn(appended);
    own.head = range.head();
    return range;
}

Done Room::operate(std::vector<wire::ControlBody> operations, Now now) {
    std::vector<Sealed> bodies;
    bodies.reserve(operations.size());
    for (const wire::ControlBody& operation : operations) {
        bodies.push_back({feed::flagCritical, EpochId{}, &m_keys.control(), wire::encode(operation)});
    }
    const auto range = append(*m_ownControl, feed::Kind::Control, std::move(bodies), now);
    if (!range) return passOn(range);
    if (range->firstSeq() == 1) {
        const auto record = openFeed(range->events.front(), feed::Kind::Control);
        IEUM_ASSERT(record.has_value());
        m_feeds.emplace(record->feed, *record);
        if (const auto saved = m_ports.log.saveFeed(*record); !saved) return saved;
    }
    const FeedRecord& own = m_feeds.at(range->feed);
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

Done Room::send(const std::vector<Outgoing>& messages, Now now) {
    if (!isMember()) return fail(Cause::Input, RoomError::NotAMember);
    const auto epoch = epochForSending(now);
    if (!epoch) return passOn(epoch);
    std::vector<Sealed> bodies;
    for (const Outgoing& message : messages) {
        auto body = toBody(message);
        if (!body) return passOn(body);
        if (bodies.empty()) {
            for (auto& reference : referencesNow()) *body->add_references() = std::move(reference);
        }
        bodies.push_back({0, (*epoch)->id, &(*epoch)->secret, wire::encode(*body)});
    }
    const auto range = append(*m_ownContent, feed::Kind::Content, std::move(bodies), now);
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

const FeedRecord* Room::feedOf(const FeedId& feed) const {
    const auto found = m_feeds.find(feed);
    return found == m_feeds.end() ? nullptr : &found->second;
}

FeedId Room::ownContentFeed() const { return m_ownContent ? m_ownContent->key.publicAs<FeedId>() : FeedId{}; }

bool Room::isMember() const { return members().roleOf(m_self.certificate.person) != Role::None; }

Result<SignedReceipt> Room::receipt(uint64_t counter, std::vector<FeedSeq> read, std::vector<FileId> holds,
                                    Now now) const {
    if (!m_ownContent) return fail(Cause::Machine, RoomError::NotAMember);
    Statement statement{m_self.certificate.device, {}, std::move(read), std::move(holds), now.wall.ms};
    for (const auto& [feed, seq] : m_contentHeads) statement.have.push_back({feed, seq});
    return signReceipt(m_keys, m_ownContent->key, counter, statement);
}

} // namespace ieum::room
