// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/keep_store.h"

#include "store/file_turns.h"

namespace ieum::store {
namespace {

vault::KeepRule ruleOf(Statement& row) {
    vault::KeepRule rule;
    if (!row.blob(0).empty()) rule.room = row.id<RoomId>(0);
    const int64_t kind = row.number(1);
    if (kind > 255) row.refuse(1);
    if (kind >= 0) rule.kind = static_cast<uint8_t>(kind);
    if (row.number(2) >= 0) rule.bytesMax = row.unsignedNumber(2);
    rule.keep = row.number(3) != 0;
    rule.onMetered = row.number(4) != 0;
    return rule;
}

Result<uint64_t> numberOf(Result<Statement> statement) {
    if (!statement) return passOn(statement);
    const auto found = statement->first([](Statement& row) { return row.unsignedNumber(0); });
    if (!found) return passOn(found);
    return found->value_or(0);
}

} // namespace

Result<std::vector<vault::KeepRule>> KeepStore::rules() {
    auto statement = m_connection->prepare("SELECT room, kind, bytes_max, keep, metered FROM keep_rule");
    if (!statement) return passOn(statement);
    return statement->all(ruleOf);
}

Done KeepStore::setRules(const std::vector<vault::KeepRule>& rules) {
    auto clear = m_connection->prepare("DELETE FROM keep_rule");
    if (!clear) return passOn(clear);
    if (const auto cleared = clear->run(); !cleared) return cleared;
    auto insert = m_connection->prepare("INSERT INTO keep_rule VALUES(?1, ?2, ?3, ?4, ?5)");
    if (!insert) return passOn(insert);
    for (const vault::KeepRule& rule : rules) {
        const Bytes room = rule.room ? copyOf(rule.room->view()) : Bytes();
        const int64_t kind = rule.kind ? int64_t{*rule.kind} : -1;
        const int64_t bytesMax = rule.bytesMax ? static_cast<int64_t>(*rule.bytesMax) : -1;
        const auto put = insert->reset().bind(room, kind, bytesMax, rule.keep, rule.onMetered).run();
        if (!put) return put;
    }
    return {};
}

Result<Wish> KeepStore::wishOf(const FileId& file) {
    auto statement = m_connection->prepare("SELECT wish FROM file WHERE id=?1");
    if (!statement) return passOn(statement);
    const auto found = statement->bind(file).first([](Statement& row) { return static_cast<Wish>(row.number(0)); });
    if (!found) return passOn(found);
    return found->value_or(Wish::None);
}

Done KeepStore::setWish(const FileId& file, Wish wish) {
    auto statement = m_connection->prepare("UPDATE file SET wish=?2 WHERE id=?1 AND wish<>?2");
    if (!statement) return passOn(statement);
    return statement->bind(file, wish).run();
}

Result<bool> KeepStore::isPinned(const FileId& file) {
    auto statement = m_connection->prepare("SELECT 1 FROM file WHERE id=?1 AND pinned<>0");
    if (!statement) return passOn(statement);
    return statement->bind(file).step();
}

Done KeepStore::noteUsed(const FileId& file, int64_t ageMs) {
    auto statement = m_connection->prepare("UPDATE file SET used_ms=?2 WHERE id=?1 AND used_ms<?2");
    if (!statement) return passOn(statement);
    return statement->bind(file, ageMs).run();
}

Result<uint64_t> KeepStore::usedBytes() {
    const auto whole = numberOf(m_connection->prepare("SELECT total(size_bytes) FROM file WHERE state=2"));
    if (!whole) return whole;
    // Every chunk is full but the last, which is what is left.
    const auto parts =
        numberOf(m_connection->prepare("SELECT total(min(f.chunk_bytes, f.size_bytes - c.position * f.chunk_bytes))"
                                       " FROM file f JOIN chunk c ON c.file=f.key WHERE f.state IN (0, 1)"
                                       " AND f.chunk_bytes IS NOT NULL AND c.have=1"));
    if (!parts) return parts;
    return *whole + *parts;
}

Result<uint64_t> KeepStore::pinnedBytes() {
    return numberOf(m_connection->prepare("SELECT total(size_bytes) FROM file WHERE state=2 AND pinned<>0"));
}

Result<std::vector<UsedFile>> KeepStore::leastUsed(const UsePlace& after, int64_t untilMs, uint32_t limit) {
    auto statement = m_connection->prepare(
        "SELECT f.id, f.size_bytes, f.used_ms, f.completed, f.key FROM file f WHERE f.state=2 AND f.pinned=0"
        " AND f.size_bytes>0 AND (f.used_ms, f.completed, f.key)>(?1, ?2, ?3) AND f.used_ms<=?4"
        " AND EXISTS(SELECT 1 FROM attachment a WHERE a.file=f.key)"
        " ORDER BY f.used_ms, f.completed, f.key LIMIT ?5");
    if (!statement) return passOn(statement);
    return statement->bind(after.usedMs, after.completed, after.key, untilMs, limit).all([](Statement& row) {
        return UsedFile{row.id<FileId>(0), row.unsignedNumber(1), {row.number(2), row.number(3), row.number(4)}};
    });
}

Result<std::vector<OpenFile>> KeepStore::open(int64_t afterKey, uint32_t limit) {
    auto statement = m_connection->prepare(
        "SELECT f.id, f.key, f.state, f.wish FROM file f WHERE f.key>?1 AND f.state IN (0, 1)"
        " AND EXISTS(SELECT 1 FROM attachment a JOIN message m ON m.room=a.room AND m.id=a.message"
        " WHERE a.file=f.key AND m.void=0 AND m.gone=0) ORDER BY f.key LIMIT ?2");
    if (!statement) return passOn(statement);
    return statement->bind(afterKey, limit).all([](Statement& row) {
        return OpenFile{row.id<FileId>(0), row.number(1), static_cast<FileState>(row.number(2)),
                        static_cast<Wish>(row.number(3))};
    });
}

Done KeepStore::makeRoom(const FileId& file) {
    if (const auto noted = noteTurned(*m_connection, file); !noted) return noted;
    for (const char* sql : {// A chunk that stands in another file too, which is whole or may be, stays.
                            "INSERT OR IGNORE INTO dropped SELECT c.id FROM chunk c JOIN file f ON f.key=c.file"
                            " WHERE f.id=?1 AND NOT EXISTS(SELECT 1 FROM chunk o WHERE o.id=c.id AND o.file<>c.file)",
                            "INSERT OR IGNORE INTO dropped VALUES(?1)", // the sealed manifest is a chunk, too
                            "DELETE FROM chunk WHERE file=(SELECT key FROM file WHERE id=?1)",
                            "UPDATE file SET state=0, wish=3, size_bytes=NULL, chunk_bytes=NULL WHERE id=?1"}) {
        auto statement = m_connection->prepare(sql);
        if (!statement) return passOn(statement);
        if (const auto done = statement->bind(file).run(); !done) return done;
    }
    return {};
}

Result<std::vector<ChunkId>> KeepStore::dropped(uint32_t limit) {
    auto forget =
        m_connection->prepare("DELETE FROM dropped WHERE EXISTS(SELECT 1 FROM chunk c WHERE c.id=dropped.chunk)"
                              " OR EXISTS(SELECT 1 FROM file f WHERE f.id=dropped.chunk AND f.state<>0)");
    if (!forget) return passOn(forget);
    if (const auto forgotten = forget->run(); !forgotten) return passOn(forgotten);
    auto statement = m_connection->prepare("SELECT chunk FROM dropped LIMIT ?1");
    if (!statement) return passOn(statement);
    return statement->bind(limit).all([](Statement& row) { return row.id<ChunkId>(0); });
}

Result<bool> KeepStore::hasDropped() {
    auto statement = m_connection->prepare("SELECT 1 FROM dropped LIMIT 1");
    if (!statement) return passOn(statement);
    return statement->step();
}

Done KeepStore::forgetDropped(const ChunkId& chunk) {
    auto statement = m_connection->prepare("DELETE FROM dropped WHERE chunk=?1");
    if (!statement) return passOn(statement);
    return statement->bind(chunk).run();
}

} // namespace ieum::store
