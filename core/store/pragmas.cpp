// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/pragmas.h"

#include "store/limits.h"

#include <sqlite3.h>
#include <string>
#include <string_view>

namespace ieum::store {
namespace {

struct Setting {
    const char* set;
    const char* read;
    std::string_view wanted;
    bool writerOnly = false;
};

static_assert(checkpointPages == 4096, "the text below says it too");
constexpr Setting settings[] = {
    // sqlite3mc does not encrypt temporary files.
    {"PRAGMA temp_store=MEMORY", "PRAGMA temp_store", "2"},
    // Rollback journals hold checksums of clear text; the write-ahead log is encrypted first.
    {"PRAGMA journal_mode=WAL", "PRAGMA journal_mode", "wal", true},
    {"PRAGMA mc_legacy_wal=0", "PRAGMA mc_legacy_wal", "0"},
    // An acknowledgement is a promise.
    {"PRAGMA synchronous=FULL", "PRAGMA synchronous", "2"},
    {"PRAGMA fullfsync=1", "PRAGMA fullfsync", "1"},
    {"PRAGMA trusted_schema=OFF", "PRAGMA trusted_schema", "0"},
    {"PRAGMA cell_size_check=ON", "PRAGMA cell_size_check", "1"},
    {"PRAGMA secure_delete=ON", "PRAGMA secure_delete", "1"},
    {"PRAGMA foreign_keys=ON", "PRAGMA foreign_keys", "1"},
    // Mapped pages bypass the cipher's checks.
    {"PRAGMA mmap_size=0", "PRAGMA mmap_size", "0"},
    // Freed memory is overwritten; reads back as 1.
    {"PRAGMA memory_security=fill", "PRAGMA memory_security", "1"},
    {"PRAGMA hmac_check=1", "PRAGMA hmac_check", "1"},
    {"PRAGMA wal_autocheckpoint=4096", "PRAGMA wal_autocheckpoint", "4096"},
    // 16 MB instead of 2: the inner pages of every index of a large profile.
    {"PRAGMA cache_size=-16384", "PRAGMA cache_size", "-16384"},
};

struct Flag {
    int option;
    int wanted;
};
constexpr Flag flags[] = {
    {SQLITE_DBCONFIG_DEFENSIVE, 1},
    {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
    {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
    {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
    // A plan does not depend on what is bound; else statements with LIMIT ? are parsed anew for each other number.
    {SQLITE_DBCONFIG_ENABLE_QPSG, 1},
};

struct Limit {
    int which;
    int most;
};
constexpr Limit limits[] = {
    {SQLITE_LIMIT_LENGTH, valueBytesMax}, {SQLITE_LIMIT_SQL_LENGTH, sqlBytesMax},
    {SQLITE_LIMIT_ATTACHED, 0},           {SQLITE_LIMIT_EXPR_DEPTH, expressionDepthMax},
    {SQLITE_LIMIT_WORKER_THREADS, 0},     {SQLITE_LIMIT_TRIGGER_DEPTH, 0},
};

std::string valueOf(sqlite3* database, const char* sql) {
    sqlite3_stmt* statement = nullptr;
    std::string value;
    if (sqlite3_prepare_v2(database, sql, -1, &statement, nullptr) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW && sqlite3_column_text(statement, 0) != nullptr) {
        value = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
    }
    sqlite3_finalize(statement);
    return value;
}

} // namespace

Done applySettings(sqlite3* database, bool readOnly) {
    int64_t place = 0;
    for (const auto& setting : settings) {
        // A setting is judged by what it reads as, so the verdict of setting it is of no interest.
        if (!readOnly || !setting.writerOnly) sqlite3_exec(database, setting.set, nullptr, nullptr, nullptr);
        std::string value = valueOf(database, setting.read);
        // A build whose file system layer cannot map memory at all answers with no row.
        if (value.empty() && std::string_view(setting.read) == "PRAGMA mmap_size") value = "0";
        if (value != setting.wanted) return fail(Cause::Machine, StoreError::PragmaRefused, place);
        ++place;
    }
    place = 100;
    for (const auto& flag : flags) {
        int now = -1;
        if (sqlite3_db_config(database, flag.option, flag.wanted, &now) != SQLITE_OK || now != flag.wanted) {
            return fail(Cause::Machine, StoreError::PragmaRefused, place);
        }
        ++place;
    }
    for (const auto& limit : limits) {
        sqlite3_limit(database, limit.which, limit.most);
        if (sqlite3_limit(database, limit.which, -1) != limit.most) {
            return fail(Cause::Machine, StoreError::PragmaRefused, place);
        }
        ++place;
    }
    return {};
}

} // namespace ieum::store
