// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/keeping.h"

#include "base/reader.h"
#include "base/writer.h"
#include "node/error.h"
#include "node/limits.h"
#include "vault/limits.h"

namespace ieum::node {

namespace {

constexpr std::string_view quotaSetting = "vault quota"; // 8 bytes; none: no quota
constexpr std::string_view meteredSetting = "metered";   // a byte; none: Metered::Auto

static_assert(vault::fileKindsMax == static_cast<uint8_t>(store::FileKind::Archive) + 1);

} // namespace

Done Keeping::load() {
    const auto rules = m_world.stores.keep.rules();
    const auto quota = m_world.stores.settings.get(quotaSetting);
    const auto metered = m_world.stores.settings.get(meteredSetting);
    if (!rules) return passOn(rules);
    if (!quota) return passOn(quota);
    if (!metered) return passOn(metered);
    vault::KeepRules read(m_rules.smallBytes());
    for (const vault::KeepRule& rule : *rules) {
        if (!read.add(rule)) return fail(Cause::Machine, StoreError::BadRow, 0);
    }
    m_rules = std::move(read);
    m_quotaBytes.reset();
    m_metered = Metered::Auto;
    if (*quota) {
        Reader reader(**quota);
        m_quotaBytes = reader.u64();
        if (!reader.finish()) return fail(Cause::Machine, StoreError::BadRow, 0);
    }
    if (*metered && !(*metered)->empty()) {
        const auto stored = std::to_integer<uint8_t>((*metered)->front());
        if (stored > static_cast<uint8_t>(Metered::No)) return fail(Cause::Machine, StoreError::BadRow, 0);
        m_metered = static_cast<Metered>(stored);
    }
    return {};
}

bool Keeping::isMetered() const {
    return m_metered == Metered::Yes || (m_metered == Metered::Auto && m_lineIsMetered.value_or(false));
}

vault::Wanted Keeping::wants(const RoomId& room, std::string_view name, uint64_t sizeBytes) const {
    if (m_isFull || (m_quotaBytes && sizeBytes > *m_quotaBytes)) return vault::Wanted::Not;
    return m_rules.decide({room, static_cast<uint8_t>(store::kindOfName(name)), sizeBytes});
}

Result<bool> Keeping::isLanOnly(const store::FileEntry& file) const {
    if (!isMetered()) return false;
    const auto wish = m_world.stores.keep.wishOf(file.id);
    if (!wish) return passOn(wish);
    return *wish == store::Wish::ByRule && wants(file.room, file.name, file.sizeBytes) != vault::Wanted::Anywhere;
}

Done Keeping::setRule(const vault::KeepRule& rule, bool remove) {
    vault::KeepRules next = m_rules;
    if (remove) {
        if (!next.remove(rule)) return fail(Cause::Input, NodeError::NoSuchRule);
    } else if (const auto added = next.add(rule); !added) {
        return added;
    }
    if (const auto set = m_world.stores.keep.setRules(next.all()); !set) return set;
    m_rules = std::move(next);
    m_changed = true;
    return {};
}

Done Keeping::setQuota(std::optional<uint64_t> bytes) {
    if (bytes && *bytes > quotaBytesMax) return fail(Cause::Input, NodeError::BadQuota);
    m_quotaBytes = bytes;
    m_changed = true;
    m_world.effects.vault = true;
    return bytes ? m_world.stores.settings.set(quotaSetting, Writer().u64(*bytes).take())
                 : m_world.stores.settings.remove(quotaSetting);
}

Done Keeping::setMetered(Metered metered) {
    const bool before = isMetered();
    m_metered = metered;
    m_lineChanged = m_lineChanged || before != isMetered();
    return m_world.stores.settings.set(meteredSetting, Bytes(1, static_cast<std::byte>(metered)));
}

void Keeping::noteLine(std::optional<bool> metered) {
    const bool before = isMetered();
    m_lineIsMetered = metered;
    m_lineChanged = m_lineChanged || before != isMetered();
}

void Keeping::setFull(bool full) {
    m_changed = m_changed || m_isFull != full;
    m_isFull = full;
}

} // namespace ieum::node
