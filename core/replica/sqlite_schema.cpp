// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "replica/sqlite_schema.h"

namespace ieum::replica {

namespace {

/// An event's place is its feed's number and its seq in one row number (limits.h, seqBits): the table is then itself
/// sorted the way ranges are read, and needs no index.
constexpr const char* tables = R"(
CREATE TABLE depot (only INTEGER PRIMARY KEY CHECK (only = 1), instance BLOB NOT NULL, change INTEGER NOT NULL);
CREATE TABLE rooms (
    number INTEGER PRIMARY KEY, tag BLOB NOT NULL UNIQUE, depot_key BLOB NOT NULL,
    bytes INTEGER NOT NULL DEFAULT 0, feeds INTEGER NOT NULL DEFAULT 0,
    day INTEGER NOT NULL DEFAULT 0, events_that_day INTEGER NOT NULL DEFAULT 0);
CREATE TABLE feeds (
    number INTEGER PRIMARY KEY, room INTEGER NOT NULL REFERENCES rooms, feed BLOB NOT NULL, kind INTEGER NOT NULL,
    admission BLOB NOT NULL, seq INTEGER NOT NULL, head BLOB NOT NULL, hlc INTEGER NOT NULL, change INTEGER NOT NULL,
    UNIQUE (room, feed));
CREATE TABLE events (
    place INTEGER PRIMARY KEY, flags INTEGER NOT NULL, hlc INTEGER NOT NULL, epoch BLOB, id BLOB NOT NULL,
    body BLOB NOT NULL, signature BLOB);
CREATE TABLE receipts (
    room INTEGER NOT NULL REFERENCES rooms, feed BLOB NOT NULL, counter INTEGER NOT NULL, sealed BLOB NOT NULL,
    signature BLOB NOT NULL, change INTEGER NOT NULL, PRIMARY KEY (room, feed)) WITHOUT ROWID;
CREATE TABLE chunks (
    room INTEGER NOT NULL REFERENCES rooms, chunk BLOB NOT NULL, bytes INTEGER NOT NULL, kept_since INTEGER NOT NULL,
    PRIMARY KEY (room, chunk)) WITHOUT ROWID;
CREATE INDEX chunks_by_age ON chunks (kept_since);
CREATE INDEX chunks_by_id ON chunks (chunk);
PRAGMA application_id = 1231385924;
PRAGMA user_version = 1;
)";
/// What version 2 adds: events of content feeds that are not here, and since when the others are.
constexpr const char* tables2 = R"(
CREATE TABLE gaps (
    feed INTEGER NOT NULL REFERENCES feeds, first INTEGER NOT NULL, last INTEGER NOT NULL, before BLOB NOT NULL,
    wanted INTEGER NOT NULL, PRIMARY KEY (feed, first)) WITHOUT ROWID;
CREATE TABLE stored (
    feed INTEGER NOT NULL REFERENCES feeds, day INTEGER NOT NULL, seq INTEGER NOT NULL,
    PRIMARY KEY (feed, day)) WITHOUT ROWID;
PRAGMA user_version = 2;
)";
static_assert(depotApplicationId == 1231385924 && depotSchemaVersion == 2, "the scripts above say so too");

Result<int64_t> numberOf(store::Connection& connection, const char* sql) {
    auto query = connection.prepare(sql);
    if (!query) return passOn(query);
    const auto row = query->step();
    if (!row) return passOn(row);
    return *row ? query->number(0) : 0;
}

Done makeTables(store::Connection& connection, Random& random) {
    auto transaction = store::Transaction::begin(connection);
    if (!transaction) return passOn(transaction);
    if (const auto made = connection.execute(tables); !made) return made;
    {
        auto insert = connection.prepare("INSERT INTO depot (only, instance, change) VALUES (1, ?1, 0)");
        if (!insert) return passOn(insert);
        if (const auto done = insert->bind(random.make<InstanceId>()).run(); !done) return done;
    }
    return transaction->commit();
}

Done addTables2(store::Connection& connection) {
    auto transaction = store::Transaction::begin(connection);
    if (!transaction) return passOn(transaction);
    if (const auto made = connection.execute(tables2); !made) return made;
    return transaction->commit();
}

} // namespace

Result<InstanceId> openDepotTables(store::Connection& connection, Random& random) {
    const auto objects = numberOf(connection, "SELECT count(*) FROM sqlite_master");
    const auto application = numberOf(connection, "PRAGMA application_id");
    const auto version = numberOf(connection, "PRAGMA user_version");
    if (!objects) return passOn(objects);
    if (!application) return passOn(application);
    if (!version) return passOn(version);
    if (*objects == 0 && *application == 0) {
        if (const auto made = makeTables(connection, random); !made) return passOn(made);
    } else if (*application != depotApplicationId) {
        return fail(Cause::Input, StoreError::Foreign);
    } else if (*version > depotSchemaVersion) {
        return fail(Cause::Input, StoreError::TooNew, *version);
    }
    if (*version < depotSchemaVersion) {
        if (const auto added = addTables2(connection); !added) return passOn(added);
    }
    auto query = connection.prepare("SELECT instance FROM depot WHERE only = 1");
    if (!query) return passOn(query);
    const auto instance = query->first([](store::Statement& row) { return row.id<InstanceId>(0); });
    if (!instance) return passOn(instance);
    if (!*instance) return fail(Cause::Machine, StoreError::Corrupt);
    return **instance;
}

} // namespace ieum::replica
