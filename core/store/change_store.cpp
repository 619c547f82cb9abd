// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/change_store.h"

#include "store/keys.h"
#include "store/limits.h"
#include "store/packed.h"

#include <algorithm>

namespace ieum::store {
namespace {

#define IEUM_CHANGES                                                                                                   \
    "SELECT r.id, c.target, c.kind, p.id, c.slot, d.id, f.id, c.seq, c.word, c.time_ms, c.text, c.extra, c.removes"    \
    " FROM change c JOIN room r ON r.key=c.room JOIN identity p ON p.key=c.person"                                     \
    " JOIN identity d ON d.key=c.device JOIN feed f ON f.key=c.feed"                                                   \
    " WHERE c.room=(SELECT key FROM room WHERE id=?1) AND c.target=?2"

room::ChangeRecord changeOf(Statement& row) {
    room::ChangeRecord change;
    change.room = row.id<RoomId>(0);
    change.target = row.id<MessageId>(1);
    change.kind = static_cast<room::ChangeKind>(row.number(2));
    change.author = row.id<PersonId>(3);
    change.slot = row.text(4);
    change.device = row.id<DeviceId>(5);
    change.key = {fromSortable(row.number(8)), row.id<FeedId>(6), row.unsignedNumber(7)};
    change.timeMs = row.number(9);
    change.text = row.text(10);
    if (!row.isNull(11)) {
        auto extras = unpackExtras(row.blob(11));
        if (extras) {
            change.mentions = std::move(extras->mentions);
            change.options = std::move(extras->options);
        } else {
            row.refuse(11);
        }
    }
    change.remove = row.number(12) != 0;
    return change;
}

std::optional<Bytes> extrasOf(const room::ChangeRecord& change) {
    if (change.mentions.empty() && change.options.empty()) return std::nullopt;
    return packExtras({change.mentions, std::nullopt, change.options});
}

MessageId targetOf(Statement& row) { return row.id<MessageId>(0); }

} // namespace

Done ChangeStore::put(const room::ChangeRecord& change) {
    const auto inRoom = roomKey(*m_connection, change.room);
    if (!inRoom) return passOn(inRoom);
    const auto feed = feedKey(*m_connection, change.room, feed::Kind::Content, change.key.feed);
    if (!feed) return passOn(feed);
    const auto person = identityKey(*m_connection, change.author.view());
    if (!person) return passOn(person);
    const auto device = identityKey(*m_connection, change.device.view());
    if (!device) return passOn(device);
    auto statement = m_connection->prepare("INSERT OR REPLACE INTO change(room, target, kind, person, slot, device,"
                                           " feed, seq, word, time_ms, text, extra, removes)"
                                           " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)");
    if (!statement) return passOn(statement);
    return statement
        ->bind(*inRoom, change.target, change.kind, *person, change.slot, *device, *feed, change.key.seq,
               sortable(change.key.word), change.timeMs, change.text, extrasOf(change), change.remove)
        .run();
}

Done ChangeStore::remove(const room::ChangeRecord& change) {
    auto statement =
        m_connection->prepare("DELETE FROM change WHERE room=(SELECT key FROM room WHERE id=?1) AND target=?2"
                              " AND kind=?3 AND person=(SELECT key FROM identity WHERE id=?4) AND slot=?5");
    if (!statement) return passOn(statement);
    return statement->bind(change.room, change.target, change.kind, change.author, change.slot).run();
}

Done ChangeStore::removeEdits(const RoomId& room, const MessageId& target) {
    auto statement = m_connection->prepare("DELETE FROM change WHERE room=(SELECT key FROM room WHERE id=?1)"
                                           " AND target=?2 AND kind=3");
    if (!statement) return passOn(statement);
    return statement->bind(room, target).run();
}

Result<std::vector<MessageId>> ChangeStore::removeBeyond(const RoomId&, const FeedId& feed, uint64_t seq) {
    auto select = m_connection->prepare("SELECT DISTINCT target FROM change WHERE"
                                        " feed=(SELECT key FROM feed WHERE id=?1) AND seq>?2");
    if (!select) return passOn(select);
    auto targets = select->bind(feed, seq).all(targetOf);
    if (!targets || targets->empty()) return targets;
    auto remove = m_connection->prepare("DELETE FROM change WHERE feed=(SELECT key FROM feed WHERE id=?1) AND seq>?2");
    if (!remove) return passOn(remove);
    if (const auto done = remove->bind(feed, seq).run(); !done) return passOn(done);
    return targets;
}

Result<std::vector<room::ChangeRecord>> ChangeStore::of(const RoomId& room, const MessageId& target) {
    auto statement = m_connection->prepare(IEUM_CHANGES);
    if (!statement) return passOn(statement);
    return statement->bind(room, target).all(changeOf);
}

Result<std::vector<room::ChangeRecord>> ChangeStore::by(const RoomId& room, const MessageId& target,
                                                        const PersonId& author) {
    auto statement = m_connection->prepare(IEUM_CHANGES " AND p.id=?3");
    if (!statement) return passOn(statement);
    return statement->bind(room, target, author).all(changeOf);
}

Result<std::vector<room::ChangeRecord>> ChangeStore::wordingOf(const RoomId& room, const MessageId& target) {
    // Asked for every message that comes, and hardly ever is there any.
    const auto inRoom = roomKey(*m_connection, room);
    if (!inRoom) return passOn(inRoom);
    auto any =
        m_connection->prepare("SELECT 1 FROM change WHERE room=?1 AND target=?2 AND kind BETWEEN 3 AND 4 LIMIT 1");
    if (!any) return passOn(any);
    const auto found = any->bind(*inRoom, target).first([](Statement&) { return true; });
    if (!found) return passOn(found);
    if (!*found) return std::vector<room::ChangeRecord>();
    auto statement = m_connection->prepare(IEUM_CHANGES " AND c.kind BETWEEN 3 AND 4");
    if (!statement) return passOn(statement);
    return statement->bind(room, target).all(changeOf);
}

Result<std::vector<MessageId>> ChangeStore::hiddenByOthers(const RoomId& room) {
    auto statement =
        m_connection->prepare("SELECT DISTINCT c.target FROM change c JOIN message m ON m.room=c.room AND m.id=c.target"
                              " WHERE c.kind=4 AND c.room=(SELECT key FROM room WHERE id=?1) AND c.person<>m.person");
    if (!statement) return passOn(statement);
    return statement->bind(room).all(targetOf);
}

Result<std::vector<MessageId>> pinnedIn(Connection& connection, const RoomId& room,
                                        const std::function<bool(const PersonId&)>& may) {
    // Anybody can write such a wish, for messages that never were as well, and as many as he likes.
    auto statement = connection.prepare("SELECT c.target, p.id FROM change c JOIN identity p ON p.key=c.person"
                                        " JOIN message m ON m.room=c.room AND m.id=c.target"
                                        " WHERE c.room=(SELECT key FROM room WHERE id=?1) AND c.kind=7 AND c.removes=0"
                                        " ORDER BY c.word DESC");
    if (!statement) return passOn(statement);
    const auto wishes =
        statement->bind(room).all([](Statement& row) { return std::pair(row.id<MessageId>(0), row.id<PersonId>(1)); });
    if (!wishes) return passOn(wishes);
    std::vector<MessageId> pinned;
    for (const auto& [message, person] : *wishes) {
        if (pinned.size() == pinnedMax) break;
        if (may(person) && std::find(pinned.begin(), pinned.end(), message) == pinned.end()) pinned.push_back(message);
    }
    return pinned;
}

} // namespace ieum::store
