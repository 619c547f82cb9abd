// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/unread_place.h"

#include "ui/words/names.h"

namespace ieum::ui {

void UnreadPlace::setLive(Live* live) {
    if (std::exchange(m_live, live) == live) return;
    emit liveChanged();
    ask();
}

void UnreadPlace::setRoom(const QString& room) {
    if (std::exchange(m_room, room) == room) return;
    m_message.clear();
    m_count = 0;
    m_offered = false;
    emit roomChanged();
    emit changed();
    ask();
}

void UnreadPlace::ask() {
    if (m_live == nullptr || m_room.isEmpty()) return;
    const node::FindMessage request{idOf<RoomId>(m_room), {}};
    m_live->ask(this, request, [this, room = m_room](const Result<node::FoundMessage>& found) {
        if (!found || !found->message || room != m_room) return;
        m_message = hexOf(*found->message);
        m_count = static_cast<int>(found->unread);
        m_offered = true;
        emit changed();
    });
}

} // namespace ieum::ui
