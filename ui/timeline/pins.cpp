// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/pins.h"

#include "ui/words/messengers.h"
#include "ui/words/names.h"

#include <algorithm>

namespace ieum::ui {
namespace {

constexpr int burstMs = 300;

} // namespace

Pins::Pins(QObject* parent) : RoomLook(burstMs, parent) {}

void Pins::forget() { settle({}); }

void Pins::look() {
    lookUp(node::ListPinned{idOf<RoomId>(room())}, [this](const std::vector<node::MessageRow>& rows) {
        QList<Pin> pins;
        for (const node::MessageRow& message : rows) pins.prepend(pinOf(message));
        settle(std::move(pins));
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
    const QString author =
        message.tiedTo ? tiedName(message.authorName, message.importedName) : shownName(message.authorName);
    return {hexOf(message.id), author, text, message.timeMs};
}

const Pins::Pin& Pins::shown() const {
    static const Pin none;
    return m_at < count() ? m_pins[m_at] : none;
}

} // namespace ieum::ui
