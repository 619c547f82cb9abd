// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/room_store.h"

#include "store/file_store.h"
#include "store/keys.h"
#include "store/message_rows.h"
#include "store/packed.h"
#include "store/rowid.h"
#include "store/search_index.h"

namespace ieum::store {
namespace {

/// Keys of everything that a message refers to.
struct Keys {
    int64_t row = 0;
    int64_t room = 0;
    int64_t feed = 0;
    int64_t person = 0;
    int64_t device = 0;
};

Result<Keys> keysOf(Connection& connection, const room::MessageRecord& message) {
    const auto inRoom = roomKey(connection, message.room);
    if (!inRoom) return passOn(inRoom);
    const auto feed = feedKey(connection, message.room, feed::Kind::Content, message.key.feed);
    if (!feed) return passOn(feed);
    const auto person = identityKey(connection, message.author.view());
    if (!person) return passOn(person);
    const auto device = identityKey(connection, message.device.view());
    if (!device) return passOn(device);
    const auto row = freeMessageKey(connection, message.key.word);
    if (!row) return passOn(row);
    return Keys{*row, *inRoom, *feed, *person, *device};
}

Result<bool> isCut(Connection& connection, const FeedId& feed, uint64_t seq) {
    auto statement = connection.prepare("SELECT 1 FROM cut WHERE feed=?1 AND seq<?2");
    if (!statement) return passOn(statement);
    const auto found = statement->bind(feed, seq).first([](Statement&) { return true; });
    if (!found) return passOn(found);
    return found->has_value();
}

/// False: a message of that id was there already.
Result<bool> insertMessage(Connection& connection, const room::MessageRecord& message, const Keys& keys, bool isVoid) {
    auto insert = connection.prepare("INSERT INTO message VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12,"
                                     " ?13, ?14, ?15, ?16) ON CONFLICT(room, id) DO NOTHING");
    if (!insert) return passOn(insert);
    std::optional<Bytes> origin;
    if (message.origin) origin = packOrigin(*message.origin);
    insert->bind(keys.row, keys.room, message.id, keys.feed, message.key.seq, sortable(message.key.word),
                 tieOf(message.key.feed), keys.person, keys.device, message.timeMs, message.text, message.replyTo,
                 origin, message.late, message.own, isVoid);
    if (const auto done = insert->run(); !done) return passOn(done);
    return connection.changed() > 0;
}

SearchIndex::Entry entryOf(const room::MessageRecord& message, int64_t row, int64_t inRoom, int64_t person) {
    SearchIndex::Entry entry;
    entry.row = row;
    entry.text = message.text;
    for (const auto& file : message.files) entry.fileNames.push_back(file.name);
    if (message.origin) entry.importedAuthor = message.origin->author;
    entry.roomKey = inRoom;
    entry.personKey = person;
    return entry;
}

Done saveAttachments(Connection& connection, const room::MessageRecord& message) {
    FileStore files(connection);
    uint32_t position = 0;
    for (const auto& link : message.files) {
        FileEntry entry;
        entry.id = link.file;
        entry.room = message.room;
        entry.message = message.id;
        entry.position = position++;
        entry.name = link.name;
        entry.sizeBytes = link.sizeBytes;
        entry.key = link.key.clone();
        entry.author = message.author;
        entry.timeMs = message.timeMs;
        if (const auto put = files.put(entry); !put) return put;
    }
    return {};
}

} // namespace

Done RoomStore::saveRoom(const room::RoomRecord& room) {
    if (const auto key = roomKey(*m_connection, room.id); !key) return passOn(key);
    auto statement =
        m_connection->prepare("UPDATE room SET kind=?2, secret=?3, name=?4, created_ms=?5, removed=?6 WHERE id=?1");
    if (!statement) return passOn(statement);
    return statement->bind(room.id, room.kind, room.secret.view(), room.name, room.createdMs, room.removed).run();
}

Done RoomStore::saveFeed(const room::FeedRecord& feed) {
    const auto key = feedKey(*m_connection, feed.room, feed.kind, feed.feed);
    if (!key) return passOn(key);
    auto statement = m_connection->prepare("UPDATE feed SET kind=?2, device=?3, person=?4 WHERE key=?1");
    if (!statement) return passOn(statement);
    return statement->bind(*key, feed.kind, feed.device, feed.person).run();
}

Result<std::vector<room::FeedRecord>> RoomStore::feeds(const RoomId& room) {
    auto statement = m_connection->prepare("SELECT f.id, f.kind, f.device, f.person FROM feed f JOIN room r"
                                           " ON r.key=f.room WHERE r.id=?1 AND f.device IS NOT NULL ORDER BY f.key");
    if (!statement) return passOn(statement);
    return statement->bind(room).all([&](Statement& row) {
        return room::FeedRecord{row.id<FeedId>(0), room, static_cast<feed::Kind>(row.number(1)), row.id<DeviceId>(2),
                                row.id<PersonId>(3)};
    });
}

Done RoomStore::saveEpoch(const RoomId& room, const room::EpochRecord& epoch) {
    const auto key = roomKey(*m_connection, room);
    if (!key) return passOn(key);
    auto statement = m_connection->prepare("INSERT OR REPLACE INTO epoch VALUES(?1, ?2, ?3, ?4, ?5)");
    if (!statement) return passOn(statement);
    return statement->bind(*key, epoch.id, epoch.secret.view(), epoch.members, sortable(epoch.hlc.word)).run();
}

Result<std::vector<room::EpochRecord>> RoomStore::epochs(const RoomId& room) {
    auto statement = m_connection->prepare("SELECT e.id, e.secret, e.members, e.hlc FROM epoch e JOIN room r"
                                           " ON r.key=e.room WHERE r.id=?1 ORDER BY e.hlc, e.id");
    if (!statement) return passOn(statement);
    return statement->bind(room).all([](Statement& row) {
        room::EpochRecord epoch;
        epoch.id = row.id<EpochId>(0);
        epoch.secret = secretOf(row, 1);
        epoch.members = row.id<decltype(epoch.members)>(2);
        epoch.hlc.word = fromSortable(row.number(3));
        return epoch;
    });
}

Done RoomStore::saveOwnFeeds(const RoomId& room, const room::OwnFeedKeys& keys) {
    const auto key = roomKey(*m_connection, room);
    if (!key) return passOn(key);
    auto statement = m_connection->prepare("INSERT OR REPLACE INTO own_feeds VALUES(?1, ?2, ?3)");
    if (!statement) return passOn(statement);
    return statement->bind(*key, keys.controlSeed.view(), keys.contentSeed.view()).run();
}

Result<std::optional<room::OwnFeedKeys>> RoomStore::ownFeeds(const RoomId& room) {
    auto statement = m_connection->prepare("SELECT o.control_seed, o.content_seed FROM own_feeds o JOIN room r"
                                           " ON r.key=o.room WHERE r.id=?1");
    if (!statement) return passOn(statement);
    return statement->bind(room).first([](Statement& row) {
        return room::OwnFeedKeys{secretOf(row, 0), secretOf(row, 1)};
    });
}

Done RoomStore::saveMessage(const room::MessageRecord& message) {
    const auto isVoid = isCut(*m_connection, message.key.feed, message.key.seq);
    if (!isVoid) return passOn(isVoid);
    const auto keys = keysOf(*m_connection, message);
    if (!keys) return passOn(keys);
    const auto isNew = insertMessage(*m_connection, message, *keys, *isVoid);
    if (!isNew) return passOn(isNew);
    if (!*isNew || *isVoid) return {};
    if (const auto saved = saveAttachments(*m_connection, message); !saved) return saved;
    return SearchIndex(*m_connection).add(entryOf(message, keys->row, keys->room, keys->person));
}

Done RoomStore::voidBeyond(const FeedId& feed, uint64_t seq) {
    auto cut = m_connection->prepare("INSERT INTO cut VALUES(?1, ?2) ON CONFLICT(feed)"
                                     " DO UPDATE SET seq=excluded.seq");
    if (!cut) return passOn(cut);
    if (const auto saved = cut->bind(feed, seq).run(); !saved) return saved;
    // What is void no longer was taken out of the search and its files: the room saves it again.
    auto lifted = m_connection->prepare("DELETE FROM message WHERE feed=(SELECT key FROM feed WHERE id=?1)"
                                        " AND seq<=?2 AND void=1");
    if (!lifted) return passOn(lifted);
    if (const auto done = lifted->bind(feed, seq).run(); !done) return done;
    auto select = m_connection->prepare(IEUM_MESSAGE_COLUMNS ", m.room, m.person" IEUM_MESSAGE_JOINS
                                                             " WHERE f.id=?1 AND m.seq>?2 AND m.void=0");
    if (!select) return passOn(select);
    struct Cut {
        room::MessageRecord message;
        int64_t row, room, person;
    };
    auto messages = select->bind(feed, seq).all([](Statement& row) {
        return Cut{recordOf(row), row.number(0), row.number(14), row.number(15)};
    });
    if (!messages) return passOn(messages);
    for (auto& [message, row, inRoom, person] : *messages) {
        if (const auto added = addFiles(*m_connection, message); !added) return added;
        const auto removed = SearchIndex(*m_connection).remove(entryOf(message, row, inRoom, person));
        if (!removed) return removed;
        auto update = m_connection->prepare("UPDATE message SET void=1 WHERE key=?1");
        if (!update) return passOn(update);
        if (const auto done = update->bind(row).run(); !done) return done;
    }
    return {};
}

Result<uint64_t> RoomStore::newestWord(const RoomId& room) {
    auto statement = m_connection->prepare("SELECT word FROM message WHERE room=(SELECT key FROM room WHERE id=?1)"
                                           " AND void=0 ORDER BY word DESC LIMIT 1");
    if (!statement) return passOn(statement);
    const auto found = statement->bind(room).first([](Statement& row) { return fromSortable(row.number(0)); });
    if (!found) return passOn(found);
    return found->value_or(0);
}

Result<uint64_t> RoomStore::wordOf(const FeedId& feed, uint64_t seq) {
    auto statement =
        m_connection->prepare("SELECT word FROM message WHERE feed=(SELECT key FROM feed WHERE id=?1) AND seq=?2");
    if (!statement) return passOn(statement);
    const auto found = statement->bind(feed, seq).first([](Statement& row) { return fromSortable(row.number(0)); });
    if (!found) return passOn(found);
    return found->value_or(0);
}

Done RoomStore::setUnopened(const FeedId& feed, uint64_t seq, const EpochId& epoch) {
    const auto key = findFeed(*m_connection, feed);
    if (!key) return passOn(key);
    if (!*key) return fail(Cause::Machine, StoreError::Constraint, static_cast<int64_t>(seq));
    auto statement = m_connection->prepare("INSERT OR REPLACE INTO unopened VALUES(?1, ?2, ?3)");
    if (!statement) return passOn(statement);
    return statement->bind(**key, seq, epoch).run();
}

Result<std::vector<room::RoomLog::Unopened>> RoomStore::unopened(const RoomId& room) {
    auto statement =
        m_connection->prepare("SELECT f.id, u.seq, u.epoch FROM unopened u JOIN feed f ON f.key=u.feed JOIN room r"
                              " ON r.key=f.room WHERE r.id=?1 ORDER BY u.feed, u.seq");
    if (!statement) return passOn(statement);
    return statement->bind(room).all([](Statement& row) {
        return Unopened{row.id<FeedId>(0), row.unsignedNumber(1), row.id<EpochId>(2)};
    });
}

Done RoomStore::clearUnopened(const FeedId& feed, uint64_t seq) {
    auto statement =
        m_connection->prepare("DELETE FROM unopened WHERE feed=(SELECT key FROM feed WHERE id=?1) AND seq=?2");
    if (!statement) return passOn(statement);
    return statement->bind(feed, seq).run();
}

Result<std::vector<room::RoomRecord>> RoomStore::rooms() {
    auto statement = m_connection->prepare("SELECT id, kind, secret, name, created_ms, removed FROM room"
                                           " WHERE kind IS NOT NULL ORDER BY key");
    if (!statement) return passOn(statement);
    return statement->all([](Statement& row) {
        room::RoomRecord room;
        room.id = row.id<RoomId>(0);
        room.kind = static_cast<room::RoomKind>(row.number(1));
        room.secret = secretOf(row, 2);
        room.name = row.text(3);
        room.createdMs = row.number(4);
        room.removed = row.number(5) != 0;
        return room;
    });
}

Done forgetBeyond(Connection& connection, const FeedId& feed, uint64_t seq) {
    auto select = connection.prepare("SELECT seq FROM cut WHERE feed=?1");
    if (!select) return passOn(select);
    const auto before = select->bind(feed).first([](Statement& row) { return row.unsignedNumber(0); });
    if (!before) return passOn(before);
    if (const auto cut = RoomStore(connection).voidBeyond(feed, seq); !cut) return cut;
    for (const char* sql : {"DELETE FROM message WHERE feed=(SELECT key FROM feed WHERE id=?1) AND seq>?2",
                            "DELETE FROM unopened WHERE feed=(SELECT key FROM feed WHERE id=?1) AND seq>?2"}) {
        auto statement = connection.prepare(sql);
        if (!statement) return passOn(statement);
        if (const auto done = statement->bind(feed, seq).run(); !done) return done;
    }
    // Where membership ends the feed is another matter, and stays as it was.
    auto restore = connection.prepare(*before ? "UPDATE cut SET seq=?2 WHERE feed=?1"
                                              : "DELETE FROM cut WHERE feed=?1 AND seq=?2");
    if (!restore) return passOn(restore);
    return restore->bind(feed, before->value_or(seq)).run();
}

} // namespace ieum::store
