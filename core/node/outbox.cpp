// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/outbox.h"

#include "node/error.h"
#include "room/content.h"

namespace ieum::node {

Done Outbox::load() {
    m_waiting.clear();
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
    if (const auto put = m_world.stores.outbox.put(record); !put) return passOn(put);
    m_waiting.insert(id);
    m_world.effects.timelines.insert(id);
    m_world.effects.rooms = true;
    m_world.effects.status = true;
    return messageId;
}

Done Outbox::putAgain(const RoomId& id, const wire::ContentBody& body) {
    store::OutboxRecord record{{}, id, wire::encode(body), body.written_ms(), {}, {}};
    if (auto read = room::fromBody(body, m_world.identity->deviceId())) {
        record.id = read->id;
        record.text = std::move(read->text);
        record.files = std::move(read->files);
    } else {
        // No message of its own (a reaction …), so nothing is shown of it while it waits.
        room::MessageNonce nonce{};
        m_world.random.fill(nonce);
        record.id = room::messageIdOf(m_world.identity->deviceId(), nonce);
    }
    if (const auto put = m_world.stores.outbox.put(record); !put) return put;
    m_waiting.insert(id);
    return {};
}

Done Outbox::send(const RoomId& id, Now now) {
    auto waiting = m_world.stores.outbox.list(id);
    if (!waiting) return passOn(waiting);
    std::vector<wire::ContentBody> bodies;
    for (const auto& record : *waiting) {
        auto body = wire::decode<wire::ContentBody>(record.body);
        if (!body) return passOn(body);
        bodies.push_back(std::move(*body));
    }
    if (!bodies.empty()) {
        if (const auto sent = m_rooms.find(id)->send(std::move(bodies), now); !sent) return sent;
    }
    for (const auto& record : *waiting) {
        if (const auto removed = m_world.stores.outbox.remove(record.id); !removed) return removed;
    }
    m_waiting.erase(id);
    m_world.effects.timelines.insert(id);
    m_world.effects.rooms = true;
    m_world.effects.status = true;
    return {};
}

} // namespace ieum::node
