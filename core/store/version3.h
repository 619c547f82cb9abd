// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What version 3 adds to the tables of version 2: the list of all files, who has them, what waits for the index of
// messages, and who people of imported chats are.
// Until it is released this one step grows; after that it is never changed. docs/formats/profile.md says in prose what
// the columns hold.
#pragma once

namespace ieum::store {

inline constexpr const char* version3 =
    // What came lately and goes into the index when there is time; row: of the message. search_index.h.
    "CREATE TABLE unindexed(row INTEGER PRIMARY KEY, text TEXT NOT NULL, files TEXT NOT NULL, author TEXT NOT NULL,"
    " tags TEXT NOT NULL);"
    // Its place in the list of all files: newer ones have higher ones. Null until file_index.cpp has entered it.
    "ALTER TABLE attachment ADD COLUMN place INTEGER;"
    "CREATE UNIQUE INDEX attachment_place ON attachment(place) WHERE place IS NOT NULL;"
    "CREATE INDEX attachment_unlisted ON attachment(time_ms) WHERE place IS NULL;"
    // Wanted on this disk, whatever else is decided about it.
    "ALTER TABLE file ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;"
    // rowid is the place. It holds its contents, so that a removed row takes the words that were put in, whatever the
    // words of its name would be by then.
    "CREATE VIRTUAL TABLE file_search USING fts5(name, initials, author, tags, tokenize='ascii', prefix='1 3',"
    " columnsize=0);"
    "INSERT INTO file_search(file_search, rank) VALUES('secure-delete', 1);"
    // Small pictures of files, and of which files there is none (empty). used: the day. thumbnail_store.h.
    "CREATE TABLE thumbnail(file INTEGER PRIMARY KEY REFERENCES file, used INTEGER NOT NULL, jpeg BLOB NOT NULL);"
    // Who has what: when a device was heard last in a room, the runs of chunks of files that it has in part (u16 each),
    // and what replicas say to have, and how long; all by the profile's age.
    "CREATE TABLE heard(room INTEGER NOT NULL REFERENCES room, device BLOB NOT NULL, age_ms INTEGER NOT NULL,"
    " PRIMARY KEY(room, device)) WITHOUT ROWID;"
    "INSERT INTO heard SELECT DISTINCT room, device, 0 FROM holding;"
    "CREATE TABLE part_held(file BLOB NOT NULL, device BLOB NOT NULL, room INTEGER NOT NULL REFERENCES room,"
    " runs BLOB NOT NULL, PRIMARY KEY(file, device, room)) WITHOUT ROWID;"
    "CREATE INDEX part_held_device ON part_held(room, device);"
    "CREATE TABLE shelved(file BLOB NOT NULL, replica BLOB NOT NULL, age_ms INTEGER NOT NULL, until_ms INTEGER,"
    " PRIMARY KEY(file, replica)) WITHOUT ROWID;"
    // Rooms whose files are not what our newest receipt says (file_turns.h).
    "CREATE TABLE restate(room INTEGER PRIMARY KEY REFERENCES room);"
    // What is kept here (keep_store.h). used_ms: how old the profile was when the file was used last. wish: why it is,
    // or is not, fetched: 0 nobody said, 1 a rule, 2 somebody here, 3 it made room for others.
    "ALTER TABLE file ADD COLUMN used_ms INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE file ADD COLUMN wish INTEGER NOT NULL DEFAULT 0;"
    "CREATE INDEX file_used ON file(used_ms, completed) WHERE state=2 AND pinned=0;"
    // room: empty, all rooms; kind, bytes_max: -1, all.
    "CREATE TABLE keep_rule(room BLOB NOT NULL, kind INTEGER NOT NULL, bytes_max INTEGER NOT NULL,"
    " keep INTEGER NOT NULL, metered INTEGER NOT NULL, PRIMARY KEY(room, kind, bytes_max)) WITHOUT ROWID;"
    // Who a name in an imported chat is, as somebody here said (tie_store.h).
    "CREATE TABLE tie(room INTEGER NOT NULL REFERENCES room, messenger TEXT NOT NULL, name TEXT NOT NULL,"
    " person INTEGER NOT NULL REFERENCES identity, PRIMARY KEY(room, messenger, name)) WITHOUT ROWID;"
    "CREATE INDEX tie_person ON tie(person);"
    // Chunks of files that made room and whose bytes may still lie on the disk.
    "CREATE TABLE dropped(chunk BLOB PRIMARY KEY) WITHOUT ROWID;"
    // Messages for a later time (later_store.h): as in outbox, and when, by the wall clock; held: it was time, and it
    // may not be said there. And those that went late.
    "CREATE TABLE later(id BLOB PRIMARY KEY, room INTEGER NOT NULL REFERENCES room, body BLOB NOT NULL,"
    " written_ms INTEGER NOT NULL, text TEXT NOT NULL, files BLOB NOT NULL, due_ms INTEGER NOT NULL,"
    " held INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;"
    "CREATE INDEX later_due ON later(held, due_ms);"
    "CREATE TABLE sent_late(message BLOB PRIMARY KEY, due_ms INTEGER NOT NULL, sent_ms INTEGER NOT NULL)"
    " WITHOUT ROWID;";

} // namespace ieum::store
