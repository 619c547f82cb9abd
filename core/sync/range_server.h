// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Answers the other side's wants out of what we have.
#pragma once

#include "sync/context.h"

namespace ieum::sync {

class RangeServer {
  public:
    explicit RangeServer(Context& context) : m_at(context) {}

    void onWant(const wire::Want& want);
    void loaded(const RangeLoaded& loaded);

  private:
    struct Loading {
        uint64_t tag = 0;
        uint64_t from = 0;
        uint64_t to = 0;
        FeedId feed;
        uint64_t reference = 0; ///< + 1: as we refer to it; 0: he asked by the feed's id
        bool backwards = false; ///< must end at `to`, and may begin at `from` or later
    };
    void onRanges(const wire::Want& want);
    void onBackwards(const wire::Want& want);
    static bool answers(const Loading& loading, const feed::Range& range);
    void want(Loading wanted);
    bool mayGive(const RoomId& room, const FeedId& feed);
    void sendNothing(const Loading& loading);
    void sendAll(const Loading& loading, const feed::Range& range);
    Lane laneOf(const Loading& loading, const feed::Range& range) const;
    static void name(const Loading& loading, wire::RangePart& part);

    Context& m_at;
    std::map<std::pair<RoomId, FeedId>, Loading> m_loading;
};

} // namespace ieum::sync
