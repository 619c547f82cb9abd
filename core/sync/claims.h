// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which session is fetching what, so that several paths used at once do not fetch the same bytes twice. A claim lapses
// by itself, so a path that went silent holds nothing up. Owned by whoever owns the sessions; one thread.
#pragma once

#include "base/ids.h"
#include "base/time.h"

#include <unordered_map>

namespace ieum::sync {

class Claims {
  public:
    using Owner = const void*;
    static constexpr int64_t lapseMs = 5000;

    /// True when `owner` may fetch this feed now (nobody else holds it, or that claim has lapsed); it is his then.
    bool take(const FeedId& feed, Owner owner, SteadyMs now);
    /// Still coming: the claim begins anew.
    void renew(const FeedId& feed, Owner owner, SteadyMs now);
    void release(const FeedId& feed, Owner owner);
    void releaseAll(Owner owner);

  private:
    struct Claim {
        Owner owner = nullptr;
        SteadyMs until;
    };
    std::unordered_map<FeedId, Claim> m_claims;
};

} // namespace ieum::sync
