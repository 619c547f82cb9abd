// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Says when a quiet channel wants a ping and when it is dead. Sans-I/O; one thread.
#pragma once

#include "base/time.h"

#include <algorithm>

namespace ieum::net {

class Heartbeat {
  public:
    enum class Due : uint8_t { Nothing, Ping, Dead };

    Heartbeat(int64_t pingAfterMs, int64_t silentMs, SteadyMs now)
        : m_pingAfterMs(pingAfterMs), m_silentMs(silentMs), m_aliveAt(now), m_pingAt(now.after(pingAfterMs)) {}

    /// Something came, or a backlog of ours went on draining: both show that the other end is there.
    void alive(SteadyMs now) {
        m_aliveAt = now;
        m_pingAt = now.after(m_pingAfterMs);
    }
    Due check(SteadyMs now) {
        if (now >= m_aliveAt.after(m_silentMs)) return Due::Dead;
        if (now < m_pingAt) return Due::Nothing;
        m_pingAt = now.after(m_pingAfterMs);
        return Due::Ping;
    }
    SteadyMs next() const { return std::min(m_pingAt, m_aliveAt.after(m_silentMs)); }

  private:
    int64_t m_pingAfterMs;
    int64_t m_silentMs;
    SteadyMs m_aliveAt;
    SteadyMs m_pingAt;
};

} // namespace ieum::net
