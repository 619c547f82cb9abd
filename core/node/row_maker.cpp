// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/row_maker.h"

#include "node/error.h"
#include "node/hearing.h"
#include "node/holders.h"
#include "node/limits.h"
#include "node/message_looks.h"
#include "node/outside.h"
#include "node/ties.h"
#include "room/content.h"
#include "store/message_places.h"

#include <algorithm>

namespace ieum::node {

namespace {

/// Newest own messages that are looked at for "how many are not known to have come": a bound, so that a status costs
/// the same in a room of a million.
constexpr uint32_t undeliveredLookback = 200;

std::string firstLineOf(const std::string& text) { return text.substr(0, text.find('\n')); }

} // namespace

bool RowMaker::isReachable(const PersonId& person) const {
    return std::any_of(m_conversations.all().begin(), m_conversations.all().end(),
                       [&](const auto& each) { return each.second->device && each.second->device->person == person; });
}

RowMaker::Author RowMaker::authorOf(const room::MessageRecord& record) const {
    const room::Room* room = m_rooms.find(record.room);
    if (!record.origin) return {room == nullptr ? std::string() : room->members().nameOf(record.author), {}};
    const auto tied = tiedAuthor(m_world, record); // without it the name is right as well
    const std::string name = room != nullptr && tied && *tied ? room->members().nameOf(**tied) : std::string();
    return name.empty() ? Author{record.origin->author, {}} : Author{name, record.origin->author};
}

Result<CopyStates> RowMaker::statesOf(const room::Room& room) {
    auto have = m_world.stores.receipts.have(room.record().id);
    auto read = m_world.stores.receipts.read(room.record().id);
    const auto replicas = m_world.stores.peers.replicas();
    if (!have) return passOn(have);
    if (!read) return passOn(read);
    if (!replicas) return passOn(replicas);
    auto waiting = m_outbox.changes(room.record().id);
    if (!waiting) return passOn(waiting);
    return CopyStates{std::move(*have), std::move(*read), static_cast<uint32_t>(replicas->size()), std::move(*waiting)};
}

Result<RoomRow> RowMaker::room(const room::Room& room, bool withCounts) {
    const RoomId id = room.record().id;
    RoomRow row;
    row.id = id;
    row.kind = static_cast<RoomKind>(room.record().kind);
    row.name = m_rooms.titleOf(room);
    row.members = static_cast<uint32_t>(room.members().members().size());
    for (const auto& [person, member] : room.members().members()) {
        if (person != m_world.identity->person() && isReachable(person)) row.reachable += 1;
    }
    row.removed = room.record().removed;
    row.readOnly = room.isReadOnly();
    const auto tells = node::tellsReading(m_world, id);
    if (!tells) return passOn(tells);
    row.tellsReading = *tells;
    row.ownRole = static_cast<Role>(room.members().roleOf(m_world.identity->person()));
    auto last = m_world.stores.messages.last(id);
    const auto unread = m_world.stores.messages.unread(id);
    const auto count = withCounts ? m_world.stores.messages.count(id) : Result<uint64_t>(0);
    auto waiting = m_world.stores.outbox.list(id);
    if (!last) return passOn(last);
    if (!unread) return passOn(unread);
    if (!count) return passOn(count);
    if (!waiting) return passOn(waiting);
    row.unread = static_cast<uint32_t>(*unread);
    const auto named =
        *unread > 0 ? store::isNamedInUnread(*m_world.connection, id, m_world.identity->person()) : Result<bool>(false);
    if (!named) return passOn(named);
    row.mentioned = *named;
    row.messages = static_cast<uint32_t>(*count);
    row.empty = !*last;
    row.lastTimeMs = room.record().createdMs;
    if (*last) {
        const room::MessageRecord& record = **last;
        row.lastAuthor = record.own && !record.origin ? "" : authorOf(record).name;
        row.lastText =
            record.text.empty() && !record.files.empty() ? record.files.front().name : firstLineOf(record.text);
        row.lastTimeMs = record.timeMs;
        row.lastGone = record.gone != room::Gone::Here;
        if (row.lastGone) row.lastText.clear();
        row.imported = record.origin.has_value();
    }
    std::erase_if(*waiting, [](const auto& each) { return each.kind != store::outboxMessage; });
    row.waiting = static_cast<uint32_t>(waiting->size());
    if (!waiting->empty()) {
        row.empty = false;
        row.lastGone = false;
        row.lastAuthor.clear();
        row.lastText = firstLineOf(waiting->back().text);
        if (row.lastText.empty() && !waiting->back().files.empty()) row.lastText = waiting->back().files.front().name;
        row.lastTimeMs = waiting->back().writtenMs;
    }
    return row;
}

Result<std::vector<RoomRow>> RowMaker::rooms(bool withCounts) {
    std::vector<RoomRow> rows;
    for (const auto& [id, each] : m_rooms.all()) {
        auto row = room(*each, withCounts);
        if (!row) return passOn(row);
        rows.push_back(std::move(*row));
    }
    std::sort(rows.begin(), rows.end(), [](const RoomRow& a, const RoomRow& b) { return a.lastTimeMs > b.lastTimeMs; });
    return rows;
}

Result<std::vector<MemberRow>> RowMaker::members(const room::Room& room) {
    std::vector<MemberRow> rows;
    const auto closed = store::closedFeeds(*m_world.connection);
    if (!closed) return passOn(closed);
    std::set<PersonId> forked;
    for (const FeedId& feed : *closed) {
        if (const room::FeedRecord* of = room.feedOf(feed)) forked.insert(of->person);
    }
    for (const auto& [person, member] : room.members().members()) {
        MemberRow row{person,
                      room.members().nameOf(person),
                      static_cast<Role>(member.role),
                      person == m_world.identity->person(),
                      isReachable(person),
                      0,
                      forked.contains(person)};
        const auto seen = m_world.stores.peers.lastSeenMs(person.view());
        if (!seen) return passOn(seen);
        row.seenMs = row.reachable ? m_world.clock.now().wall.ms : *seen;
        rows.push_back(std::move(row));
    }
    std::sort(rows.begin(), rows.end(), [](const MemberRow& a, const MemberRow& b) {
        return std::tie(a.role, a.name) < std::tie(b.role, b.name);
    });
    return rows;
}

Done RowMaker::addReply(const RoomId& room, const MessageId& replyTo, MessageRow& row) {
    row.replyTo = replyTo;
    const auto quoted = m_world.stores.messages.find(room, replyTo);
    if (!quoted) return passOn(quoted);
    if (*quoted) {
        Author author = authorOf(**quoted);
        row.replyAuthor = std::move(author.name);
        row.replyImportedName = std::move(author.importedName);
        row.replyText = (*quoted)->gone == room::Gone::Here ? firstLineOf((*quoted)->text) : std::string();
    }
    return {};
}

Result<MessageRow> RowMaker::messageRow(const room::Room& room, const room::MessageRecord& record,
                                        const CopyStates& states) {
    MessageRow row;
    row.id = record.id;
    row.room = record.room;
    row.author = record.origin ? PersonId{} : record.author;
    row.authorName = record.origin ? record.origin->author : room.members().nameOf(record.author);
    row.timeMs = record.timeMs;
    row.text = record.text;
    row.own = record.own && !record.origin;
    row.imported = record.origin.has_value();
    row.system = record.origin && record.origin->system;
    row.late = record.late;
    row.feedSeq = record.key.seq;
    if (const auto added = addProvenance(m_world, room.members(), record, row); !added) return passOn(added);
    if (record.replyTo) {
        if (const auto added = addReply(record.room, *record.replyTo, row); !added) return passOn(added);
    }
    for (const room::FileLink& link : record.files) {
        auto file = this->file(link.file);
        if (!file) return passOn(file);
        row.files.push_back(std::move(*file));
    }
    auto changes = m_world.stores.timeline.changesOf(record.room, record.id);
    if (!changes) return passOn(changes);
    for (const room::ChangeRecord& each : states.waiting) {
        if (each.target == record.id) changes->push_back(each);
    }
    addLooks(row, record, std::move(*changes), room.members(), m_world.identity->person());
    row.replicasKnown = states.replicas;
    if (states.replicas > 0 && record.own) {
        const auto having = m_world.stores.peerHeads.replicasHaving(record.key.feed, record.key.seq);
        if (!having) return passOn(having);
        row.replicasHave = static_cast<uint32_t>(having->size());
    }
    if (!record.origin) row.unread = unreadOf(room, record, states, m_world.identity->person());
    if (!row.own) return row;
    row.wasDueMs = m_later.wasDueMs(row.id);
    // A backup that was put back took it for late, and it had gone in time.
    if (row.timeMs < row.wasDueMs + laterLateMs) row.wasDueMs = 0;
    row.recipients = recipientsOf(room, record, states, m_world.identity->person());
    if (const auto added = addOutside(m_world, row); !added) return passOn(added);
    return row;
}

Result<MessageRow> RowMaker::message(const room::MessageRecord& record) {
    const room::Room* room = m_rooms.find(record.room);
    if (room == nullptr) return fail(Cause::Input, NodeError::NoSuchRoom);
    const auto states = statesOf(*room);
    if (!states) return passOn(states);
    return messageRow(*room, record, *states);
}

Result<MessageRow> RowMaker::outboxRow(const room::Room& room, const store::OutboxRecord& record) {
    MessageRow row;
    row.id = record.id;
    row.room = record.room;
    row.author = m_world.identity->person();
    row.authorName = m_world.identity->name();
    row.timeMs = record.writtenMs;
    row.text = record.text;
    row.own = row.queued = true;
    row.wasDueMs = m_later.wasDueMs(row.id);
    const auto body = wire::decode<wire::ContentBody>(record.body);
    if (!body) return passOn(body);
    if (const auto message = room::fromBody(*body, m_world.identity->deviceId())) {
        room::MessageRecord written;
        written.author = row.author;
        written.text = record.text;
        written.mentions = message->mentions;
        written.poll = message->poll;
        written.notice = message->notice;
        addLooks(row, written, {}, room.members(), row.author);
        if (message->replyTo) {
            if (const auto added = addReply(record.room, *message->replyTo, row); !added) return passOn(added);
        }
    }
    row.recipients = recipientsOfWaiting(room, row.author);
    row.unread = static_cast<uint32_t>(row.recipients.size());
    if (const auto added = addOutside(m_world, row); !added) return passOn(added);
    for (const room::FileLink& link : record.files) {
        auto file = this->file(link.file);
        if (!file) return passOn(file);
        row.files.push_back(std::move(*file));
    }
    return row;
}

Result<std::vector<MessageRow>> RowMaker::messages(const RoomId& id, const std::vector<room::MessageRecord>& records,
                                                   bool withOutbox) {
    const room::Room* room = m_rooms.find(id);
    if (room == nullptr) return fail(Cause::Input, NodeError::NoSuchRoom);
    const auto states = statesOf(*room);
    if (!states) return passOn(states);
    std::vector<MessageRow> rows;
    for (const room::MessageRecord& record : records) {
        auto row = messageRow(*room, record, *states);
        if (!row) return passOn(row);
        rows.push_back(std::move(*row));
    }
    if (!withOutbox) return rows;
    const auto waiting = m_world.stores.outbox.list(id);
    if (!waiting) return passOn(waiting);
    for (const store::OutboxRecord& record : *waiting) {
        if (record.kind != store::outboxMessage) continue;
        auto row = outboxRow(*room, record);
        if (!row) return passOn(row);
        rows.push_back(std::move(*row));
    }
    return rows;
}

Result<FileRow> RowMaker::file(const FileId& id) {
    const auto entries = m_world.stores.files.entries(id);
    if (!entries) return passOn(entries);
    if (entries->empty()) return fail(Cause::Input, NodeError::NoSuchFile);
    return fileRow(entries->front(), m_rooms.find(entries->front().room));
}

Result<FileRow> RowMaker::fileRow(const store::FileEntry& entry, const room::Room* room) {
    FileRow row;
    row.id = entry.id;
    row.name = entry.name;
    row.picture = store::kindOfName(entry.name) == store::FileKind::Image;
    row.voice = isNamedVoice(entry);
    row.sizeBytes = entry.sizeBytes;
    row.room = entry.room;
    row.message = entry.message;
    row.timeMs = entry.timeMs;
    row.author = room == nullptr ? std::string() : room->members().nameOf(entry.author);
    const bool whole = entry.state == store::FileState::Whole;
    const auto have = m_world.stores.files.haveBytes(entry.id);
    auto holders = holdersOf(m_world, room, m_fetcher, entry);
    if (!have) return passOn(have);
    if (!holders) return passOn(holders);
    row.haveBytes = whole ? entry.sizeBytes : *have;
    if (const auto fetching = m_fetcher.progressOf(entry.id)) {
        row.fetching = true;
        row.fetchingPaused = fetching->paused;
        row.fetchingFrom = fetching->from;
        row.fetchingSpeed = fetching->bytesPerSecond;
    }
    row.holders = namesOf(*holders);
    row.risk = riskOf(*holders);
    row.held = std::move(*holders);
    return row;
}

Result<std::vector<FileRow>> RowMaker::files(const RoomId& id) {
    const auto entries = m_world.stores.files.filesOf(id);
    if (!entries) return passOn(entries);
    std::vector<FileRow> rows;
    for (const store::FileEntry& entry : *entries) {
        auto row = fileRow(entry, m_rooms.find(id));
        if (!row) return passOn(row);
        rows.push_back(std::move(*row));
    }
    return rows;
}

/// Of each of our feeds, what comes after that which every other member is known to have.
Result<uint32_t> RowMaker::undelivered(const room::Room& room) {
    const PersonId& self = m_world.identity->person();
    if (room.members().members().size() < 2) return 0; // nobody else, and nearly every imported room
    const auto have = m_world.stores.receipts.have(room.record().id);
    const auto read = m_world.stores.receipts.read(room.record().id);
    if (!have) return passOn(have);
    if (!read) return passOn(read);
    uint32_t count = 0;
    for (const auto& [id, feed] : room.feeds()) {
        if (feed.person != self || feed.kind != feed::Kind::Content) continue;
        const auto after =
            m_world.stores.messages.ownAfter(id, everybodyHas(room, self, id, *have, *read), undeliveredLookback);
        if (!after) return passOn(after);
        count += static_cast<uint32_t>(*after);
    }
    return count;
}

Result<StatusRow> RowMaker::status() {
    StatusRow row;
    row.paused = m_replicas.isPaused();
    const RestorationState& restored = m_restoration.state();
    row.restored = {static_cast<RestoredRow::Why>(restored.why), restored.isPending, restored.sinceMs, restored.doneMs};
    const net::LanState& lan = m_replicas.lan();
    row.lan = {lan.on, lan.port, lan.interfaces, lan.since.ms, lan.why, lan.addresses};
    for (const auto& [channel, with] : m_conversations.all()) {
        if (with->device)
            row.peers.push_back(
                {with->device->person, feed::personNameOf(*with->device), with->address, with->since.ms});
    }
    const auto replicas = m_world.stores.peers.replicas();
    const auto outbox = m_world.stores.outbox.count();
    if (!replicas) return passOn(replicas);
    if (!outbox) return passOn(outbox);
    for (const store::ReplicaRecord& replica : *replicas) {
        ReplicaRow each{replica.address,   replica.key,        false, 0, std::nullopt,
                        replica.usedBytes, replica.quotaBytes, 0,     0};
        each.connecting = !row.paused && m_replicas.outages().isConnecting(replica.key);
        if (const net::ReplicaState* state = m_replicas.stateOf(replica.key)) {
            each.up = state->up;
            each.sinceMs = state->since.ms;
            if (!each.connecting) each.why = state->why;
        }
        const auto setback = m_world.stores.peerHeads.setback(replica.key.view());
        if (!setback) return passOn(setback);
        each.wentBackMs = setback->sinceMs;
        each.missing = setback->missing;
        row.replicas.push_back(std::move(each));
    }
    if (!row.replicas.empty() && !row.replicas.front().up && !row.replicas.front().connecting) {
        row.outageSinceMs = row.replicas.front().sinceMs;
        row.outageWhose = m_replicas.outages().whoseIs(row.replicas.front().key);
    }
    row.outbox = static_cast<uint32_t>(*outbox);
    for (const auto& [id, room] : m_rooms.all()) {
        const auto count = undelivered(*room);
        if (!count) return passOn(count);
        row.undelivered += *count;
    }
    row.startedMs = m_startedMs;
    row.skipped = m_world.skipped.count;
    return row;
}

} // namespace ieum::node
