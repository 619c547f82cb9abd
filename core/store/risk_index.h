// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files of which no device of a member's is known to hold every chunk: those that are not here would be lost with the
// servers, and those that are here with this computer. What a page costs grows with the number of files, about a
// microsecond each; nobody asks all the time.
#pragma once

#include "store/file_index.h"
#include "vault/holders.h"

namespace ieum::store {

struct RiskQuery {
    bool here = false; ///< those that only we have, instead of those that are not here
    uint32_t limit = 50;
    std::optional<int64_t> before{}; ///< `next` of the page before
};

struct RiskPage {
    std::vector<std::pair<ListedFile, vault::Risk>> files; ///< each file once, at its newest place
    std::optional<int64_t> next;
};

struct RiskTotal {
    uint64_t files = 0;
    uint64_t bytes = 0;
};
struct RiskTotals {
    RiskTotal replicas; ///< vault::Risk::OnlyReplicas
    RiskTotal nobody;
    RiskTotal here;
};

class RiskIndex {
  public:
    explicit RiskIndex(Connection& connection) : m_connection(&connection) {}

    /// Of messages that are shown, newest first; `limit` at least 1.
    Result<RiskPage> page(const RiskQuery& query);
    Result<RiskTotals> totals();

  private:
    Connection* m_connection;
};

} // namespace ieum::store
