// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/claims.h"

namespace ieum::sync {

bool Claims::take(const FeedId& feed, Owner owner, SteadyMs now) {
    Claim& claim = m_claims[feed];
    if (claim.owner != nullptr && claim.owner != owner && now < claim.until) return false;
    claim = {owner, now.after(lapseMs)};
    return true;
}

void Claims::renew(const FeedId& feed, Owner owner, SteadyMs now) {
    const auto found = m_claims.find(feed);
    if (found != m_claims.end() && found->second.owner == owner) found->second.until = now.after(lapseMs);
}

void Claims::release(const FeedId& feed, Owner owner) {
    const auto found = m_claims.find(feed);
    if (found != m_claims.end() && found->second.owner == owner) m_claims.erase(found);
}

void Claims::releaseAll(Owner owner) {
    std::erase_if(m_claims, [owner](const auto& entry) { return entry.second.owner == owner; });
}

} // namespace ieum::sync
