// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/later_store.h"

#include "store/file_index.h"
#include "store/file_store.h"
#include "store/file_turns.h"
#include "store/keys.h"
#include "store/packed.h"

namespace ieum::store {
namespace {

#define IEUM_LATER                                                                                                     \
    "SELECT l.id, r.id, l.body, l.written_ms, l.text, l.files, l.due_ms, l.held FROM later l JOIN room r ON "          \
    "r.key=l.room"

LaterRecord laterOf(Statement& row) {
    LaterRecord record;
    record.message.id = row.id<MessageId>(0);
    record.message.room = row.id<RoomId>(1);
    record.message.body = copyOf(row.blob(2));
    record.message.writtenMs = row.number(3);
    record.message.text = row.text(4);
    auto files = unpackFiles(row.blob(5));
    if (files) {
        record.message.files = std::move(*files);
    } else {
        row.refuse(5);
    }
    record.dueMs = row.number(6);
    record.held = row.number(7) != 0;
    return record;
}

Result<std::optional<RoomId>> roomOf(Connection& connection, const MessageId& id) {
    auto statement = connection.prepare("SELECT r.id FROM later l JOIN room r ON r.key=l.room WHERE l.id=?1");
    if (!statement) return passOn(statement);
    return statement->bind(id).first([](Statement& row) { return row.id<RoomId>(0); });
}

} // namespace

Done LaterStore::put(const LaterRecord& record) {
    const OutboxRecord& message = record.message;
    const auto inRoom = roomKey(*m_connection, message.room);
    if (!inRoom) return passOn(inRoom);
    auto statement = m_connection->prepare("INSERT INTO later(id, room, body, written_ms, text, files, due_ms)"
                                           " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    if (!statement) return passOn(statement);
    return statement
        ->bind(message.id, *inRoom, message.body, message.writtenMs, message.text, packFiles(message.files),
               record.dueMs)
        .run();
}

Result<std::optional<LaterRecord>> LaterStore::find(const MessageId& id) {
    auto statement = m_connection->prepare(IEUM_LATER " WHERE l.id=?1");
    if (!statement) return passOn(statement);
    return statement->bind(id).first(laterOf);
}

Result<std::vector<LaterRecord>> LaterStore::list(const std::optional<RoomId>& room) {
    auto statement = room ? m_connection->prepare(IEUM_LATER " WHERE r.id=?1 ORDER BY l.due_ms, l.written_ms")
                          : m_connection->prepare(IEUM_LATER " ORDER BY l.due_ms, l.written_ms");
    if (!statement) return passOn(statement);
    if (room) return statement->bind(*room).all(laterOf);
    return statement->all(laterOf);
}

Result<std::vector<LaterRecord>> LaterStore::due(int64_t nowMs, uint32_t limit) {
    auto statement =
        m_connection->prepare(IEUM_LATER " WHERE l.held=0 AND l.due_ms<=?1 ORDER BY l.due_ms, l.written_ms LIMIT ?2");
    if (!statement) return passOn(statement);
    return statement->bind(nowMs, limit).all(laterOf);
}

Result<std::optional<int64_t>> LaterStore::nextDue() {
    auto statement = m_connection->prepare("SELECT due_ms FROM later WHERE held=0 ORDER BY due_ms LIMIT 1");
    if (!statement) return passOn(statement);
    return statement->first([](Statement& row) { return row.number(0); });
}

Result<std::vector<LaterRecord>> LaterStore::held() {
    auto statement = m_connection->prepare(IEUM_LATER " WHERE l.held=1 ORDER BY l.due_ms, l.written_ms");
    if (!statement) return passOn(statement);
    return statement->all(laterOf);
}

Done LaterStore::setHeld(const MessageId& id, bool held) {
    auto statement = m_connection->prepare("UPDATE later SET held=?2 WHERE id=?1");
    if (!statement) return passOn(statement);
    return statement->bind(id, held).run();
}

Result<uint64_t> LaterStore::count() {
    auto statement = m_connection->prepare("SELECT count(*) FROM later");
    if (!statement) return passOn(statement);
    const auto found = statement->first([](Statement& row) { return row.unsignedNumber(0); });
    if (!found) return passOn(found);
    return found->value_or(0);
}

Done LaterStore::change(const LaterRecord& record) {
    auto statement = m_connection->prepare("UPDATE later SET body=?2, text=?3, due_ms=?4, held=0 WHERE id=?1");
    if (!statement) return passOn(statement);
    return statement->bind(record.message.id, record.message.body, record.message.text, record.dueMs).run();
}

Done LaterStore::sent(const MessageId& id, int64_t sentMs) {
    const auto room = roomOf(*m_connection, id);
    if (!room) return passOn(room);
    if (!*room) return {};
    // It is entered anew by the first query, with the time that it has now.
    if (const auto unlisted = FileIndex(*m_connection).remove(**room, id); !unlisted) return unlisted;
    auto move = m_connection->prepare("UPDATE attachment SET time_ms=?3, place=NULL"
                                      " WHERE room=(SELECT key FROM room WHERE id=?1) AND message=?2");
    if (!move) return passOn(move);
    if (const auto moved = move->bind(**room, id, sentMs).run(); !moved) return moved;
    if (const auto noted = noteAttached(*m_connection, **room, id); !noted) return noted;
    return remove(id);
}

Done LaterStore::drop(const MessageId& id) {
    const auto room = roomOf(*m_connection, id);
    if (!room) return passOn(room);
    if (!*room) return {};
    if (const auto detached = detachFiles(*m_connection, **room, id); !detached) return detached;
    m_connection->memory().isErased = true;
    return remove(id);
}

Done LaterStore::remove(const MessageId& id) {
    auto statement = m_connection->prepare("DELETE FROM later WHERE id=?1");
    if (!statement) return passOn(statement);
    return statement->bind(id).run();
}

Done LaterStore::noteLate(const MessageId& id, int64_t dueMs, int64_t sentMs) {
    auto statement =
        m_connection->prepare("INSERT OR REPLACE INTO sent_late(message, due_ms, sent_ms) VALUES(?1, ?2, ?3)");
    if (!statement) return passOn(statement);
    return statement->bind(id, dueMs, sentMs).run();
}

Result<std::map<MessageId, int64_t>> LaterStore::late() {
    auto statement = m_connection->prepare("SELECT message, due_ms FROM sent_late");
    if (!statement) return passOn(statement);
    const auto rows = statement->all([](Statement& row) { return std::pair(row.id<MessageId>(0), row.number(1)); });
    if (!rows) return passOn(rows);
    return std::map<MessageId, int64_t>(rows->begin(), rows->end());
}

Result<bool> LaterStore::forgetLateBefore(int64_t sentMs) {
    auto statement = m_connection->prepare("DELETE FROM sent_late WHERE sent_ms<?1");
    if (!statement) return passOn(statement);
    if (const auto done = statement->bind(sentMs).run(); !done) return passOn(done);
    return m_connection->changed() > 0;
}

} // namespace ieum::store
