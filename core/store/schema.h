// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The tables and their history. docs/formats/profile.md explains every one of them.
#pragma once

#include "base/random.h"
#include "store/connection.h"

#include <span>

namespace ieum::store {

/// Stands in the file (PRAGMA application_id), so that nobody takes another program's database for ours: "Ieum".
constexpr int32_t applicationId = 0x4965756D;
constexpr int32_t schemaVersion = 3;

/// Makes the tables of a new database, or brings an older one up to date, each step in one transaction, after a copy
/// named `<path>.before-v<N>`. `random` makes the instance id of a new database.
/// Errors: Foreign, TooNew (number: version), TooOld, and those of the connection.
Done migrate(Connection& connection, Random& random);
struct MigrationStep {
    int32_t toVersion;
    const char* sql;
};
/// The machinery of `migrate` with other steps: version 1 is always what schema.cpp says.
Done migrateWith(Connection& connection, Random& random, std::span<const MigrationStep> steps);
/// For readers: is this ours and of our version? Changes nothing.
Done checkSchema(Connection& connection);

} // namespace ieum::store
