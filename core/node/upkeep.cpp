// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/upkeep.h"

#include "node/limits.h"

#include <algorithm>

namespace ieum::node {

std::optional<SteadyMs> Upkeep::nextDeadline() const {
    if (!m_wait) return std::nullopt;
    return std::min(m_wait->quietAt, m_wait->latest);
}

Done Upkeep::settle(Now now) {
    const auto due = nextDeadline();
    m_isDue = due && *due <= now.steady;
    if (!m_isDue) return {};
    // On a full disk it fails, and with it the batch: not again soon.
    m_wait = Wait{now.steady.after(upkeepLatestMs), now.steady.after(upkeepLatestMs)};
    return m_world.stores.search.indexLate();
}

void Upkeep::committed(Now now) {
    if (m_isDue) {
        m_wait.reset();
        (void)store::LogTender(*m_world.connection, m_world.files, m_world.logBytes).tend();
    } else if (m_world.connection->changedInTransaction() > 0) {
        const SteadyMs latest = m_wait ? m_wait->latest : now.steady.after(upkeepLatestMs);
        m_wait = Wait{now.steady.after(upkeepQuietMs), latest};
    }
}

} // namespace ieum::node
