// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/file_store.h"

#include "store/file_index.h"
#include "store/file_rows.h"
#include "store/file_turns.h"
#include "store/keys.h"
#include "store/message_rows.h"
#include "store/thumbnail_store.h"

namespace ieum::store {
namespace {

Result<int64_t> fileKey(Connection& connection, const FileId& file) {
    auto select = connection.prepare("SELECT key FROM file WHERE id=?1");
    if (!select) return passOn(select);
    const auto found = select->bind(file).first([](Statement& row) { return row.number(0); });
    if (!found) return passOn(found);
    if (*found) return **found;
    auto insert = connection.prepare("INSERT INTO file(id, state) VALUES(?1, 0)");
    if (!insert) return passOn(insert);
    if (const auto made = insert->bind(file).run(); !made) return passOn(made);
    return connection.lastRow();
}

Result<std::vector<FileId>> fileIds(Result<Statement> statement) {
    if (!statement) return passOn(statement);
    return statement->all([](Statement& row) { return row.id<FileId>(0); });
}

/// Whole, and later than every other whole file.
Done setWhole(Connection& connection, const FileId& file) {
    auto statement = connection.prepare(
        "UPDATE file SET state=2, completed=1+coalesce((SELECT max(completed) FROM file WHERE state=2), 0)"
        " WHERE id=?1 AND state<>2");
    if (!statement) return passOn(statement);
    if (const auto set = statement->bind(file).run(); !set) return set;
    return connection.changed() > 0 ? noteTurned(connection, file) : Done();
}

} // namespace

FileEntry entryOf(Statement& row) {
    FileEntry entry;
    entry.id = row.id<FileId>(0);
    entry.room = row.id<RoomId>(1);
    entry.message = row.id<MessageId>(2);
    entry.position = static_cast<uint32_t>(row.number(3));
    entry.name = row.text(4);
    entry.sizeBytes = row.unsignedNumber(5);
    entry.key = secretOf(row, 6);
    entry.author = row.id<PersonId>(7);
    entry.timeMs = row.number(8);
    entry.state = static_cast<FileState>(row.number(9));
    return entry;
}

Done FileStore::put(const FileEntry& entry) {
    const auto inRoom = roomKey(*m_connection, entry.room);
    if (!inRoom) return passOn(inRoom);
    const auto file = fileKey(*m_connection, entry.id);
    if (!file) return passOn(file);
    auto statement =
        m_connection->prepare("INSERT OR IGNORE INTO attachment(room, message, position, file, name, size_bytes, key,"
                              " author, time_ms) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
    if (!statement) return passOn(statement);
    const auto put = statement
                         ->bind(*inRoom, entry.message, entry.position, *file, entry.name, entry.sizeBytes,
                                entry.key.view(), entry.author, entry.timeMs)
                         .run();
    if (!put) return put;
    return m_connection->changed() > 0 ? noteAttached(*m_connection, entry.room, entry.message) : Done();
}

Result<std::vector<FileEntry>> FileStore::entries(const FileId& file) {
    auto statement = m_connection->prepare(IEUM_FILE_COLUMNS IEUM_FILE_JOINS
                                           " WHERE f.id=?1 ORDER BY a.time_ms, a.message, a.position");
    if (!statement) return passOn(statement);
    return statement->bind(file).all(entryOf);
}

Result<std::vector<FileEntry>> FileStore::filesOf(const RoomId& room) {
    auto statement = m_connection->prepare(IEUM_FILE_COLUMNS IEUM_FILE_JOINS
                                           " WHERE r.id=?1 AND NOT EXISTS(SELECT 1 FROM later l WHERE l.id=a.message)"
                                           " ORDER BY a.time_ms DESC, a.message, a.position");
    if (!statement) return passOn(statement);
    return statement->bind(room).all(entryOf);
}

Done FileStore::setState(const FileId& file, FileState state) {
    if (const auto key = fileKey(*m_connection, file); !key) return passOn(key);
    if (state == FileState::Whole) return setWhole(*m_connection, file);
    auto was = m_connection->prepare("SELECT state FROM file WHERE id=?1");
    if (!was) return passOn(was);
    const auto before = was->bind(file).first([](Statement& row) { return static_cast<FileState>(row.number(0)); });
    if (!before) return passOn(before);
    if (*before == FileState::Whole) {
        if (const auto noted = noteTurned(*m_connection, file); !noted) return noted;
    }
    auto statement = m_connection->prepare("UPDATE file SET state=?2 WHERE id=?1");
    if (!statement) return passOn(statement);
    return statement->bind(file, state).run();
}

Result<std::vector<FileId>> FileStore::inState(FileState state) {
    auto statement = m_connection->prepare("SELECT id FROM file WHERE state=?1 ORDER BY key");
    if (statement) statement->bind(state);
    return fileIds(std::move(statement));
}

Done FileStore::setChunks(const FileId& file, const std::vector<ChunkId>& chunks, uint64_t sizeBytes,
                          uint32_t chunkBytes) {
    const auto key = fileKey(*m_connection, file);
    if (!key) return passOn(key);
    auto update = m_connection->prepare("UPDATE file SET size_bytes=?2, chunk_bytes=?3 WHERE key=?1");
    if (!update) return passOn(update);
    if (const auto done = update->bind(*key, sizeBytes, chunkBytes).run(); !done) return done;
    // A chunk that another file brought is here for this one too.
    auto insert = m_connection->prepare("INSERT OR IGNORE INTO chunk VALUES(?1, ?2, ?3,"
                                        " EXISTS(SELECT 1 FROM chunk WHERE id=?3 AND have=1))");
    if (!insert) return passOn(insert);
    uint32_t position = 0;
    for (const auto& chunk : chunks) {
        if (const auto put = insert->reset().bind(*key, position++, chunk).run(); !put) return put;
    }
    const auto missing = missingChunks(file, 1);
    if (!missing) return passOn(missing);
    return missing->empty() ? setWhole(*m_connection, file) : Done();
}

Result<bool> FileStore::hasChunks(const FileId& file) {
    auto statement = m_connection->prepare("SELECT 1 FROM file WHERE id=?1 AND chunk_bytes IS NOT NULL");
    if (!statement) return passOn(statement);
    const auto found = statement->bind(file).first([](Statement&) { return true; });
    if (!found) return passOn(found);
    return found->has_value();
}

Result<std::vector<ChunkId>> FileStore::chunks(const FileId& file) {
    auto statement = m_connection->prepare("SELECT id FROM chunk WHERE file=(SELECT key FROM file WHERE id=?1)"
                                           " ORDER BY position");
    if (!statement) return passOn(statement);
    return statement->bind(file).all([](Statement& row) { return row.id<ChunkId>(0); });
}

Result<std::vector<ChunkId>> FileStore::missingChunks(const FileId& file, uint32_t limit) {
    auto statement = m_connection->prepare("SELECT id FROM chunk WHERE file=(SELECT key FROM file WHERE id=?1)"
                                           " AND have=0 ORDER BY position LIMIT ?2");
    if (!statement) return passOn(statement);
    return statement->bind(file, limit).all([](Statement& row) { return row.id<ChunkId>(0); });
}

Result<uint64_t> FileStore::haveBytes(const FileId& file) {
    // Every chunk is full but the last, which is what is left.
    auto statement = m_connection->prepare("SELECT total(min(f.chunk_bytes, f.size_bytes - c.position * f.chunk_bytes))"
                                           " FROM chunk c JOIN file f ON f.key=c.file WHERE f.id=?1 AND c.have=1");
    if (!statement) return passOn(statement);
    const auto found = statement->bind(file).first([](Statement& row) { return row.unsignedNumber(0); });
    if (!found) return passOn(found);
    return found->value_or(0);
}

Result<std::vector<FileId>> FileStore::markHave(const ChunkId& chunk) {
    auto update = m_connection->prepare("UPDATE chunk SET have=1 WHERE id=?1");
    if (!update) return passOn(update);
    if (const auto done = update->bind(chunk).run(); !done) return passOn(done);
    auto select = m_connection->prepare(
        "SELECT DISTINCT f.id FROM chunk c JOIN file f ON f.key=c.file WHERE c.id=?1 AND f.state<>2"
        " AND NOT EXISTS(SELECT 1 FROM chunk o WHERE o.file=f.key AND o.have=0)");
    if (select) select->bind(chunk);
    auto complete = fileIds(std::move(select));
    if (!complete) return complete;
    for (const auto& file : *complete) {
        if (const auto done = setWhole(*m_connection, file); !done) return passOn(done);
    }
    return complete;
}

Done noteHave(FileStore& files, const std::vector<ChunkId>& chunks) {
    auto update = files.m_connection->prepare("UPDATE chunk SET have=1 WHERE id=?1");
    if (!update) return passOn(update);
    for (const ChunkId& chunk : chunks) {
        if (const auto done = update->reset().bind(chunk).run(); !done) return done;
    }
    return {};
}

Done FileStore::markMissing(const ChunkId& chunk) {
    auto hurt = m_connection->prepare("SELECT DISTINCT f.id FROM chunk c JOIN file f ON f.key=c.file WHERE c.id=?1"
                                      " AND f.state=2");
    if (hurt) hurt->bind(chunk);
    const auto files = fileIds(std::move(hurt));
    if (!files) return passOn(files);
    for (const FileId& file : *files) {
        if (const auto noted = noteTurned(*m_connection, file); !noted) return noted;
    }
    for (const char* sql : {"UPDATE file SET state=0 WHERE state=2 AND key IN (SELECT file FROM chunk WHERE id=?1)",
                            "UPDATE chunk SET have=0 WHERE id=?1"}) {
        auto statement = m_connection->prepare(sql);
        if (!statement) return passOn(statement);
        if (const auto done = statement->bind(chunk).run(); !done) return done;
    }
    return {};
}

Result<std::optional<FileChunk>> FileStore::fileOfChunk(const ChunkId& chunk) {
    auto statement = m_connection->prepare("SELECT f.id, c.position FROM chunk c JOIN file f ON f.key=c.file"
                                           " WHERE c.id=?1 ORDER BY c.have, c.file LIMIT 1");
    if (!statement) return passOn(statement);
    return statement->bind(chunk).first([](Statement& row) {
        return FileChunk{row.id<FileId>(0), static_cast<uint32_t>(row.number(1))};
    });
}

Result<std::vector<FileId>> FileStore::wholeFiles(const RoomId& room, uint32_t limit) {
    auto statement = m_connection->prepare(
        "SELECT f.id FROM file f WHERE f.state=2 AND EXISTS(SELECT 1 FROM attachment a WHERE a.file=f.key"
        " AND a.room=(SELECT key FROM room WHERE id=?1) AND NOT EXISTS(SELECT 1 FROM later l WHERE l.id=a.message))"
        " ORDER BY f.completed DESC LIMIT ?2");
    if (statement) statement->bind(room, limit);
    return fileIds(std::move(statement));
}

Result<std::vector<ChunkId>> FileStore::forgetUnused(const FileId& file) {
    auto select = m_connection->prepare("SELECT f.key FROM file f WHERE f.id=?1 AND NOT EXISTS(SELECT 1 FROM attachment"
                                        " a WHERE a.file=f.key)");
    if (!select) return passOn(select);
    const auto key = select->bind(file).first([](Statement& row) { return row.number(0); });
    if (!key) return passOn(key);
    if (!*key) return std::vector<ChunkId>();
    auto own = m_connection->prepare("SELECT DISTINCT c.id FROM chunk c WHERE c.file=?1 AND c.have=1 AND NOT EXISTS("
                                     "SELECT 1 FROM chunk o WHERE o.id=c.id AND o.file<>?1)");
    if (!own) return passOn(own);
    auto chunks = own->bind(**key).all([](Statement& row) { return row.id<ChunkId>(0); });
    if (!chunks) return passOn(chunks);
    chunks->push_back(*ChunkId::from(file.view())); // the sealed manifest is a chunk, too
    auto unshelve = m_connection->prepare("DELETE FROM shelved WHERE file=?1");
    if (!unshelve) return passOn(unshelve);
    if (const auto done = unshelve->bind(file).run(); !done) return passOn(done);
    for (const char* sql :
         {"DELETE FROM chunk WHERE file=?1", "DELETE FROM thumbnail WHERE file=?1", "DELETE FROM file WHERE key=?1"}) {
        auto remove = m_connection->prepare(sql);
        if (!remove) return passOn(remove);
        if (const auto removed = remove->bind(**key).run(); !removed) return passOn(removed);
    }
    return chunks;
}

Done detachFiles(Connection& connection, const RoomId& room, const MessageId& message) {
    if (const auto unlisted = FileIndex(connection).remove(room, message); !unlisted) return unlisted;
    if (const auto unseen = ThumbnailStore(connection).forgetOf(room, message); !unseen) return unseen;
    if (const auto noted = noteAttached(connection, room, message); !noted) return noted;
    auto remove =
        connection.prepare("DELETE FROM attachment WHERE room=(SELECT key FROM room WHERE id=?1) AND message=?2");
    if (!remove) return passOn(remove);
    return remove->bind(room, message).run();
}

} // namespace ieum::store
