// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Requests about what is kept on this computer; requests.h has the others and the list of all.
#pragma once

#include "node/keep_rows.h"

namespace ieum::node {

struct GetKeeping {
    using Answer = KeepingRow;
};
/// Takes the place of a rule for the same room, type and limit; with `remove`, that one goes. Files that are known
/// already are looked at again. Errors: VaultError::BadRule, TooManyRules; NoSuchRoom, NoSuchRule.
struct SetKeepRule {
    using Answer = Nothing;
    KeepRuleRow rule;
    bool remove = false;
};
/// How much may lie here; nothing: any. Errors: BadQuota.
struct SetQuota {
    using Answer = Nothing;
    std::optional<uint64_t> bytes;
};
struct SetMetered {
    using Answer = Nothing;
    Metered metered = Metered::Auto;
};
/// What the system says of the line; nothing: it does not say. Not kept.
struct NoteLine {
    using Answer = Nothing;
    std::optional<bool> metered;
};
/// These files leave this disk; they stay in the list and can be fetched again from whoever has them. All of them or
/// none. Errors: NoSuchFile, NotFetched (it is not whole here), FilePinned; without `lastCopies`: LastCopies.
struct EvictFiles {
    using Answer = EvictedRow;
    std::vector<FileId> files;
    bool lastCopies = false; ///< also what nobody else is known to have: it may be lost
};

} // namespace ieum::node
