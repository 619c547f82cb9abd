// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/lan_peers.h"

#include "net/limits.h"

#include <algorithm>
#include <string_view>

namespace ieum::net {

LanPeers::LanPeers(const Timings& timings, Random& random, TrustedAt trustedAt)
    : m_timings(timings), m_random(random), m_trustedAt(std::move(trustedAt)) {}

LanPeers::Verdict LanPeers::hear(const Advert& advert, const std::string& address, const BeaconId& own, bool mayDial,
                                 SteadyMs now) {
    Verdict verdict;
    const LanEndpoint endpoint{address, advert.port};
    if (const auto found = find(endpoint); found != m_entries.end()) {
        m_entries.splice(m_entries.begin(), m_entries, found);
        if (!isFresh(*found, now)) found->missingSince = now;
    } else {
        if (m_entries.size() >= advertTableMax) m_entries.pop_back();
        const Backoff backoff(m_timings.retryFirstMs, m_timings.retryMaxMs);
        m_entries.push_front(Entry{endpoint, advert.id, now, now, now, backoff});
        verdict.isNew = true;
    }
    Entry& entry = m_entries.front();
    verdict.isNew = verdict.isNew || entry.id != advert.id;
    entry.id = advert.id;
    entry.heardAt = now;

    if (isConnected(entry.id, now)) {
        entry.missingSince = now;
        return verdict;
    }
    const bool ourTurn = own < advert.id || now >= entry.missingSince.after(m_timings.higherDialsAfterMs);
    verdict.dial = mayDial && ourTurn && now >= entry.dialNotBefore;
    entry.dialled = verdict.dial;
    return verdict;
}

void LanPeers::dialEnded(const LanEndpoint& endpoint, bool good, SteadyMs now) {
    const auto entry = find(endpoint);
    if (entry == m_entries.end()) return;
    entry->dialled = false;
    entry->missingSince = now;
    if (good) entry->backoff.reset();
    entry->dialNotBefore = now.after(entry->backoff.nextMs(m_random));
}

void LanPeers::forget() {
    m_entries.remove_if([](const Entry& entry) { return !entry.dialled; });
    for (Entry& entry : m_entries) entry.backoff.reset();
}

std::list<LanPeers::Entry>::iterator LanPeers::find(const LanEndpoint& endpoint) {
    return std::find_if(m_entries.begin(), m_entries.end(),
                        [&endpoint](const Entry& entry) { return entry.endpoint == endpoint; });
}

/// By any of the addresses that this id was heard from. Only trusted channels count: a stranger that repeats somebody
/// else's id from its own address must not keep us from that somebody.
bool LanPeers::isConnected(const BeaconId& id, SteadyMs now) const {
    std::map<std::string_view, std::set<BeaconId>> idsAt;
    std::set<std::string_view> addresses;
    for (const Entry& entry : m_entries) {
        if (entry.id == id && entry.dialled) return true;
        if (!isFresh(entry, now)) continue;
        idsAt[entry.endpoint.address].insert(entry.id);
        if (entry.id == id) addresses.insert(entry.endpoint.address);
    }
    return std::any_of(addresses.begin(), addresses.end(), [&](std::string_view address) {
        return m_trustedAt(std::string(address)) >= idsAt[address].size();
    });
}

bool LanPeers::isFresh(const Entry& entry, SteadyMs now) const {
    return now < entry.heardAt.after(m_timings.advertFreshMs);
}

} // namespace ieum::net
