// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What befalls a disk: it is full for some writes, some syncs fail, or the power goes, at once or at one of the next
// writes and syncs.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>

namespace ieum::sim {

class DiskFaults {
  public:
    enum class Verdict : uint8_t { Fine, Full, Dead };

    /// After so many writes and syncs from now nothing works any more.
    void cutPowerAfter(uint64_t operations) { m_operationsLeft = operations; }
    void cutPower() { m_dead = true; }
    /// Nothing is wrong any more.
    void revive() { m_dead = false, m_operationsLeft.reset(); }
    bool isDead() const { return m_dead; }
    /// The next so many writes fail.
    void fillUp(uint64_t writes) { m_fullWrites = writes; }
    bool isFull() const { return m_fullWrites > 0; }
    /// The next so many syncs of plain files fail, and each says so once.
    void failSyncs(uint64_t syncs) { m_failingSyncs = syncs; }
    uint64_t failingSyncs() const { return m_failingSyncs; }
    bool failsNow() {
        if (m_failingSyncs == 0) return false;
        --m_failingSyncs;
        return true;
    }
    /// The next so many syncs of plain files cannot even begin: nothing is synced, and nothing lost.
    /// How many were left of those before.
    uint64_t hinderSyncs(uint64_t syncs) { return std::exchange(m_hinderedSyncs, syncs); }
    bool isHinderedNow() {
        if (m_hinderedSyncs == 0) return false;
        --m_hinderedSyncs;
        return true;
    }
    /// What waits for the disk beside the engine waits so long.
    void slowDown(int64_t ms) { m_slowMs = ms; }
    int64_t slowMs() const { return m_slowMs; }
    /// Nothing that was planned happens.
    void calm() { m_fullWrites = 0, m_failingSyncs = 0, m_hinderedSyncs = 0, m_operationsLeft.reset(); }

    /// One operation is about to happen.
    Verdict operate(bool isWrite) {
        if (m_dead) return Verdict::Dead;
        if (m_operationsLeft && (*m_operationsLeft)-- == 0) {
            m_operationsLeft.reset();
            m_dead = true;
            return Verdict::Dead;
        }
        if (!isWrite || m_fullWrites == 0) return Verdict::Fine;
        --m_fullWrites;
        return Verdict::Full;
    }

  private:
    std::optional<uint64_t> m_operationsLeft;
    uint64_t m_fullWrites = 0;
    uint64_t m_failingSyncs = 0;
    uint64_t m_hinderedSyncs = 0;
    int64_t m_slowMs = 0;
    bool m_dead = false;
};

} // namespace ieum::sim
