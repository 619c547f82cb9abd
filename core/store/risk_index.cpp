// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/risk_index.h"

#include "store/file_rows.h"

#include <limits>

namespace ieum::store {
namespace {

/// Holders are members only: whoever leaves is forgotten (HolderStore::forget).
#define IEUM_HELD_BY_NO_DEVICE " NOT EXISTS(SELECT 1 FROM holding h WHERE h.file=f.id)"
#define IEUM_HELD_BY_REPLICA " EXISTS(SELECT 1 FROM shelved s WHERE s.file=f.id)"
/// Of attachment `a` with its message `m`, if that is here.
#define IEUM_IS_SHOWN                                                                                                  \
    " CASE WHEN m.key IS NULL THEN EXISTS(SELECT 1 FROM outbox o WHERE o.id=a.message)"                                \
    " ELSE m.void=0 AND m.gone=0 END"
#define IEUM_MESSAGE_JOIN " LEFT JOIN message m ON m.room=a.room AND m.id=a.message"

RiskTotal* totalOf(RiskTotals& totals, vault::Risk risk) {
    switch (risk) {
    case vault::Risk::OnlyReplicas:
        return &totals.replicas;
    case vault::Risk::Nobody:
        return &totals.nobody;
    case vault::Risk::OnlyHere:
        return &totals.here;
    case vault::Risk::None:
        break;
    }
    return nullptr;
}

struct Candidate {
    int64_t place = 0;
    bool replicas = false;
};

Result<std::vector<Candidate>> candidates(Connection& connection, const RiskQuery& query) {
    auto statement = connection.prepare("SELECT max(a.place) AS newest," IEUM_HELD_BY_REPLICA
                                        " FROM file f CROSS JOIN attachment a ON a.file=f.key" IEUM_MESSAGE_JOIN
                                        " WHERE (f.state=2)=?1 AND" IEUM_HELD_BY_NO_DEVICE
                                        " AND a.place IS NOT NULL AND" IEUM_IS_SHOWN
                                        " GROUP BY f.key HAVING newest<?2 ORDER BY newest DESC LIMIT ?3");
    if (!statement) return passOn(statement);
    const int64_t before = query.before.value_or(std::numeric_limits<int64_t>::max());
    return statement->bind(query.here ? 1 : 0, before, query.limit).all([](Statement& row) {
        return Candidate{row.number(0), row.number(1) != 0};
    });
}

} // namespace

Result<RiskPage> RiskIndex::page(const RiskQuery& query) {
    FileIndex files(*m_connection);
    if (const auto entered = files.enterWaiting(); !entered) return passOn(entered);
    const auto found = candidates(*m_connection, query);
    if (!found) return passOn(found);
    RiskPage page;
    for (const Candidate& each : *found) {
        auto file = files.at(each.place);
        if (!file) return passOn(file);
        if (!*file) continue;
        const vault::Risk risk = vault::riskOf({query.here, false, each.replicas});
        page.files.emplace_back(std::move(**file), risk);
    }
    if (found->size() == query.limit) page.next = found->back().place;
    return page;
}

Result<RiskTotals> RiskIndex::totals() {
    auto statement = m_connection->prepare(
        "SELECT here, shelved, count(*), total(size) FROM (SELECT f.state=2 AS here," IEUM_HELD_BY_REPLICA
        " AS shelved, max(a.size_bytes) AS size FROM file f CROSS JOIN attachment a ON a.file=f.key" IEUM_MESSAGE_JOIN
        " WHERE" IEUM_HELD_BY_NO_DEVICE " AND" IEUM_IS_SHOWN " GROUP BY f.key) GROUP BY here, shelved");
    if (!statement) return passOn(statement);
    RiskTotals totals;
    const auto rows = statement->all([&](Statement& row) {
        RiskTotal* total = totalOf(totals, vault::riskOf({row.number(0) != 0, false, row.number(1) != 0}));
        total->files += row.unsignedNumber(2);
        total->bytes += row.unsignedNumber(3);
        return true;
    });
    if (!rows) return passOn(rows);
    return totals;
}

} // namespace ieum::store
