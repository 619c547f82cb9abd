// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/room_ways.h"

#include "ui/settings/room_key.h"

namespace ieum::ui {
namespace {

const QString group = QStringLiteral("rooms");

} // namespace

RoomWays::RoomWays(QSettings* settings, QObject* parent) : QObject(parent), m_settings(settings) {
    if (m_settings == nullptr) return;
    m_settings->beginGroup(group);
    const QStringList keys = m_settings->childGroups();
    for (const QString& key : keys) {
        const int colour = m_settings->value(key + QStringLiteral("/colour"), 0).toInt();
        m_ways[key] = {m_settings->value(key + QStringLiteral("/locks"), false).toBool(),
                       colour < 0 || colour > colourMost ? 0 : colour};
    }
    m_settings->endGroup();
}

bool RoomWays::locks(const QString& room) const { return m_ways.value(roomKey(room)).locks; }
int RoomWays::colour(const QString& room) const { return m_ways.value(roomKey(room)).colour; }

void RoomWays::setLocks(const QString& room, bool locks) { put(room, {locks, colour(room)}); }

void RoomWays::setColour(const QString& room, int colour) {
    put(room, {locks(room), colour < 0 || colour > colourMost ? 0 : colour});
}

void RoomWays::put(const QString& room, const Way& way) {
    if (room.isEmpty()) return;
    const QString key = roomKey(room);
    const QString place = group + QLatin1Char('/') + key;
    const bool isUsual = !way.locks && way.colour == 0;
    if (isUsual)
        m_ways.remove(key);
    else
        m_ways[key] = way;
    if (m_settings != nullptr) {
        m_settings->remove(place);
        if (way.locks) m_settings->setValue(place + QStringLiteral("/locks"), true);
        if (way.colour > 0) m_settings->setValue(place + QStringLiteral("/colour"), way.colour);
    }
    ++m_changes;
    emit changed();
}

} // namespace ieum::ui
