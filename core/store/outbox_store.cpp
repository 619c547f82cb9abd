// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/outbox_store.h"

#include "store/file_store.h"
#include "store/keys.h"
#include "store/packed.h"

namespace ieum::store {
namespace {

OutboxRecord outboxOf(Statement& row) {
    OutboxRecord record;
    record.id = row.id<MessageId>(0);
    record.room = row.id<RoomId>(1);
    record.body = copyOf(row.blob(2));
    record.writtenMs = row.number(3);
    record.text = row.text(4);
    auto files = unpackFiles(row.blob(5));
    if (files) {
        record.files = std::move(*files);
    } else {
        row.refuse(5);
    }
    record.kind = static_cast<uint8_t>(row.number(6));
    return record;
}

} // namespace

Done OutboxStore::put(const OutboxRecord& record) {
    const auto inRoom = roomKey(*m_connection, record.room);
    if (!inRoom) return passOn(inRoom);
    auto statement = m_connection->prepare(
        "INSERT INTO outbox(id, room, body, written_ms, text, files, kind) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    if (!statement) return passOn(statement);
    return statement
        ->bind(record.id, *inRoom, record.body, record.writtenMs, record.text, packFiles(record.files), record.kind)
        .run();
}

Result<std::vector<OutboxRecord>> OutboxStore::list(const RoomId& room) {
    auto statement =
        m_connection->prepare("SELECT o.id, r.id, o.body, o.written_ms, o.text, o.files, o.kind FROM outbox o"
                              " JOIN room r ON r.key=o.room WHERE r.id=?1 ORDER BY o.key");
    if (!statement) return passOn(statement);
    return statement->bind(room).all(outboxOf);
}

Result<std::vector<OutboxRecord>> OutboxStore::all() {
    auto statement =
        m_connection->prepare("SELECT o.id, r.id, o.body, o.written_ms, o.text, o.files, o.kind FROM outbox o"
                              " JOIN room r ON r.key=o.room ORDER BY o.key");
    if (!statement) return passOn(statement);
    return statement->all(outboxOf);
}

Done OutboxStore::reword(const MessageId& id, const Bytes& body, std::string_view text) {
    auto statement = m_connection->prepare("UPDATE outbox SET body=?2, text=?3 WHERE id=?1");
    if (!statement) return passOn(statement);
    return statement->bind(id, body, text).run();
}

Done OutboxStore::remove(const MessageId& id) {
    auto statement = m_connection->prepare("DELETE FROM outbox WHERE id=?1");
    if (!statement) return passOn(statement);
    return statement->bind(id).run();
}

Done OutboxStore::drop(const RoomId& room, const MessageId& id) {
    if (const auto detached = detachFiles(*m_connection, room, id); !detached) return detached;
    m_connection->memory().isErased = true;
    return remove(id);
}

Result<uint64_t> OutboxStore::count() {
    auto statement = m_connection->prepare("SELECT count(*) FROM outbox");
    if (!statement) return passOn(statement);
    const auto found = statement->first([](Statement& row) { return row.unsignedNumber(0); });
    if (!found) return passOn(found);
    return found->value_or(0);
}

} // namespace ieum::store
