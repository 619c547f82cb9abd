// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two copies of a feed that do not fit each other: asks what the other side has at one place, and answers such
// questions. What follows from the answers is the owner's business (feed/fork.h).
#pragma once

#include "sync/context.h"

#include <set>

namespace ieum::sync {

class Branches {
  public:
    explicit Branches(Context& context) : m_at(context) {}

    void ask(const AskBranch& wanted);
    void loaded(const BranchLoaded& loaded);
    void onAsk(const wire::BranchAsk& ask);
    void onTell(const wire::BranchTell& tell);

  private:
    using Place = std::pair<uint64_t, FeedId>;
    Context& m_at;
    std::set<Place> m_asked;   ///< by us
    std::set<Place> m_loading; ///< asked by him
};

} // namespace ieum::sync
