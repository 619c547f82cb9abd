// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/prekeys.h"

#include "room/limits.h"

#include <algorithm>

namespace ieum::room {

namespace {

/// Clocks that are behind see keys of the future.
bool isWithin(int64_t spanMs, int64_t madeMs, Now now) {
    return madeMs > now.wall.ms - spanMs && madeMs < now.wall.ms + spanMs;
}

} // namespace

Done Prekeys::load() {
    const auto stored = m_ports.log.prekeys(m_room);
    if (!stored) return passOn(stored);
    for (const PrekeyRecord& each : *stored) {
        m_own.push_back({crypto::AgreementKey::fromSecret(each.secret), each.madeMs, each.ageMs});
    }
    return {};
}

void Prekeys::note(const DeviceId& device, feed::Hlc hlc, const FeedSeq& event, const wire::Prekey& body) {
    const auto key = wire::idOf<crypto::AgreementPublicKey>(body.key());
    if (!key) return;
    std::vector<Said>& said = m_said[device];
    const Said next{{hlc, event.feed, event.seq}, *key, body.made_ms()};
    const auto place =
        std::find_if(said.begin(), said.end(), [&](const Said& each) { return each.order <= next.order; });
    if (place != said.end() && place->order == next.order) return;
    said.insert(place, next);
    if (said.size() > prekeysPerDeviceMax) said.pop_back();
}

SealingKeys Prekeys::newest(Now now) const {
    SealingKeys keys;
    for (const auto& [device, said] : m_said) {
        const auto valid = std::find_if(said.begin(), said.end(),
                                        [&](const Said& each) { return isWithin(prekeyLifeMs, each.madeMs, now); });
        keys.emplace(device, (valid == said.end() ? said.front() : *valid).key);
    }
    return keys;
}

bool Prekeys::isDue(const DeviceId& own, Now now) const {
    const auto said = m_said.find(own);
    if (said == m_said.end()) return true;
    const Said& last = said->second.front();
    const bool isHere =
        std::any_of(m_own.begin(), m_own.end(), [&](const Own& each) { return each.key.publicKey() == last.key; });
    return !isHere || !isWithin(prekeyRenewMs, last.madeMs, now);
}

Result<wire::Prekey> Prekeys::make(Now now, int64_t ageMs) {
    PrekeyRecord record{crypto::Key::random(m_ports.random), now.wall.ms, ageMs};
    if (const auto saved = m_ports.log.savePrekey(m_room, record); !saved) return passOn(saved);
    const Own& own = m_own.emplace_back(Own{crypto::AgreementKey::fromSecret(record.secret), now.wall.ms, ageMs});
    wire::Prekey body;
    body.set_key(wire::fieldOf(own.key.publicKey()));
    body.set_made_ms(own.madeMs);
    return body;
}

Done Prekeys::expire(int64_t ageMs) {
    while (m_own.size() > 1 && ageMs - m_own[1].ageMs >= prekeyKeepMs) {
        const Own& oldest = m_own.front();
        const auto gone = m_ports.log.forgetPrekey(m_room, {oldest.key.secret().clone(), oldest.madeMs, oldest.ageMs});
        if (!gone) return gone;
        m_own.pop_front();
    }
    return {};
}

std::vector<const crypto::AgreementKey*> Prekeys::ours() const {
    std::vector<const crypto::AgreementKey*> keys;
    keys.reserve(m_own.size());
    for (auto each = m_own.rbegin(); each != m_own.rend(); ++each) keys.push_back(&each->key);
    return keys;
}

} // namespace ieum::room
