// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Version 1 of every table, in SQL. docs/formats/profile.md says in prose what they hold. Ids of 32 bytes that occur in
// many rows stand once, in room, feed, identity or file, and everywhere else as their small key.
#pragma once

namespace ieum::store {

inline constexpr const char* tables[] = {
    "CREATE TABLE fact(name TEXT PRIMARY KEY, value NOT NULL) WITHOUT ROWID",
    "CREATE TABLE setting(name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID",
    "CREATE TABLE identity(key INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE)",

    // kind is null until the room's own record came: its feeds and messages may be here before.
    "CREATE TABLE room(key INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, kind INTEGER, secret BLOB, name TEXT,"
    " created_ms INTEGER, removed INTEGER, read_word INTEGER, read_tie INTEGER, read_feed BLOB, read_seq INTEGER)",
    "CREATE TABLE feed(key INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, room INTEGER NOT NULL REFERENCES room,"
    " kind INTEGER NOT NULL, device BLOB, person BLOB, head_seq INTEGER NOT NULL DEFAULT 0, head_id BLOB,"
    " head_hlc INTEGER, change INTEGER NOT NULL DEFAULT 0)",
    "CREATE INDEX feed_room ON feed(room)",
    "CREATE INDEX feed_change ON feed(change)",
    "CREATE TABLE admission(feed BLOB PRIMARY KEY, signature BLOB NOT NULL) WITHOUT ROWID",
    "CREATE TABLE cut(feed BLOB PRIMARY KEY, seq INTEGER NOT NULL) WITHOUT ROWID",
    // place = key of the feed << 40 | seq: the events of a feed lie side by side, and there is no second index.
    "CREATE TABLE event(place INTEGER PRIMARY KEY, header BLOB NOT NULL, body BLOB NOT NULL, signature BLOB)",
    "CREATE TABLE unopened(feed INTEGER NOT NULL REFERENCES feed, seq INTEGER NOT NULL, epoch BLOB NOT NULL,"
    " PRIMARY KEY(feed, seq)) WITHOUT ROWID",
    "CREATE TABLE epoch(room INTEGER NOT NULL REFERENCES room, id BLOB NOT NULL, secret BLOB NOT NULL,"
    " members BLOB NOT NULL, hlc INTEGER NOT NULL, PRIMARY KEY(room, id)) WITHOUT ROWID",
    "CREATE TABLE own_feeds(room INTEGER PRIMARY KEY REFERENCES room, control_seed BLOB NOT NULL,"
    " content_seed BLOB NOT NULL)",

    // key: rowid.h. word is the timeline word with its highest bit flipped, so that it sorts as a signed number;
    // tie are the first eight bytes of the feed's id, likewise.
    "CREATE TABLE message(key INTEGER PRIMARY KEY, room INTEGER NOT NULL REFERENCES room, id BLOB NOT NULL,"
    " feed INTEGER NOT NULL REFERENCES feed, seq INTEGER NOT NULL, word INTEGER NOT NULL, tie INTEGER NOT NULL,"
    " person INTEGER NOT NULL REFERENCES identity, device INTEGER NOT NULL REFERENCES identity,"
    " time_ms INTEGER NOT NULL, text TEXT NOT NULL, reply BLOB, origin BLOB, late INTEGER NOT NULL,"
    " own INTEGER NOT NULL, void INTEGER NOT NULL)",
    "CREATE UNIQUE INDEX message_id ON message(room, id)",
    "CREATE INDEX message_time ON message(room, word, tie, seq, own) WHERE void = 0",
    "CREATE INDEX message_feed ON message(feed, seq)",
    // Contents are in message already. Options: search_index.cpp.
    "CREATE VIRTUAL TABLE search USING fts5(text, files, author, tags, content='', tokenize='ascii', prefix='1 3',"
    " columnsize=0)",
    "INSERT INTO search(search, rank) VALUES('secure-delete', 1)",

    "CREATE TABLE file(key INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, state INTEGER NOT NULL,"
    " size_bytes INTEGER, chunk_bytes INTEGER, completed INTEGER NOT NULL DEFAULT 0)",
    "CREATE INDEX file_state ON file(state, completed)",
    "CREATE TABLE attachment(room INTEGER NOT NULL REFERENCES room, message BLOB NOT NULL, position INTEGER NOT NULL,"
    " file INTEGER NOT NULL REFERENCES file, name TEXT NOT NULL, size_bytes INTEGER NOT NULL, key BLOB NOT NULL,"
    " author BLOB NOT NULL, time_ms INTEGER NOT NULL, PRIMARY KEY(room, message, position)) WITHOUT ROWID",
    "CREATE INDEX attachment_file ON attachment(file)",
    "CREATE INDEX attachment_time ON attachment(room, time_ms)",
    "CREATE TABLE chunk(file INTEGER NOT NULL REFERENCES file, position INTEGER NOT NULL, id BLOB NOT NULL,"
    " have INTEGER NOT NULL, PRIMARY KEY(file, position)) WITHOUT ROWID",
    "CREATE INDEX chunk_id ON chunk(id)",

    "CREATE TABLE outbox(key INTEGER PRIMARY KEY AUTOINCREMENT, id BLOB NOT NULL UNIQUE, room INTEGER NOT NULL"
    " REFERENCES room, body BLOB NOT NULL, written_ms INTEGER NOT NULL, text TEXT NOT NULL, files BLOB NOT NULL)",
    "CREATE INDEX outbox_room ON outbox(room, key)",

    "CREATE TABLE receipt(room INTEGER NOT NULL REFERENCES room, feed BLOB NOT NULL, counter INTEGER NOT NULL,"
    " sealed BLOB NOT NULL, signature BLOB NOT NULL, change INTEGER NOT NULL, PRIMARY KEY(room, feed)) WITHOUT ROWID",
    // what: 1 has, 2 has read.
    "CREATE TABLE stated(room INTEGER NOT NULL REFERENCES room, what INTEGER NOT NULL, device BLOB NOT NULL,"
    " feed BLOB NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY(room, what, device, feed)) WITHOUT ROWID",
    "CREATE TABLE holding(file BLOB NOT NULL, device BLOB NOT NULL, room INTEGER NOT NULL REFERENCES room,"
    " PRIMARY KEY(file, device, room)) WITHOUT ROWID",
    "CREATE INDEX holding_device ON holding(room, device)",

    "CREATE TABLE replica(key BLOB PRIMARY KEY, address TEXT NOT NULL, token BLOB NOT NULL, pseudonym BLOB NOT NULL,"
    " position INTEGER NOT NULL, used_bytes INTEGER NOT NULL, quota_bytes INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TABLE peer_cursor(instance BLOB NOT NULL, rooms BLOB NOT NULL, cursor INTEGER NOT NULL,"
    " PRIMARY KEY(instance, rooms)) WITHOUT ROWID",
    "CREATE TABLE peer(key INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, instance BLOB NOT NULL)",
    "CREATE TABLE peer_head(feed BLOB NOT NULL, peer INTEGER NOT NULL REFERENCES peer, seq INTEGER NOT NULL,"
    " PRIMARY KEY(feed, peer)) WITHOUT ROWID",
    "CREATE INDEX peer_head_peer ON peer_head(peer)",
    "CREATE TABLE address(device BLOB NOT NULL, address TEXT NOT NULL, seen_ms INTEGER NOT NULL,"
    " PRIMARY KEY(device, address)) WITHOUT ROWID",
    "CREATE TABLE seen(id BLOB PRIMARY KEY, seen_ms INTEGER NOT NULL) WITHOUT ROWID",
};

} // namespace ieum::store
