// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/send_queue.h"

#include "net/limits.h"

#include <algorithm>

namespace ieum::net {

SendQueue::SendQueue(size_t bytesMax) : m_bytesMax(bytesMax), m_bulkBytesMax(bulkBacklogBytesMax) {}

Done SendQueue::put(Lane lane, Bytes frame) {
    if (frame.size() > frameBytesMax) {
        return fail(Cause::Machine, NetError::FrameTooLarge, static_cast<int64_t>(frame.size()));
    }
    // The overhead counts too, or empty frames would be free.
    const size_t bytes = m_bytes + frame.size() + messageOverheadBytes;
    if (bytes > m_bytesMax) return fail(Cause::Machine, NetError::TooSlow, static_cast<int64_t>(bytes));
    m_bytes = bytes;
    m_lanes.at(std::min(static_cast<size_t>(lane), laneCount - 1)).push_back(std::move(frame));
    return {};
}

void SendQueue::watch(int64_t bytesInSocket, SteadyMs now) {
    const int64_t ms = now.ms - m_pace.since.ms;
    if (ms < paceWatchedMs) return;
    const int64_t taken = m_pace.inSocketBytes + m_pace.handedBytes - bytesInSocket;
    const int64_t few = std::clamp<int64_t>(taken * bulkBacklogMs / ms, 1, bulkBacklogBytesMax);
    // An empty socket would have taken more.
    m_bulkBytesMax = bytesInSocket > 0 ? few : std::max(few, m_bulkBytesMax);
    m_pace = {now, 0, bytesInSocket};
}

std::optional<Bytes> SendQueue::next(int64_t bytesInSocket, SteadyMs now) {
    watch(bytesInSocket, now);
    const auto lane = std::find_if(m_lanes.begin(), m_lanes.end(), [](const auto& each) { return !each.empty(); });
    if (lane == m_lanes.end()) return std::nullopt;
    // What lies in the socket cannot be overtaken any more, so little of what may wait is put there.
    const bool isPrompt = lane - m_lanes.begin() <= static_cast<ptrdiff_t>(Lane::LastPrompt);
    if (bytesInSocket >= (isPrompt ? promptBacklogBytesMax : m_bulkBytesMax)) return std::nullopt;
    Bytes frame = std::move(lane->front());
    lane->pop_front();
    m_bytes -= frame.size() + messageOverheadBytes;
    m_pace.handedBytes += static_cast<int64_t>(frame.size());
    return frame;
}

void SendQueue::clear() {
    for (auto& lane : m_lanes) lane.clear();
    m_bytes = 0;
}

} // namespace ieum::net
