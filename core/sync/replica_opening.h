// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The replica's end of opening rooms: it checks who has the depot key and asks its owner whether the room is served.
#pragma once

#include "sync/context.h"

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
    struct Asked {
        bool answered = false;
        wire::RoomOpened reply;
    };
    void onRoom(const wire::OpenRoom& room, const std::string& token);
    void refuse(const ReplicaTag& tag, uint32_t code);
    void sendWhenAllAnswered();

    Context& m_at;
    std::map<ReplicaTag, Asked> m_asked; ///< not yet told to the client
    std::unordered_set<ReplicaTag> m_open;
    size_t m_waiting = 0;
    bool m_done = false;
};

} // namespace ieum::sync
