// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "vault/keep_rules.h"

#include "vault/limits.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace ieum::vault {

namespace {

/// Less comes first. Two different rules are never equal here.
auto rankOf(const KeepRule& rule) {
    return std::tuple(!rule.room, !rule.kind, rule.bytesMax.value_or(std::numeric_limits<uint64_t>::max()), rule.room,
                      rule.kind);
}

} // namespace

bool KeepRule::fits(const KeptFile& file) const {
    return (!room || *room == file.room) && (!kind || *kind == file.kind) && (!bytesMax || file.sizeBytes <= *bytesMax);
}

Done KeepRules::add(const KeepRule& rule) {
    const bool isBad = (rule.kind && *rule.kind >= fileKindsMax) || (rule.bytesMax && *rule.bytesMax > fileBytesMax) ||
                       (!rule.keep && rule.onMetered);
    if (isBad) return fail(Cause::Input, VaultError::BadRule);
    const auto same =
        std::find_if(m_rules.begin(), m_rules.end(), [&](const KeepRule& each) { return each.isAbout(rule); });
    if (same != m_rules.end()) {
        *same = rule;
        return {};
    }
    if (m_rules.size() >= keepRulesMax) {
        return fail(Cause::Input, VaultError::TooManyRules, static_cast<int64_t>(keepRulesMax));
    }
    const auto place = std::upper_bound(m_rules.begin(), m_rules.end(), rule,
                                        [](const KeepRule& a, const KeepRule& b) { return rankOf(a) < rankOf(b); });
    m_rules.insert(place, rule);
    return {};
}

bool KeepRules::remove(const KeepRule& like) {
    return std::erase_if(m_rules, [&](const KeepRule& each) { return each.isAbout(like); }) > 0;
}

Wanted KeepRules::decide(const KeptFile& file) const {
    const auto found =
        std::find_if(m_rules.begin(), m_rules.end(), [&](const KeepRule& each) { return each.fits(file); });
    if (found == m_rules.end()) return file.sizeBytes <= m_smallBytes ? Wanted::Free : Wanted::Not;
    if (!found->keep) return Wanted::Not;
    return found->onMetered ? Wanted::Anywhere : Wanted::Free;
}

} // namespace ieum::vault
