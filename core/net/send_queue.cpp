// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/send_queue.h"

#include "net/limits.h"

namespace ieum::net {

SendQueue::SendQueue(size_t bytesMax) : m_bytesMax(bytesMax) {}

Done SendQueue::put(Lane lane, Bytes frame) {
    if (frame.size() > frameBytesMax) {
        return fail(Cause::Machine, NetError::FrameTooLarge, static_cast<int64_t>(frame.size()));
    }
    // The overhead counts too, or empty frames would be free.
    const size_t bytes = m_bytes + frame.size() + messageOverheadBytes;
    if (bytes > m_bytesMax) return fail(Cause::Machine, NetError::TooSlow, static_cast<int64_t>(bytes));
    m_bytes = bytes;
    (lane == Lane::Prompt ? m_prompt : m_bulk).push_back(std::move(frame));
    return {};
}

std::optional<Bytes> SendQueue::next(int64_t bytesInSocket) {
    std::deque<Bytes>& lane = m_prompt.empty() ? m_bulk : m_prompt;
    const int64_t backlogMax = m_prompt.empty() ? bulkBacklogBytesMax : promptBacklogBytesMax;
    if (lane.empty() || bytesInSocket >= backlogMax) return std::nullopt;
    Bytes frame = std::move(lane.front());
    lane.pop_front();
    m_bytes -= frame.size() + messageOverheadBytes;
    return frame;
}

void SendQueue::clear() {
    m_prompt.clear();
    m_bulk.clear();
    m_bytes = 0;
}

} // namespace ieum::net
