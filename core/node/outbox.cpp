// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/outbox.h"

#include "node/error.h"
#include "node/whole_file.h"
#include "room/content.h"
#include "room/mentions.h"
#include "room/reading.h"

#include <limits>
#include <span>

namespace ieum::node {

Result<Bytes> rewordedBody(const Bytes& body, const std::string& text) {
    auto read = wire::decode<wire::ContentBody>(body);
    if (!read) return passOn(read);
    wire::Message& message = *read->mutable_message();
    const auto mentions =
        room::keptMentions(room::readMentions(message.mentions(), message.text()), message.text(), text);
    message.set_text(text);
    message.clear_mentions();
    room::writeMentions(mentions, *message.mutable_mentions());
    return wire::encode(*read);
}

Done Outbox::load() {
    m_waiting.clear();
    m_fresh.clear();
    const auto all = m_world.stores.outbox.all();
    if (!all) return passOn(all);
    for (const auto& record : *all) m_waiting.insert(record.room);
    return {};
}

Result<MessageId> Outbox::put(const RoomId& id, room::Outgoing message) {
    const room::Room* room = m_rooms.find(id);
    if (room == nullptr) return fail(Cause::Input, NodeError::NoSuchRoom);
    if (!room->isMember()) return fail(Cause::Input, NodeError::NotAMember);
    const auto body = room::toBody(message);
    if (!body) return passOn(body);
    const MessageId messageId = room::messageIdOf(m_world.identity->deviceId(), message.nonce);
    store::OutboxRecord record{
        messageId, id, wire::encode(*body), message.writtenMs, std::move(message.text), std::move(message.files)};
    m_fresh.push_back(std::move(record));
    m_waiting.insert(id);
    changed(id);
    return messageId;
}

Done Outbox::keep() {
    for (const auto& record : std::exchange(m_fresh, {})) {
        if (const auto put = m_world.stores.outbox.put(record); !put) return put;
    }
    return {};
}

bool Outbox::maySend(const room::Room& room) const {
    return room.isMember() && !room.isReadOnly() && room::mayWrite(room.members(), m_world.identity->person());
}

void Outbox::changed(const RoomId& id) {
    m_world.effects.timelines.insert(id);
    m_world.effects.rooms = true;
    m_world.effects.status = true;
}

Done Outbox::putChange(const RoomId& id, const room::ChangeRecord& change, Now now) {
    room::MessageNonce nonce{};
    m_world.random.fill(nonce);
    const auto body = room::toBody(change, nonce, now.wall.ms);
    if (!body) return passOn(body);
    if (const auto kept = keep(); !kept) return kept;
    const MessageId changeId = room::messageIdOf(m_world.identity->deviceId(), nonce);
    const auto put = m_world.stores.outbox.put(
        {changeId, id, wire::encode(*body), now.wall.ms, "", {}, static_cast<uint8_t>(change.kind)});
    if (!put) return put;
    m_waiting.insert(id);
    changed(id);
    return {};
}

Result<std::optional<store::OutboxRecord>> Outbox::find(const RoomId& room, const MessageId& id) {
    if (const auto kept = keep(); !kept) return passOn(kept);
    auto waiting = m_world.stores.outbox.list(room);
    if (!waiting) return passOn(waiting);
    for (store::OutboxRecord& record : *waiting) {
        if (record.id == id && record.kind == store::outboxMessage) return std::optional(std::move(record));
    }
    return std::optional<store::OutboxRecord>();
}

Result<bool> Outbox::reword(const RoomId& room, const MessageId& id, const std::string& text) {
    const auto found = find(room, id);
    if (!found) return passOn(found);
    if (!*found) return false;
    const auto body = rewordedBody((*found)->body, text);
    if (!body) return passOn(body);
    const auto reworded = m_world.stores.outbox.reword(id, *body, text);
    if (!reworded) return passOn(reworded);
    changed(room);
    return true;
}

Result<bool> Outbox::drop(const RoomId& room, const MessageId& id) {
    const auto found = find(room, id);
    if (!found) return passOn(found);
    if (!*found) return false;
    // A backup that was put back has it waiting still, and it was said before that: its files are the said one's.
    const auto said = m_world.stores.timeline.message(room, id);
    if (!said) return passOn(said);
    const Done gone = *said ? m_world.stores.outbox.remove(id) : m_world.stores.outbox.drop(room, id);
    if (!gone) return passOn(gone);
    changed(room);
    if (*said) return false;
    const Done forgotten = forgetFiles(m_world, (*found)->files);
    return forgotten ? Result<bool>(true) : passOn(forgotten);
}

Result<std::vector<room::ChangeRecord>> Outbox::changes(const RoomId& id) {
    std::vector<room::ChangeRecord> all;
    const auto waiting = m_world.stores.outbox.list(id);
    if (!waiting) return passOn(waiting);
    const room::FeedRecord self{{}, id, feed::Kind::Content, m_world.identity->deviceId(), m_world.identity->person()};
    feed::Header header;
    header.hlc.word = std::numeric_limits<uint64_t>::max();
    for (const auto& record : *waiting) {
        if (record.kind == store::outboxMessage) continue;
        const auto body = wire::decode<wire::ContentBody>(record.body);
        if (!body) return passOn(body);
        header.seq += 1;
        if (auto change = room::readChange(self, header, *body)) all.push_back(std::move(*change));
    }
    return all;
}

Done Outbox::putAgain(const RoomId& id, const wire::ContentBody& body) {
    store::OutboxRecord record{{}, id, wire::encode(body), body.written_ms(), {}, {}};
    if (auto read = room::fromBody(body, m_world.identity->deviceId())) {
        record.id = read->id;
        record.text = std::move(read->text);
        record.files = std::move(read->files);
    } else {
        // Something that is done to a message (a reaction …), not one of its own.
        record.kind = static_cast<uint8_t>(body.content_case());
        room::MessageNonce nonce{};
        m_world.random.fill(nonce);
        record.id = room::messageIdOf(m_world.identity->deviceId(), nonce);
    }
    if (const auto kept = keep(); !kept) return kept;
    if (const auto put = m_world.stores.outbox.put(record); !put) return put;
    m_waiting.insert(id);
    return {};
}

Done Outbox::send(const RoomId& id, Now now) {
    auto waiting = m_world.stores.outbox.list(id);
    if (!waiting) return passOn(waiting);
    const size_t kept = waiting->size();
    for (store::OutboxRecord& record : m_fresh) {
        if (record.room == id) waiting->push_back(std::move(record));
    }
    std::erase_if(m_fresh, [&id](const store::OutboxRecord& record) { return record.room == id; });
    std::vector<wire::ContentBody> bodies;
    for (const auto& record : *waiting) {
        auto body = wire::decode<wire::ContentBody>(record.body);
        if (!body) return passOn(body);
        // A backup that was put back had it waiting still, and others had it already.
        const auto said = m_world.stores.timeline.message(id, record.id);
        if (!said) return passOn(said);
        if (*said) continue;
        bodies.push_back(std::move(*body));
    }
    if (!bodies.empty()) {
        if (const auto sent = m_rooms.find(id)->send(std::move(bodies), now); !sent) return sent;
    }
    for (const auto& record : std::span(*waiting).first(kept)) {
        if (const auto removed = m_world.stores.outbox.remove(record.id); !removed) return removed;
    }
    m_waiting.erase(id);
    changed(id);
    return {};
}

} // namespace ieum::node
