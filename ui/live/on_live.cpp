// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/on_live.h"

namespace ieum::ui {

void OnLive::setLive(Live* live) {
    if (m_live == live) return;
    if (m_live) m_live->disconnect(this);
    m_live = live;
    emit liveChanged();
    if (live != nullptr) follow(*live);
}

void OnRoom::setRoom(const QString& room) {
    if (m_room == room) return;
    m_room = room;
    forget();
    emit roomChanged();
    roomCame();
}

RoomLook::RoomLook(int burstMs, QObject* parent) : OnRoom(parent) {
    m_soon.setInterval(burstMs);
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &RoomLook::look);
}

void RoomLook::follow(Live& live) {
    connect(&live, &Live::timelineChanged, this, [this](const QString& room) {
        if (isOurs(room) && !m_soon.isActive()) m_soon.start();
    });
    look();
}

void RoomLook::roomCame() {
    m_soon.stop();
    look();
}

} // namespace ieum::ui
