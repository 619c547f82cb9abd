// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/schema.h"

#include "base/ids.h"
#include "store/tables.h"
#include "store/version2.h"
#include "store/version3.h"

namespace ieum::store {
namespace {

/// Versions after the first. A step is never changed once it was released.
constexpr MigrationStep releasedSteps[] = {{2, version2}, {3, version3}};

Result<int64_t> numberOf(Connection& connection, std::string_view sql) {
    auto statement = connection.prepare(sql);
    if (!statement) return passOn(statement);
    const auto value = statement->first([](Statement& row) { return row.number(0); });
    if (!value) return passOn(value);
    return value->value_or(0);
}

struct Found {
    int64_t application = 0;
    int64_t version = 0;
    int64_t objects = 0;
};
Result<Found> look(Connection& connection) {
    const auto application = numberOf(connection, "PRAGMA application_id");
    if (!application) return passOn(application);
    const auto version = numberOf(connection, "PRAGMA user_version");
    if (!version) return passOn(version);
    const auto objects = numberOf(connection, "SELECT count(*) FROM sqlite_schema");
    if (!objects) return passOn(objects);
    return Found{*application, *version, *objects};
}

Done setVersion(Connection& connection, int32_t version) {
    return connection.execute(("PRAGMA user_version=" + std::to_string(version)).c_str());
}

Done makeFirst(Connection& connection, Random& random) {
    auto transaction = Transaction::begin(connection);
    if (!transaction) return passOn(transaction);
    for (const char* table : tables) {
        if (const auto made = connection.execute(table); !made) return made;
    }
    auto facts = connection.prepare("INSERT INTO fact(name, value) VALUES('instance', ?1), ('change', 0)");
    if (!facts) return passOn(facts);
    if (const auto put = facts->bind(random.make<InstanceId>()).run(); !put) return put;
    const auto marked = connection.execute(("PRAGMA application_id=" + std::to_string(applicationId)).c_str());
    if (!marked) return marked;
    if (const auto versioned = setVersion(connection, 1); !versioned) return versioned;
    return transaction->commit();
}

Done apply(Connection& connection, const MigrationStep& step) {
    auto transaction = Transaction::begin(connection);
    if (!transaction) return passOn(transaction);
    if (const auto done = connection.execute(step.sql); !done) return done;
    if (const auto versioned = setVersion(connection, step.toVersion); !versioned) return versioned;
    return transaction->commit();
}

} // namespace

Done migrateWith(Connection& connection, Random& random, std::span<const MigrationStep> steps) {
    const auto found = look(connection);
    if (!found) return passOn(found);
    const int64_t newest = steps.empty() ? 1 : steps.back().toVersion;
    int64_t version = found->version;
    if (found->objects == 0 && found->application == 0) {
        if (const auto made = makeFirst(connection, random); !made) return made;
        version = 1;
    } else if (found->application != applicationId) {
        return fail(Cause::Input, StoreError::Foreign, found->application);
    } else if (version > newest) {
        return fail(Cause::Input, StoreError::TooNew, version);
    } else if (version < 1) {
        return fail(Cause::Input, StoreError::TooOld, version);
    } else if (version < newest) {
        const auto copied = connection.copyTo(connection.path() + ".before-v" + std::to_string(newest));
        if (!copied) return copied;
    }
    for (const auto& step : steps) {
        if (step.toVersion <= version) continue;
        if (const auto done = apply(connection, step); !done) return done;
    }
    return {};
}

Done migrate(Connection& connection, Random& random) {
    static_assert(schemaVersion == std::end(releasedSteps)[-1].toVersion);
    return migrateWith(connection, random, releasedSteps);
}

Done checkSchema(Connection& connection) {
    const auto found = look(connection);
    if (!found) return passOn(found);
    if (found->application != applicationId) return fail(Cause::Input, StoreError::Foreign, found->application);
    if (found->version > schemaVersion) return fail(Cause::Input, StoreError::TooNew, found->version);
    if (found->version < schemaVersion) return fail(Cause::Input, StoreError::TooOld, found->version);
    return {};
}

} // namespace ieum::store
