// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What people let others drop of what they wrote: from which seq on each of their content feeds has to be kept. The
// word of a feed's own author is all that counts, so that what is missing on some replica is not taken for what was
// dropped on purpose. It is known from control feeds, which are never dropped and come first, and may be here before
// the feed that it is about. Pure, one thread.
#pragma once

#include "feed/header.h"
#include "room/records.h"
#include "wire/codec.h"

#include <map>

namespace ieum::room {

class Checkpoints {
  public:
    /// Feeds of which it says more than was known.
    std::vector<FeedId> take(const FeedRecord& by, const wire::Checkpoint& said);
    /// 0: all of it is to be kept.
    uint64_t keptFrom(const FeedRecord& feed) const;

  private:
    std::map<std::pair<FeedId, PersonId>, uint64_t> m_said;
};

wire::ControlBody checkpointOf(const std::vector<FeedSeq>& keptFrom);

} // namespace ieum::room
