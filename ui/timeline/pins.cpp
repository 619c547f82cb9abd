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
    connect(&m_soon, &QTimer::timeout, this, &Pins::lookAgain);
}

void Pins::setLive(Live* live) {
    if (m_live == live) return;
    m_live = live;
    connect(live, &Live::timelineChanged, this, [this](const QString& room) {
        if (room == m_room && !m_soon.isActive()) m_soon.start();
    });
    emit liveChanged();
    if (!m_room.isEmpty()) lookBack({}, 0);
}

void Pins::setRoom(const QString& room) {
    if (m_room == room) return;
    m_room = room;
    m_soon.stop();
    settle({});
    emit roomChanged();
    if (m_live != nullptr && !m_room.isEmpty()) lookBack({}, 0);
}

void Pins::lookBack(std::optional<MessageId> before, uint32_t seen) {
    const node::ListMessages request{idOf<RoomId>(m_room), pageMessages, before};
    m_live->ask(this, request, [this, seen, room = m_room](const Result<std::vector<node::MessageRow>>& page) {
        if (!page || room != m_room) return;
        take(*page);
        const bool isWhole = page->size() < pageMessages || page->front().queued;
        if (!isWhole && seen + pageMessages < lookback) lookBack(page->front().id, seen + pageMessages);
    });
}

void Pins::lookAgain() {
    const node::ListMessages request{idOf<RoomId>(m_room), pageMessages, {}};
    m_live->ask(this, request, [this, room = m_room](const Result<std::vector<node::MessageRow>>& page) {
        if (!page || room != m_room) return;
        take(*page);
        for (const Pin& pin : std::as_const(m_pins)) {
            const bool isThere = std::any_of(page->begin(), page->end(), [&pin](const node::MessageRow& message) {
                return hexOf(message.id) == pin.message;
            });
            if (!isThere) look(pin.message);
        }
    });
}

void Pins::look(const QString& message) {
    const node::ListAround request{idOf<RoomId>(m_room), idOf<MessageId>(message), 2};
    m_live->ask(this, request, [this, message, room = m_room](const Result<std::vector<node::MessageRow>>& rows) {
        if (room != m_room) return;
        if (rows) return take(*rows);
        QList<Pin> left = m_pins;
        left.removeIf([&message](const Pin& pin) { return pin.message == message; });
        settle(std::move(left));
    });
}

void Pins::take(const std::vector<node::MessageRow>& messages) {
    QList<Pin> pins = m_pins;
    for (const node::MessageRow& message : messages) {
        const QString id = hexOf(message.id);
        pins.removeIf([&id](const Pin& pin) { return pin.message == id; });
        if (message.pinned && message.gone == node::Gone::Here) pins += pinOf(message);
    }
    std::stable_sort(pins.begin(), pins.end(), [](const Pin& a, const Pin& b) { return a.timeMs > b.timeMs; });
    settle(std::move(pins));
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
