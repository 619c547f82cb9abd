// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/room_list.h"

#include "ui/rooms/room_words.h"
#include "ui/words/name_match.h"
#include "ui/words/names.h"
#include "ui/words/times.h"

#include <QDateTime>
#include <numeric>

namespace ieum::ui {
namespace {

using R = RoomListRow;
constexpr Role<R> roles[] = {{"key", &R::key},           {"name", &R::name},     {"initial", &R::initial},
                             {"lastLine", &R::lastLine}, {"time", &R::time},     {"mark", &R::mark},
                             {"hue", &R::hue},           {"unread", &R::unread}, {"mentioned", &R::mentioned}};

R rowOf(const node::RoomRow& room, qint64 nowMs) {
    R row;
    row.key = hexOf(room.id);
    row.name = roomName(room);
    row.initial = initialOf(row.name);
    row.lastLine = roomLastLine(room);
    row.time = listTime(room.lastTimeMs, nowMs);
    row.mark = roomMark(room);
    row.hue = hueOf(room.id);
    row.unread = static_cast<int>(room.unread);
    row.mentioned = room.mentioned;
    return row;
}

} // namespace

RoomList::RoomList(QObject* parent) : OnLive(parent), m_rows(roles), m_found(roles) {
    connect(this, &RoomList::seekingChanged, this, &RoomList::show);
}

void RoomList::follow(Live& live) {
    connect(&live, &Live::roomsChanged, this, &RoomList::refresh);
    refresh();
}

void RoomList::setFilter(const QString& filter) {
    if (m_filter == filter) return;
    m_filter = filter;
    emit filterChanged();
    show();
}

void RoomList::setSought(const QString& words) {
    if (m_sought == words) return;
    m_sought = words;
    emit soughtChanged();
    show();
}

int RoomList::unread() const {
    return std::accumulate(m_rooms.begin(), m_rooms.end(), 0,
                           [](int sum, const node::RoomRow& room) { return sum + static_cast<int>(room.unread); });
}

QString RoomList::next(const QString& room, int steps) const {
    const auto& rows = m_rows.rows();
    qsizetype at = 0;
    while (at < rows.size() && rows[at].key != room) ++at;
    const qsizetype wanted = at == rows.size() ? 0 : at + steps;
    return wanted >= 0 && wanted < rows.size() ? rows[wanted].key : QString();
}

QString RoomList::foundAt(int place) const {
    return place >= 0 && place < m_found.rows().size() ? m_found.rows()[place].key : QString();
}

QString RoomList::named(const QString& name) const {
    for (const auto& room : m_rooms) {
        if (roomName(room) == name) return hexOf(room.id);
    }
    return {};
}

void RoomList::refresh() {
    if (!m_asking.begin()) return;
    live()->ask(this, node::ListRooms{}, [this](Result<std::vector<node::RoomRow>> rooms) {
        if (m_asking.end()) refresh();
        if (!rooms) return;
        m_rooms = std::move(*rooms);
        m_known = true;
        show();
        emit changed();
    });
}

void RoomList::show() {
    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    QList<RoomListRow> rows, found;
    for (const auto& room : m_rooms) {
        const auto row = rowOf(room, nowMs);
        if (nameMatches(row.name, m_filter)) rows += row;
        if (m_seeking && nameMatches(row.name, m_sought)) found += row;
    }
    m_rows.replace(rows);
    m_found.replace(found);
}

} // namespace ieum::ui
