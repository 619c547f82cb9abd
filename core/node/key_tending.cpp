// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/key_tending.h"

#include "node/limits.h"
#include "room/key_rounds.h"

#include <algorithm>

namespace ieum::node {

Done KeyTending::settle(Now now, int64_t ageMs) {
    const bool isDue = !m_next || *m_next <= now.steady || m_world.effects.keys || !m_world.effects.memberLists.empty();
    if (!isDue) return {};
    m_next = now.steady.after(keyTendingMs);
    for (const auto& [id, room] : m_rooms.all()) {
        const auto next = room::tendKeys(*room, now, ageMs);
        if (!next) return passOn(next);
        if (*next) m_next = std::min(*m_next, **next);
    }
    return {};
}

} // namespace ieum::node
