// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/pins.h"

#include "ui/words/names.h"

#include <algorithm>

namespace ieum::ui {
namespace {

constexpr int burstMs = 300;

} // namespace

Pins::Pins(QObject* parent) : QObject(parent) {
    m_soon.setInterval(burstMs);
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &Pins::look);
}

void Pins::setLive(Live* live) {
    if (m_live == live) return;
    m_live = live;
    connect(live, &Live::timelineChanged, this, [this](const QString& room) {
        if (room == m_room && !m_soon.isActive()) m_soon.start();
    });
    emit liveChanged();
    look();
}

void Pins::setRoom(const QString& room) {
    if (m_room == room) return;
    m_room = room;
    m_soon.stop();
    settle({});
    emit roomChanged();
    look();
}

void Pins::look() {
    if (m_live == nullptr || m_room.isEmpty() || !m_asking.begin()) return;
    const node::ListPinned request{idOf<RoomId>(m_room)};
    m_live->ask(this, request, [this, room = m_room](const Result<std::vector<node::MessageRow>>& rows) {
        const bool again = m_asking.end();
        if (rows && room == m_room) {
            QList<Pin> pins;
            for (const node::MessageRow& message : *rows) pins.prepend(pinOf(message));
            settle(std::move(pins));
        }
        if (again || room != m_room) look();
    });
}

void Pins::settle(QList<Pin> pins) {
    if (m_pins == pins) return;
    const QString before = m_at == 0 ? QString() : shown().message; // whoever is at the newest stays at the newest
    m_pins = std::move(pins);
    m_at = 0;
    for (int at = 0; at < count(); ++at) {
        if (m_pins[at].message == before) m_at = at;
    }
    emit changed();
}

void Pins::step() {
    if (m_pins.isEmpty()) return;
    m_at = (m_at + 1) % count();
    emit changed();
}

Pins::Pin Pins::pinOf(const node::MessageRow& message) {
    const bool isFile = message.text.empty() && !message.files.empty();
    const QString text = isFile ? shownName(message.files.front().name) : oneLine(shownText(message.text), 160);
    return {hexOf(message.id), shownName(message.authorName), text, message.timeMs};
}

const Pins::Pin& Pins::shown() const {
    static const Pin none;
    return m_at < count() ? m_pins[m_at] : none;
}

} // namespace ieum::ui
