// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/branch_hunt.h"

#include "node/limits.h"

namespace ieum::node {

std::optional<sync::AskBranch> BranchHunt::begin(Conversation& with, const RoomId& room, const FeedId& feed,
                                                 uint64_t seq) {
    const auto ours = m_world.stores.feeds.floor(feed);
    const auto his = with.floors.find(feed);
    const uint64_t floor = std::max(ours.value_or(0), his == with.floors.end() ? 0 : his->second);
    if (seq == 0 || (seq > 1 && seq < floor)) return std::nullopt; // nobody can show what was dropped
    if (seq == UINT64_MAX || with.hunts.size() >= huntsMax) return std::nullopt;
    if (!with.hunts.try_emplace(feed, feed::ForkSearch(seq, floor)).second) return std::nullopt;
    return sync::AskBranch{room, feed, seq};
}

Result<BranchHunt::Step> BranchHunt::told(Conversation& with, const sync::BranchTold& told) {
    const auto hunt = with.hunts.find(told.feed);
    if (hunt == with.hunts.end()) return Step{};
    const auto ours = load({told.room, told.feed, hunt->second.wanted()});
    if (!ours) return passOn(ours);
    if (!told.chain || !ours->chain) {
        // One of the two has nothing there any more: a fork that he knows and we do not ended his feed, or he has put a
        // backup back, or let the beginning go. None of it is a lie that could be told from the truth; whoever lies
        // here only keeps a fork to himself.
        with.hunts.erase(hunt);
        return Step{};
    }
    auto found = hunt->second.take(told.feed, *told.chain, *ours->chain);
    if (found && !*found && hunt->second.isBelowFloor()) {
        with.hunts.erase(hunt);
        return Step{};
    }
    if (found && !*found) return Step{sync::AskBranch{told.room, told.feed, hunt->second.wanted()}, std::nullopt};
    with.hunts.erase(hunt);
    if (!found) return passOn(found);
    return Step{std::nullopt, std::move(*found)};
}

Result<sync::BranchLoaded> BranchHunt::load(const sync::LoadBranch& wanted) {
    const auto range = m_world.stores.feeds.read(wanted.feed, wanted.seq, UINT64_MAX, 1);
    if (!range) return passOn(range);
    auto chain = range->firstSeq() == wanted.seq ? feed::chainOf(*range) : std::nullopt;
    return sync::BranchLoaded{wanted.room, wanted.feed, std::move(chain)};
}

} // namespace ieum::node
