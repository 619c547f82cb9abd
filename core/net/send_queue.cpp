// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/send_queue.h"

#include "net/limits.h"

#include <algorithm>

namespace ieum::net {

SendQueue::SendQueue(size_t bytesMax) : m_bytesMax(bytesMax), m_bulkBytesMax(bulkBacklogFirstBytes) {}

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

void SendQueue::watch(const Stream::Backlog& backlog, SteadyMs now) {
    if (m_pace.since == SteadyMs{}) m_pace = {now, 0, backlog.unacknowledgedBytes};
    const int64_t ms = now.ms - m_pace.since.ms;
    if (ms < paceWatchedMs) return;
    const int64_t brought = m_pace.backlogBytes + m_pace.handedBytes - backlog.unacknowledgedBytes;
    const int64_t few = brought * (bulkBacklogUs + backlog.roundTripUs) / (ms * 1000);
    // A line that is empty although more waits would have brought more; one that had nothing to do says nothing.
    const bool isHungry = backlog.unacknowledgedBytes == 0;
    const bool wasAtIt = m_bytes > 0 && ms <= 2 * paceWatchedMs;
    int64_t atLeast = m_bulkBytesMax;
    if (wasAtIt) atLeast = isHungry ? m_bulkBytesMax + m_bulkBytesMax / 4 : 0;
    m_bulkBytesMax = std::min(std::max({few, atLeast, int64_t{1}}), bulkBacklogBytesMax);
    m_pace = {now, 0, backlog.unacknowledgedBytes};
}

std::optional<Bytes> SendQueue::next(const Stream::Backlog& backlog, SteadyMs now) {
    watch(backlog, now);
    const auto lane = std::find_if(m_lanes.begin(), m_lanes.end(), [](const auto& each) { return !each.empty(); });
    if (lane == m_lanes.end()) return std::nullopt;
    // What is on its way cannot be overtaken any more, so little of what may wait is put there.
    const bool isPrompt = lane - m_lanes.begin() <= static_cast<ptrdiff_t>(Lane::LastPrompt);
    if (isPrompt ? backlog.unsentBytes >= promptBacklogBytesMax : backlog.unacknowledgedBytes >= m_bulkBytesMax) {
        return std::nullopt;
    }
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
