// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What version 2 adds to the tables of version 1. Until it is released this one step grows; after that it is never
// changed. docs/formats/profile.md says in prose what the columns hold.
#pragma once

namespace ieum::store {

inline constexpr const char* version2 =
    // The most that a peer ever said it had, and when it was found to have less.
    "ALTER TABLE peer_head ADD COLUMN high INTEGER NOT NULL DEFAULT -9223372036854775808;"
    "UPDATE peer_head SET high=seq;"
    "ALTER TABLE peer ADD COLUMN went_back_ms INTEGER NOT NULL DEFAULT 0;"
    // The newest part of a feed, when there is a gap below it: from where, after which event, up to where.
    "ALTER TABLE feed ADD COLUMN tip_from INTEGER;"
    "ALTER TABLE feed ADD COLUMN tip_after BLOB;"
    "ALTER TABLE feed ADD COLUMN tip_seq INTEGER;"
    "ALTER TABLE feed ADD COLUMN tip_id BLOB;"
    "ALTER TABLE feed ADD COLUMN tip_hlc INTEGER;"
    // From where on a feed is kept, besides its first event; the same by its author's word;
    // events below that never came; up to where rows are deleted.
    "ALTER TABLE feed ADD COLUMN floor INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE feed ADD COLUMN kept_from INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE feed ADD COLUMN missed INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE feed ADD COLUMN swept INTEGER NOT NULL DEFAULT 0;"
    "CREATE INDEX feed_sweep ON feed(key) WHERE floor>swept;"
    // At this age of the profile the feed was here up to seq.
    "CREATE TABLE aged(feed INTEGER NOT NULL REFERENCES feed, age_ms INTEGER NOT NULL, seq INTEGER NOT NULL,"
    " PRIMARY KEY(feed, age_ms)) WITHOUT ROWID;"
    // From where on a peer has a feed, besides its first event; 0: everything.
    "ALTER TABLE peer_head ADD COLUMN floor INTEGER NOT NULL DEFAULT 0;"
    "DROP TABLE peer_cursor;"
    "CREATE TABLE peer_cursor(instance BLOB NOT NULL, rooms BLOB NOT NULL, cursor INTEGER NOT NULL,"
    " run INTEGER NOT NULL, compared_ms INTEGER NOT NULL, PRIMARY KEY(instance, rooms)) WITHOUT ROWID;"
    // The proof that ends a feed, and the seq that it does not reach any more; the feed itself need not be here.
    "CREATE TABLE fork(feed BLOB PRIMARY KEY, seq INTEGER NOT NULL, proof BLOB NOT NULL) WITHOUT ROWID;"
    // Keys of this device to which others seal epochs for a while, in the order in which they were made.
    "CREATE TABLE prekey(key INTEGER PRIMARY KEY, room INTEGER NOT NULL REFERENCES room, secret BLOB NOT NULL,"
    " made_ms INTEGER NOT NULL, age_ms INTEGER NOT NULL);"
    "CREATE INDEX prekey_room ON prekey(room);"
    // How old the profile was when it was seen that others follow the epoch.
    "ALTER TABLE epoch ADD COLUMN past_ms INTEGER;"
    // What its commit said, which may end with a forked feed; devices: the first four bytes of each one's id.
    "ALTER TABLE epoch ADD COLUMN generation INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE epoch ADD COLUMN devices BLOB NOT NULL DEFAULT x'';"
    // The slices of all devices for one epoch, as long as the room is here.
    "CREATE TABLE slice_table(room INTEGER NOT NULL REFERENCES room, id BLOB NOT NULL, bytes BLOB NOT NULL,"
    " PRIMARY KEY(room, id));"
    // Messages that are edited, deleted, reacted to, voted on, pinned. gone: 1 by the author, 2 hidden by an owner or
    // admin, 3 expired.
    "ALTER TABLE message ADD COLUMN extra BLOB;"
    "ALTER TABLE message ADD COLUMN notice INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE message ADD COLUMN expires_ms INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE message ADD COLUMN original TEXT;"
    "ALTER TABLE message ADD COLUMN edited_ms INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE message ADD COLUMN gone INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE message ADD COLUMN gone_by INTEGER REFERENCES identity;"
    // How old the profile was when it was first seen here; the index is of those that end by themselves.
    "ALTER TABLE message ADD COLUMN seen_ms INTEGER NOT NULL DEFAULT 0;"
    "CREATE INDEX message_due ON message(seen_ms+expires_ms) WHERE expires_ms>0 AND gone IN (0, 2) AND void=0;"
    "DROP INDEX message_time;"
    "CREATE INDEX message_time ON message(room, word, tie, seq, own, gone) WHERE void = 0;"
    // kind: the field of ContentBody. word: the HLC of its event, flipped as in message.
    "CREATE TABLE change(room INTEGER NOT NULL REFERENCES room, target BLOB NOT NULL, kind INTEGER NOT NULL,"
    " person INTEGER NOT NULL REFERENCES identity, slot TEXT NOT NULL, device INTEGER NOT NULL REFERENCES identity,"
    " feed INTEGER NOT NULL REFERENCES feed, seq INTEGER NOT NULL, word INTEGER NOT NULL, time_ms INTEGER NOT NULL,"
    " text TEXT NOT NULL, extra BLOB, removes INTEGER NOT NULL,"
    " PRIMARY KEY(room, target, kind, person, slot)) WITHOUT ROWID;"
    "CREATE INDEX change_feed ON change(feed, seq);"
    "CREATE INDEX change_deletion ON change(room) WHERE kind = 4;"
    // Events that a message at this place refers to and that cannot be read yet; word is flipped as in message.
    "CREATE TABLE awaited(room INTEGER NOT NULL REFERENCES room, feed BLOB NOT NULL, seq INTEGER NOT NULL,"
    " by_feed BLOB NOT NULL, by_seq INTEGER NOT NULL, word INTEGER NOT NULL,"
    " PRIMARY KEY(room, feed, seq, by_feed)) WITHOUT ROWID;"
    // why: RoomLog::Shut.
    "ALTER TABLE unopened ADD COLUMN why INTEGER NOT NULL DEFAULT 0;"
    // Segments of the index are merged by the sixteen, so that an entry is moved once or twice in its life; what one
    // transaction brings is gathered in memory up to 8 MiB and becomes one segment.
    "INSERT INTO search(search, rank) VALUES('automerge', 16);"
    "INSERT INTO search(search, rank) VALUES('crisismerge', 64);"
    "INSERT INTO search(search, rank) VALUES('hashsize', 8388608);"
    // kind: the field of ContentBody; 2 is a message.
    "ALTER TABLE outbox ADD COLUMN kind INTEGER NOT NULL DEFAULT 2;";

} // namespace ieum::store
