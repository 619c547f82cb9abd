// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What waits to be sent on one channel: lane by lane, each in its order. Frames wait unsealed,
// because the order in which they are sealed is the order in which they must arrive. Sans-I/O; one thread.
#pragma once

#include "base/time.h"
#include "net/messages.h"
#include "net/stream.h"

#include <array>
#include <deque>

namespace ieum::net {

class SendQueue {
  public:
    explicit SendQueue(size_t bytesMax);

    /// Errors: FrameTooLarge, TooSlow (more waits than the bound allows); both close the channel.
    Done put(Lane lane, Bytes frame);
    /// The next frame, given how much lies between us and the other end. Of what may wait so much is put there as keeps
    /// the line full and a few milliseconds busy: as many bytes as it has lately brought over in that time and a round
    /// trip. (So TCP does not fill the queues of the routers with it, and what is prompt need not wait in them.)
    std::optional<Bytes> next(const Stream::Backlog& backlog, SteadyMs now = {});
    bool isEmpty() const { return m_bytes == 0; }
    size_t bytes() const { return m_bytes; }
    void clear();

  private:
    void watch(const Stream::Backlog& backlog, SteadyMs now);

    size_t m_bytesMax;
    size_t m_bytes = 0;
    std::array<std::deque<Bytes>, laneCount> m_lanes;
    /// How fast the line is: what was handed out since then, and what was not acknowledged by then.
    struct Pace {
        SteadyMs since;
        int64_t handedBytes = 0;
        int64_t backlogBytes = 0;
    } m_pace;
    int64_t m_bulkBytesMax;
};

} // namespace ieum::net
