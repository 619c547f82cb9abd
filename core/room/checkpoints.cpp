// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/checkpoints.h"

#include "room/limits.h"

namespace ieum::room {

std::vector<FeedId> Checkpoints::take(const FeedRecord& by, const wire::Checkpoint& said) {
    std::vector<FeedId> news;
    if (said.kept_from_size() > static_cast<int>(checkpointsMax)) return news;
    for (const wire::Reference& each : said.kept_from()) {
        const auto feed = wire::idOf<FeedId>(each.feed());
        if (!feed) continue;
        uint64_t& known = m_said[{*feed, by.person}];
        if (each.seq() <= known) continue;
        known = each.seq();
        news.push_back(*feed);
    }
    return news;
}

uint64_t Checkpoints::keptFrom(const FeedRecord& feed) const {
    const auto said = m_said.find({feed.feed, feed.person});
    return said == m_said.end() ? 0 : said->second;
}

wire::ControlBody checkpointOf(const std::vector<FeedSeq>& keptFrom) {
    wire::ControlBody body;
    for (const FeedSeq& each : keptFrom) {
        wire::Reference& said = *body.mutable_checkpoint()->add_kept_from();
        said.set_feed(wire::fieldOf(each.feed));
        said.set_seq(each.seq);
    }
    return body;
}

} // namespace ieum::room
