// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The proofs that ended feeds. A proof may be here before its feed is.
#pragma once

#include "feed/fork.h"
#include "store/connection.h"

#include <vector>

namespace ieum::store {

/// Seq which the feed does not reach any more; nothing when no fork of it was proved.
Result<std::optional<uint64_t>> forkSeqOf(Connection& connection, const FeedId& feed);
Result<std::optional<feed::ForkProof>> forkOf(Connection& connection, const FeedId& feed);
Result<std::vector<FeedId>> closedFeeds(Connection& connection);

} // namespace ieum::store
