// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What befalls a disk: it is full for some writes, or the power goes, at once or at one of the next writes and syncs.
#pragma once

#include <cstdint>
#include <optional>

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
    /// Nothing that was planned happens.
    void calm() { m_fullWrites = 0, m_operationsLeft.reset(); }

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
    bool m_dead = false;
};

} // namespace ieum::sim
