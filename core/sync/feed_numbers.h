// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Short names of feeds for one session: whoever announces a feed by its id gives it his next number, and from then on
// both sides may say the number, in two bytes instead of forty. A reference is 2·number, + 1 when it was the other side
// that numbered the feed.
#pragma once

#include "base/ids.h"
#include "feed/header.h"

#include <optional>
#include <vector>

namespace ieum::sync {

struct NumberedFeed {
    uint64_t tag = 0; ///< its room's
    FeedId feed;
    feed::Kind kind = feed::Kind::Content; ///< unknownKind: one that a later version added
};
/// Such a feed keeps its number, or both sides would count differently, and is otherwise overlooked.
constexpr feed::Kind unknownKind{0};

class FeedNumbers {
  public:
    /// The reference by which we speak of it from now on.
    uint64_t addOwn(const NumberedFeed& feed) { return add(m_own, feed) * 2; }
    uint64_t addPeers(const NumberedFeed& feed) { return add(m_peers, feed) * 2 + 1; }
    /// Feeds that the other side has numbered.
    size_t peersCount() const { return m_peers.size(); }
    /// What the other side means by a reference of his. Nothing: he made it up.
    std::optional<NumberedFeed> heard(uint64_t reference) const;
    /// The same feed, as we would refer to it.
    static uint64_t answerTo(uint64_t reference) { return reference ^ 1U; }

  private:
    static uint64_t add(std::vector<NumberedFeed>& to, const NumberedFeed& feed) {
        to.push_back(feed);
        return to.size() - 1;
    }

    std::vector<NumberedFeed> m_own;
    std::vector<NumberedFeed> m_peers;
};

} // namespace ieum::sync
