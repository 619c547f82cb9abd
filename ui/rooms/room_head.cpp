// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/room_head.h"

#include "ui/rooms/room_words.h"
#include "ui/words/names.h"

namespace ieum::ui {

void RoomHead::follow(Live& live) {
    connect(&live, &Live::roomsChanged, this, &RoomHead::refresh);
    connect(&live, &Live::statusChanged, this, &RoomHead::refresh);
    connect(&live, &Live::operationUndone, this, &RoomHead::noteUndone);
    refresh();
}

void RoomHead::roomCame() {
    emit noticeChanged();
    refresh();
}

void RoomHead::noteUndone(const node::UndoneRow& undone) {
    m_notices.insert(hexOf(undone.room), undoneText(undone));
    emit noticeChanged();
}

void RoomHead::forgetNotice() {
    m_notices.remove(room());
    emit noticeChanged();
}

void RoomHead::refresh() {
    if (!canAsk()) return;
    live()->ask(this, node::ListRooms{}, [this](Result<std::vector<node::RoomRow>> rooms) {
        if (!rooms) return;
        for (const auto& room : *rooms) {
            if (!isOurs(hexOf(room.id))) continue;
            m_name = roomName(room);
            m_subtitle = roomSubtitle(room);
            m_ruling = room.ownRole == node::Role::Owner || room.ownRole == node::Role::Admin;
            m_group = room.kind == node::RoomKind::Group || room.kind == node::RoomKind::Notice;
            m_canWrite = !room.removed && room.ownRole != node::Role::Reader &&
                         (room.kind != node::RoomKind::Notice || m_ruling);
            emit changed();
        }
    });
}

} // namespace ieum::ui
