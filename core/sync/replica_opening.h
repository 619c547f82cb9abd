// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The replica's end of opening rooms: it checks who has the depot key and asks its owner whether the room is served.
#pragma once

#include "sync/context.h"

#include <set>
#include <unordered_set>

namespace ieum::sync {

class ReplicaOpening {
  public:
    explicit ReplicaOpening(Context& context) : m_at(context) {}

    void onOpen(const wire::OpenRooms& open);
    void answer(const AnswerRoom& answer);
    /// A good signature was shown; that is what the time limit is for.
    bool proved() const { return m_at.trusted; }
    /// A room is open.
    bool done() const { return m_done; }

  private:
    void onRoom(const wire::OpenRoom& room, const std::string& token);
    void refuse(const ReplicaTag& tag, uint32_t code);
    void send();

    Context& m_at;
    std::set<ReplicaTag> m_asked; ///< our owner's answer is due
    std::unordered_set<ReplicaTag> m_open;
    wire::Frame m_reply;
    bool m_done = false;
};

} // namespace ieum::sync
