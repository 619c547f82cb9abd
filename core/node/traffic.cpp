// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/traffic.h"

#include "base/reader.h"
#include "base/writer.h"

namespace ieum::node {

namespace {
constexpr std::string_view setting = "traffic";
} // namespace

Done Traffic::load() {
    const auto stored = m_world.stores.settings.get(setting);
    if (!stored) return passOn(stored);
    m_terms = {};
    if (*stored) {
        Reader reader(**stored);
        m_terms.downBytesPerSecond = reader.u64();
        m_terms.upBytesPerSecond = reader.u64();
        m_terms.paused = reader.u8() != 0;
    }
    apply();
    return {};
}

Done Traffic::set(const TrafficTerms& terms) {
    m_terms = terms;
    apply();
    const Bytes value =
        Writer().u64(terms.downBytesPerSecond).u64(terms.upBytesPerSecond).u8(terms.paused ? 1 : 0).take();
    return m_world.stores.settings.set(setting, value);
}

void Traffic::apply() {
    m_down.limit(m_terms.downBytesPerSecond);
    m_up.limit(m_terms.upBytesPerSecond);
}

bool Traffic::mayGive(net::PathKind path, SteadyMs now) const {
    if (path != net::PathKind::Replica) return true;
    return !m_terms.paused && m_up.isFree(now);
}

void Traffic::gave(net::PathKind path, uint64_t bytes, SteadyMs now) {
    if (path != net::PathKind::Replica) return;
    m_up.spend(bytes, now);
    if (!m_up.isFree(now)) m_givesAt = m_up.freeAt(); // others may be waiting as well
}

void Traffic::tick(SteadyMs now) {
    if (m_givesAt && *m_givesAt <= now) m_givesAt.reset();
}

} // namespace ieum::node
