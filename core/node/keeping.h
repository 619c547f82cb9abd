// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What this computer wants of the files without being asked: the rules, the quota, and whether the line is paid by the
// byte. It decides; FileFetcher fetches, KeepReview looks at old files again, Eviction makes room.
#pragma once

#include "node/keep_requests.h"
#include "node/world.h"
#include "vault/keep_rules.h"

namespace ieum::node {

class Keeping {
  public:
    Keeping(World& world, uint64_t smallBytes) : m_world(world), m_rules(smallBytes) {}

    /// From the database; also after a batch was rolled back. What the system says of the line stays.
    Done load();

    /// Of a file that nobody asked for.
    vault::Wanted wants(const RoomId& room, std::string_view name, uint64_t sizeBytes) const;
    /// Only over the LAN, which costs nothing: nobody asked for it, and no rule says that it is worth paying for.
    Result<bool> isLanOnly(const store::FileEntry& file) const;
    bool isMetered() const;

    /// Errors: VaultError::BadRule, TooManyRules; NoSuchRule.
    Done setRule(const vault::KeepRule& rule, bool remove);
    Done setQuota(std::optional<uint64_t> bytes);
    Done setMetered(Metered metered);
    void noteLine(std::optional<bool> metered);
    /// The quota cannot be met: nothing more is fetched unasked as long as that is so.
    void setFull(bool full);

    const vault::KeepRules& rules() const { return m_rules; }
    std::optional<uint64_t> quotaBytes() const { return m_quotaBytes; }
    /// What it says about files, or about the line, may be another thing than before; taken once.
    bool hasChanged() const { return m_changed || m_lineChanged; }
    bool takeChanged() { return std::exchange(m_changed, false); }
    bool takeLineChanged() { return std::exchange(m_lineChanged, false); }
    /// What the settings and the system say.
    std::pair<Metered, std::optional<bool>> line() const { return {m_metered, m_lineIsMetered}; }

  private:
    World& m_world;
    vault::KeepRules m_rules;
    std::optional<uint64_t> m_quotaBytes;
    Metered m_metered = Metered::Auto;
    std::optional<bool> m_lineIsMetered;
    bool m_isFull = false;
    bool m_changed = false;
    bool m_lineChanged = false;
};

} // namespace ieum::node
