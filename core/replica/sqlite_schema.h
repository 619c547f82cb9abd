// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The tables of a depot (docs/replica.md, "On disk").
#pragma once

#include "base/ids.h"
#include "base/random.h"
#include "store/connection.h"

namespace ieum::replica {

/// "IeuD", so that nobody takes a profile's database for a depot or the other way round.
constexpr int64_t depotApplicationId = 0x49657544;
constexpr int64_t depotSchemaVersion = 2;

/// Makes the tables of an empty database in one transaction, adds what an older version had not, checks the rest; then
/// tells the instance. Errors: StoreError::Foreign, TooNew (number: version), and those of the connection.
Result<InstanceId> openDepotTables(store::Connection& connection, Random& random);

} // namespace ieum::replica
