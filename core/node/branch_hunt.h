// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// From a range that fits nothing to a proof: asks the other side, an event at a time, where its copy of a feed leaves
// ours. A side that merely passes on a forked feed is not at fault; one whose answers do not hang together is.
#pragma once

#include "node/conversation.h"
#include "node/world.h"

namespace ieum::node {

class BranchHunt {
  public:
    explicit BranchHunt(World& world) : m_world(world) {}

    /// Our copies are thought to differ at `seq`. What to ask; nothing when the hunt is on already.
    std::optional<sync::AskBranch> begin(Conversation& with, const RoomId& room, const FeedId& feed, uint64_t seq);

    struct Step {
        std::optional<sync::AskBranch> ask;
        std::optional<feed::ForkProof> proof;
    };
    /// Errors: Cause::Peer when he contradicts himself, those of the store.
    Result<Step> told(Conversation& with, const sync::BranchTold& told);

    /// The headers of our own copy, for somebody who hunts.
    Result<sync::BranchLoaded> load(const sync::LoadBranch& wanted);

  private:
    World& m_world;
};

} // namespace ieum::node
