// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/holder_store.h"

#include "base/reader.h"
#include "base/writer.h"
#include "room/limits.h"
#include "store/file_turns.h"
#include "store/keys.h"
#include "store/limits.h"
#include "vault/holders.h"

#include <map>
#include <set>

namespace ieum::store {
namespace {

Bytes pack(const std::vector<uint32_t>& runs) {
    Writer writer;
    for (const uint32_t run : runs) writer.u16(static_cast<uint16_t>(run)); // at most room::partChunksMax
    return writer.take();
}

std::vector<uint32_t> runsIn(Statement& row, int column) {
    Reader reader(row.blob(column));
    std::vector<uint32_t> runs;
    for (size_t i = 0; i < row.blob(column).size() / 2; ++i) runs.push_back(reader.u16());
    if (!reader.finish()) row.refuse(column);
    return runs;
}

Done run(Connection& connection, std::string_view sql, int64_t room, const DeviceId& device) {
    auto statement = connection.prepare(sql);
    if (!statement) return passOn(statement);
    return statement->bind(room, device).run();
}

} // namespace

Done HolderStore::setHolds(const RoomId& room, const DeviceId& device, const room::Holdings& holdings, int64_t ageMs) {
    const auto inRoom = roomKey(*m_connection, room);
    if (!inRoom) return passOn(inRoom);
    const auto files = filesOf(holdings.whole, holdings.stubs);
    if (!files) return passOn(files);
    if (const auto set = setWhole(*inRoom, device, *files); !set) return set;
    if (const auto set = setParts(*inRoom, device, holdings.parts); !set) return set;
    auto heard = m_connection->prepare("INSERT INTO heard VALUES(?1, ?2, ?3) ON CONFLICT DO UPDATE SET age_ms=?3");
    if (!heard) return passOn(heard);
    return heard->bind(*inRoom, device, ageMs).run();
}

/// A stub is of the files that messages here name; one that fits none is of a message that has not come.
Result<std::vector<FileId>> HolderStore::filesOf(const std::vector<FileId>& whole,
                                                 const std::vector<room::FileStub>& stubs) {
    std::vector<FileId> files = whole;
    if (stubs.empty()) return files;
    auto find = m_connection->prepare("SELECT id FROM file WHERE id>=?1 AND id<=?2 LIMIT 2");
    if (!find) return passOn(find);
    for (const room::FileStub& stub : stubs) {
        FileId least;
        FileId most;
        most.value.fill(std::byte{0xff});
        for (FileId* id : {&least, &most}) std::copy(stub.value.begin(), stub.value.end(), id->value.begin());
        const auto found = find->reset().bind(least, most).all([](Statement& row) { return row.id<FileId>(0); });
        if (!found) return passOn(found);
        files.insert(files.end(), found->begin(), found->end());
    }
    return files;
}

/// Receipts come often and say little that is new: only what differs is written.
Done HolderStore::setWhole(int64_t room, const DeviceId& device, const std::vector<FileId>& files) {
    auto known = m_connection->prepare("SELECT file FROM holding WHERE room=?1 AND device=?2");
    if (!known) return passOn(known);
    const auto before = known->bind(room, device).all([](Statement& row) { return row.id<FileId>(0); });
    if (!before) return passOn(before);
    const std::set<FileId> had(before->begin(), before->end());
    const std::set<FileId> has(files.begin(), files.end());
    for (const FileId& file : had) {
        if (has.contains(file)) continue;
        auto remove = m_connection->prepare("DELETE FROM holding WHERE file=?1 AND device=?2 AND room=?3");
        if (!remove) return passOn(remove);
        if (const auto removed = remove->bind(file, device, room).run(); !removed) return removed;
    }
    for (const FileId& file : has) {
        if (had.contains(file)) continue;
        auto insert = m_connection->prepare("INSERT INTO holding(file, device, room) VALUES(?1, ?2, ?3)");
        if (!insert) return passOn(insert);
        if (const auto put = insert->bind(file, device, room).run(); !put) return put;
    }
    return {};
}

Done HolderStore::setParts(int64_t room, const DeviceId& device, const std::vector<room::PartHeld>& parts) {
    auto known = m_connection->prepare("SELECT file, runs FROM part_held WHERE room=?1 AND device=?2");
    if (!known) return passOn(known);
    std::map<FileId, std::vector<uint32_t>> had;
    const auto rows = known->bind(room, device).all([&](Statement& row) {
        had[row.id<FileId>(0)] = runsIn(row, 1);
        return true;
    });
    if (!rows) return passOn(rows);
    std::map<FileId, std::vector<uint32_t>> has;
    for (const room::PartHeld& part : parts) has[part.file] = part.runs; // a peer may name one twice: the last counts
    if (had == has) return {};
    const auto cleared = run(*m_connection, "DELETE FROM part_held WHERE room=?1 AND device=?2", room, device);
    if (!cleared) return cleared;
    auto insert = m_connection->prepare("INSERT INTO part_held(file, device, room, runs) VALUES(?1, ?2, ?3, ?4)");
    if (!insert) return passOn(insert);
    for (const auto& [file, runs] : has) {
        if (const auto put = insert->reset().bind(file, device, room, pack(runs)).run(); !put) return put;
    }
    return {};
}

Result<std::vector<DeviceId>> HolderStore::heardIn(const RoomId& room) {
    auto statement = m_connection->prepare("SELECT device FROM heard WHERE room=(SELECT key FROM room WHERE id=?1)");
    if (!statement) return passOn(statement);
    return statement->bind(room).all([](Statement& row) { return row.id<DeviceId>(0); });
}

Result<int64_t> HolderStore::heardMs(const RoomId& room, const DeviceId& device) {
    auto statement = m_connection->prepare("SELECT age_ms FROM heard WHERE room=(SELECT key FROM room WHERE id=?1)"
                                           " AND device=?2");
    if (!statement) return passOn(statement);
    const auto age = statement->bind(room, device).first([](Statement& row) { return row.number(0); });
    if (!age) return passOn(age);
    return age->value_or(0);
}

Done HolderStore::forget(const RoomId& room, const DeviceId& device) {
    const auto inRoom = findRoom(*m_connection, room);
    if (!inRoom) return passOn(inRoom);
    if (!*inRoom) return {};
    for (const char* sql :
         {"DELETE FROM holding WHERE room=?1 AND device=?2", "DELETE FROM part_held WHERE room=?1 AND device=?2",
          "DELETE FROM heard WHERE room=?1 AND device=?2"}) {
        if (const auto forgotten = run(*m_connection, sql, **inRoom, device); !forgotten) return forgotten;
    }
    return {};
}

Result<std::vector<DeviceId>> HolderStore::holders(const FileId& file) {
    auto statement = m_connection->prepare("SELECT DISTINCT device FROM holding WHERE file=?1 ORDER BY device");
    if (!statement) return passOn(statement);
    return statement->bind(file).all([](Statement& row) { return row.id<DeviceId>(0); });
}

Result<std::vector<DeviceHolding>> HolderStore::holdings(const FileId& file) {
    auto whole = m_connection->prepare("SELECT h.device, coalesce(d.age_ms, 0) FROM holding h LEFT JOIN heard d"
                                       " ON d.room=h.room AND d.device=h.device WHERE h.file=?1");
    if (!whole) return passOn(whole);
    auto all = whole->bind(file).all([](Statement& row) { return DeviceHolding{row.id<DeviceId>(0), row.number(1)}; });
    if (!all) return all;
    auto parts = m_connection->prepare("SELECT p.device, coalesce(d.age_ms, 0), p.runs FROM part_held p LEFT JOIN heard"
                                       " d ON d.room=p.room AND d.device=p.device WHERE p.file=?1");
    if (!parts) return passOn(parts);
    auto some = parts->bind(file).all([](Statement& row) {
        return DeviceHolding{row.id<DeviceId>(0), row.number(1), runsIn(row, 2)};
    });
    if (!some) return some;
    for (const DeviceHolding& each : *some) {
        if (!each.runs.empty()) all->push_back(each);
    }
    return all;
}

Done HolderStore::noteShelved(const FileId& file, const ReplicaHolding& by) {
    auto statement = m_connection->prepare(
        "INSERT INTO shelved(file, replica, age_ms, until_ms) SELECT ?1, ?2, ?3, ?5 WHERE EXISTS(SELECT 1 FROM file"
        " WHERE id=?1) ON CONFLICT DO UPDATE SET age_ms=?3, until_ms=?5 WHERE age_ms<?3-?4"
        " OR abs(ifnull(until_ms, 0)-ifnull(?5, 0))>?4");
    if (!statement) return passOn(statement);
    return statement->bind(file, by.replica, by.heardMs, shelvedExactMs, by.untilMs).run();
}

Done HolderStore::expireShelves(int64_t ageMs) {
    auto statement = m_connection->prepare("DELETE FROM shelved WHERE until_ms<=?1");
    if (!statement) return passOn(statement);
    return statement->bind(ageMs).run();
}

Done HolderStore::forgetShelved(const ReplicaKey& replica, const FileId& file) {
    auto statement = m_connection->prepare("DELETE FROM shelved WHERE file=?1 AND replica=?2");
    if (!statement) return passOn(statement);
    return statement->bind(file, replica).run();
}

Done HolderStore::forgetReplica(const ReplicaKey& replica) {
    auto statement = m_connection->prepare("DELETE FROM shelved WHERE replica=?1");
    if (!statement) return passOn(statement);
    return statement->bind(replica).run();
}

Result<std::vector<ReplicaHolding>> HolderStore::shelves(const FileId& file) {
    auto statement =
        m_connection->prepare("SELECT replica, age_ms, until_ms FROM shelved WHERE file=?1 ORDER BY replica");
    if (!statement) return passOn(statement);
    return statement->bind(file).all([](Statement& row) {
        const bool ends = !row.isNull(2);
        return ReplicaHolding{row.id<ReplicaKey>(0), row.number(1), ends ? std::optional(row.number(2)) : std::nullopt};
    });
}

Result<std::vector<FileId>> HolderStore::unasked(const ReplicaKey& replica, const RoomId& room, int64_t sinceMs,
                                                 uint32_t limit) {
    auto statement = m_connection->prepare(
        "SELECT f.id FROM file f JOIN attachment a ON a.file=f.key WHERE a.room=(SELECT key FROM room WHERE id=?1)"
        " AND f.state<>2 AND NOT EXISTS(SELECT 1 FROM shelved s WHERE s.file=f.id AND s.replica=?2 AND s.age_ms>=?3)"
        " GROUP BY f.key ORDER BY max(a.time_ms) DESC LIMIT ?4");
    if (!statement) return passOn(statement);
    return statement->bind(room, replica, sinceMs, limit).all([](Statement& row) { return row.id<FileId>(0); });
}

Result<std::vector<room::PartHeld>> HolderStore::ownParts(const RoomId& room) {
    auto wanted = m_connection->prepare(
        "SELECT f.id FROM file f WHERE f.state=1 AND f.chunk_bytes IS NOT NULL AND EXISTS(SELECT 1 FROM attachment a"
        " WHERE a.file=f.key AND a.room=(SELECT key FROM room WHERE id=?1)) ORDER BY f.key DESC LIMIT ?2");
    if (!wanted) return passOn(wanted);
    const auto files = wanted->bind(room, room::partsMax).all([](Statement& row) { return row.id<FileId>(0); });
    if (!files) return passOn(files);
    std::vector<room::PartHeld> parts;
    for (const FileId& file : *files) {
        auto chunks = m_connection->prepare("SELECT have FROM chunk WHERE file=(SELECT key FROM file WHERE id=?1)"
                                            " ORDER BY position");
        if (!chunks) return passOn(chunks);
        const auto have = chunks->bind(file).all([](Statement& row) { return row.number(0) != 0; });
        if (!have) return passOn(have);
        auto runs = vault::runsOf(*have, room::partRunsMax);
        if (!runs.empty()) parts.push_back({file, std::move(runs)});
    }
    return parts;
}

Result<std::vector<RoomId>> HolderStore::toRestate(uint32_t limit) {
    auto statement = m_connection->prepare("SELECT r.id FROM restate s JOIN room r ON r.key=s.room LIMIT ?1");
    if (!statement) return passOn(statement);
    return statement->bind(limit).all([](Statement& row) { return row.id<RoomId>(0); });
}

Done HolderStore::restated(const RoomId& room) {
    auto statement = m_connection->prepare("DELETE FROM restate WHERE room=(SELECT key FROM room WHERE id=?1)");
    if (!statement) return passOn(statement);
    return statement->bind(room).run();
}

Done noteTurned(Connection& connection, const FileId& file) {
    auto statement = connection.prepare("INSERT OR IGNORE INTO restate SELECT DISTINCT a.room FROM attachment a"
                                        " JOIN file f ON f.key=a.file WHERE f.id=?1");
    if (!statement) return passOn(statement);
    return statement->bind(file).run();
}

Done noteAttached(Connection& connection, const RoomId& room, const MessageId& message) {
    auto statement = connection.prepare(
        "INSERT OR IGNORE INTO restate SELECT DISTINCT a.room FROM attachment a JOIN file f ON f.key=a.file WHERE"
        " a.room=(SELECT key FROM room WHERE id=?1) AND a.message=?2 AND f.state=2");
    if (!statement) return passOn(statement);
    return statement->bind(room, message).run();
}

} // namespace ieum::store
