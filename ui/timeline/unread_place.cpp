// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/unread_place.h"

#include "ui/words/names.h"

namespace ieum::ui {

void UnreadPlace::follow(Live&) { ask(); }

void UnreadPlace::forget() {
    m_message.clear();
    m_count = 0;
    m_offered = false;
}

void UnreadPlace::roomCame() {
    emit changed();
    ask();
}

void UnreadPlace::ask() {
    if (!canAsk()) return;
    const node::FindMessage request{idOf<RoomId>(room()), {}};
    live()->ask(this, request, [this, room = room()](const Result<node::FoundMessage>& found) {
        if (!found || !found->message || !isOurs(room)) return;
        m_message = hexOf(*found->message);
        m_count = static_cast<int>(found->unread);
        m_offered = true;
        emit changed();
    });
}

} // namespace ieum::ui
