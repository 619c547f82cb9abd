// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/timeline_store.h"

#include "store/file_store.h"
#include "store/keys.h"
#include "store/message_rows.h"
#include "store/packed.h"
#include "store/rowid.h"
#include "store/search_index.h"
#include "store/thumbnail_store.h"

#include <limits>

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
    return Keys{messageKeyOf(message.key.word), *inRoom, *feed, *person, *device};
}

Result<bool> isCut(Connection& connection, const FeedId& feed, uint64_t seq) {
    KnownKeys& known = connection.memory().keys;
    if (const auto cut = known.cut(feed)) return seq > *cut;
    auto statement = connection.prepare("SELECT seq FROM cut WHERE feed=?1");
    if (!statement) return passOn(statement);
    const auto found = statement->bind(feed).first([](Statement& row) { return row.number(0); });
    if (!found) return passOn(found);
    const auto cut = static_cast<uint64_t>(found->value_or(std::numeric_limits<int64_t>::max()));
    known.noteCut(feed, cut);
    return seq > cut;
}

/// False: that id or that key is taken.
Result<bool> insertMessage(Connection& connection, const room::MessageRecord& message, const Keys& keys, bool isVoid,
                           int64_t ageMs) {
    auto insert =
        connection.prepare("INSERT INTO message(key, room, id, feed, seq, word, tie, person, device, time_ms,"
                           " text, reply, origin, late, own, void, extra, notice, expires_ms, seen_ms) VALUES(?1,"
                           " ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19,"
                           " ?20)"
                           " ON CONFLICT DO NOTHING");
    if (!insert) return passOn(insert);
    std::optional<Bytes> origin;
    if (message.origin) origin = packOrigin(*message.origin);
    std::optional<Bytes> extras;
    if (!message.mentions.empty() || message.poll) extras = packExtras({message.mentions, message.poll, {}});
    insert->bind(keys.row, keys.room, lent(message.id.view()), keys.feed, message.key.seq, sortable(message.key.word),
                 tieOf(message.key.feed), keys.person, keys.device, message.timeMs, lent(message.text), message.replyTo,
                 origin, message.late, message.own, isVoid, extras, message.notice, message.expiresAfterMs, ageMs);
    if (const auto done = insert->run(); !done) return passOn(done);
    return connection.changed() > 0;
}

/// Rarely is more than one message of one millisecond, so the first key is tried before any is looked for. False: a
/// message of that id was there already.
Result<bool> insertSomewhere(Connection& connection, const room::MessageRecord& message, Keys& keys, bool isVoid,
                             int64_t ageMs) {
    const auto inserted = insertMessage(connection, message, keys, isVoid, ageMs);
    if (!inserted || *inserted) return inserted;
    auto former = connection.prepare("DELETE FROM message WHERE room=?1 AND id=?2 AND void=2");
    if (!former) return passOn(former);
    if (const auto done = former->bind(keys.room, message.id).run(); !done) return passOn(done);
    if (connection.changed() > 0) return insertSomewhere(connection, message, keys, isVoid, ageMs);
    auto same = connection.prepare("SELECT 1 FROM message WHERE room=?1 AND id=?2");
    if (!same) return passOn(same);
    const auto isHere = same->bind(keys.room, message.id).first([](Statement&) { return true; });
    if (!isHere) return passOn(isHere);
    if (*isHere) return false;
    const auto row = freeMessageKey(connection, message.key.word);
    if (!row) return passOn(row);
    keys.row = *row;
    return insertMessage(connection, message, keys, isVoid, ageMs);
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

/// A message that is in the timeline, with the keys of its row.
struct Shown {
    room::MessageRecord message;
    int64_t row = 0;
    int64_t room = 0;
    int64_t person = 0;
};

Shown shownOf(Statement& row) {
    return {recordOf(row), row.number(0), row.number(afterMessageColumns), row.number(afterMessageColumns + 1)};
}

/// A tombstone has no entry.
Done unindex(Connection& connection, const Shown& shown) {
    if (shown.message.gone != room::Gone::Here) return {};
    return SearchIndex(connection).remove(entryOf(shown.message, shown.row, shown.room, shown.person));
}

Result<std::optional<Shown>> findShown(Connection& connection, const RoomId& room, const MessageId& id) {
    auto select = connection.prepare(IEUM_MESSAGE_COLUMNS ", m.room, m.person" IEUM_MESSAGE_JOINS
                                                          " WHERE m.room=(SELECT key FROM room WHERE id=?1)"
                                                          " AND m.id=?2 AND m.void=0");
    if (!select) return passOn(select);
    auto found = select->bind(room, id).first(shownOf);
    if (!found || !*found) return found;
    if (const auto added = addFiles(connection, (*found)->message); !added) return passOn(added);
    return found;
}

/// Nothing of what was said stays; the search entry is the caller's.
Done wipe(Connection& connection, const Shown& shown) {
    connection.memory().isErased = true;
    std::optional<Bytes> origin;
    if (shown.message.origin) {
        room::Origin kept = *shown.message.origin; // whose message it was stands on the tombstone
        kept.attachments.clear();
        kept.reactions.clear();
        kept.votes.clear();
        origin = packOrigin(kept);
    }
    auto update = connection.prepare("UPDATE message SET text='', original=NULL, extra=NULL, origin=?2 WHERE key=?1");
    if (!update) return passOn(update);
    if (const auto done = update->bind(shown.row, origin).run(); !done) return done;
    if (const auto removed = detachFiles(connection, shown.message.room, shown.message.id); !removed) return removed;
    return ChangeStore(connection).removeEdits(shown.message.room, shown.message.id);
}

Done mark(Connection& connection, const Shown& shown, const room::MessageState& state) {
    std::optional<int64_t> goneBy;
    if (!state.goneBy.isZero()) {
        const auto key = identityKey(connection, state.goneBy.view());
        if (!key) return passOn(key);
        goneBy = *key;
    }
    auto update = connection.prepare("UPDATE message SET gone=?2, gone_by=?3, edited_ms=?4 WHERE key=?1");
    if (!update) return passOn(update);
    return update->bind(shown.row, state.gone, goneBy, state.editedMs).run();
}

/// The text of an edit beside the first one, or the first one back.
Done reword(Connection& connection, Shown& shown, const room::MessageState& state) {
    room::MessageRecord& message = shown.message;
    std::optional<std::string> original;
    if (state.editedMs != 0) original = message.original ? *message.original : message.text;
    message.text = state.text;
    auto update = connection.prepare("UPDATE message SET text=?2, original=?3 WHERE key=?1");
    if (!update) return passOn(update);
    return update->bind(shown.row, message.text, original).run();
}

} // namespace

Result<bool> TimelineStore::saveMessage(const room::MessageRecord& message) {
    const auto isVoid = isCut(*m_connection, message.key.feed, message.key.seq);
    if (!isVoid) return passOn(isVoid);
    auto keys = keysOf(*m_connection, message);
    if (!keys) return passOn(keys);
    const auto isNew = insertSomewhere(*m_connection, message, *keys, *isVoid, m_ageMs);
    if (!isNew) return passOn(isNew);
    if (!*isNew || *isVoid) return isNew;
    if (const auto saved = saveAttachments(*m_connection, message); !saved) return passOn(saved);
    const auto added = SearchIndex(*m_connection).add(entryOf(message, keys->row, keys->room, keys->person));
    if (!added) return passOn(added);
    return true;
}

Done TimelineStore::voidBeyond(const FeedId& feed, uint64_t seq) {
    m_connection->memory().keys.forgetCut(feed);
    auto cut = m_connection->prepare("INSERT INTO cut VALUES(?1, ?2) ON CONFLICT(feed)"
                                     " DO UPDATE SET seq=excluded.seq");
    if (!cut) return passOn(cut);
    if (const auto saved = cut->bind(feed, seq).run(); !saved) return saved;
    // What is void no longer was taken out of the search and its files: the room saves it again, where it stood.
    auto lifted = m_connection->prepare("UPDATE message SET void=2, text='', original=NULL, extra=NULL, origin=NULL"
                                        " WHERE feed=(SELECT key FROM feed WHERE id=?1) AND seq<=?2 AND void=1");
    if (!lifted) return passOn(lifted);
    if (const auto done = lifted->bind(feed, seq).run(); !done) return done;
    auto select = m_connection->prepare(IEUM_MESSAGE_COLUMNS ", m.room, m.person" IEUM_MESSAGE_JOINS
                                                             " WHERE f.id=?1 AND m.seq>?2 AND m.void=0");
    if (!select) return passOn(select);
    auto messages = select->bind(feed, seq).all(shownOf);
    if (!messages) return passOn(messages);
    for (Shown& shown : *messages) {
        if (const auto added = addFiles(*m_connection, shown.message); !added) return added;
        if (const auto removed = unindex(*m_connection, shown); !removed) return removed;
        auto update = m_connection->prepare("UPDATE message SET void=1 WHERE key=?1");
        if (!update) return passOn(update);
        if (const auto done = update->bind(shown.row).run(); !done) return done;
    }
    return {};
}

Result<std::optional<room::MessageRecord>> TimelineStore::message(const RoomId& room, const MessageId& id) {
    auto found = findShown(*m_connection, room, id);
    if (!found) return passOn(found);
    if (!*found) return std::optional<room::MessageRecord>();
    return std::optional(std::move((*found)->message));
}

Done TimelineStore::showAs(const room::MessageRecord& message, const room::MessageState& state) {
    auto shown = findShown(*m_connection, message.room, message.id);
    if (!shown) return passOn(shown);
    if (!*shown) return {};
    if (const auto removed = unindex(*m_connection, **shown); !removed) return removed;
    if (const auto marked = mark(*m_connection, **shown, state); !marked) return marked;
    switch (state.gone) {
    case room::Gone::Hidden:
        return ThumbnailStore(*m_connection).forgetOf(message.room, message.id);
    case room::Gone::Deleted:
    case room::Gone::Expired:
        return wipe(*m_connection, **shown);
    case room::Gone::Here:
        break;
    }
    if (const auto reworded = reword(*m_connection, **shown, state); !reworded) return reworded;
    return SearchIndex(*m_connection).add(entryOf((*shown)->message, (*shown)->row, (*shown)->room, (*shown)->person));
}

Done TimelineStore::removeMessage(const RoomId& room, const MessageId& id) {
    const auto shown = findShown(*m_connection, room, id);
    if (!shown) return passOn(shown);
    if (!*shown) return {};
    if (const auto removed = unindex(*m_connection, **shown); !removed) return removed;
    if (const auto removed = detachFiles(*m_connection, room, id); !removed) return removed;
    m_connection->memory().isErased = true;
    auto remove = m_connection->prepare("DELETE FROM message WHERE key=?1");
    if (!remove) return passOn(remove);
    return remove->bind((*shown)->row).run();
}

Done forgetBeyond(Connection& connection, const FeedId& feed, uint64_t seq) {
    auto select = connection.prepare("SELECT seq FROM cut WHERE feed=?1");
    if (!select) return passOn(select);
    const auto before = select->bind(feed).first([](Statement& row) { return row.unsignedNumber(0); });
    if (!before) return passOn(before);
    if (const auto cut = TimelineStore(connection).voidBeyond(feed, seq); !cut) return cut;
    for (const char* sql : {"DELETE FROM message WHERE feed=(SELECT key FROM feed WHERE id=?1) AND seq>?2",
                            "DELETE FROM change WHERE feed=(SELECT key FROM feed WHERE id=?1) AND seq>?2",
                            "DELETE FROM unopened WHERE feed=(SELECT key FROM feed WHERE id=?1) AND seq>?2"}) {
        auto statement = connection.prepare(sql);
        if (!statement) return passOn(statement);
        if (const auto done = statement->bind(feed, seq).run(); !done) return done;
    }
    // Where membership ends the feed is another matter, and stays as it was.
    auto restore = connection.prepare(*before ? "UPDATE cut SET seq=?2 WHERE feed=?1"
                                              : "DELETE FROM cut WHERE feed=?1 AND seq=?2");
    if (!restore) return passOn(restore);
    connection.memory().keys.forgetCut(feed);
    return restore->bind(feed, before->value_or(seq)).run();
}

} // namespace ieum::store
