// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/room_head.h"

#include "ui/rooms/room_words.h"
#include "ui/words/names.h"

namespace ieum::ui {

void RoomHead::setLive(Live* live) {
    if (m_live == live) return;
    m_live = live;
    connect(live, &Live::roomsChanged, this, &RoomHead::refresh);
    connect(live, &Live::statusChanged, this, &RoomHead::refresh);
    connect(live, &Live::operationUndone, this, &RoomHead::noteUndone);
    emit liveChanged();
    refresh();
}

void RoomHead::setRoom(const QString& room) {
    if (m_room == room) return;
    m_room = room;
    emit roomChanged();
    emit noticeChanged();
    refresh();
}

void RoomHead::noteUndone(const node::UndoneRow& undone) {
    m_notices.insert(hexOf(undone.room), undoneText(undone));
    emit noticeChanged();
}

void RoomHead::forgetNotice() {
    m_notices.remove(m_room);
    emit noticeChanged();
}

void RoomHead::refresh() {
    if (m_live == nullptr || m_room.isEmpty()) return;
    m_live->ask(this, node::ListRooms{}, [this](Result<std::vector<node::RoomRow>> rooms) {
        if (!rooms) return;
        for (const auto& room : *rooms) {
            if (hexOf(room.id) != m_room) continue;
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
