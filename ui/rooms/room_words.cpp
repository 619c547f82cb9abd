// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/room_words.h"

#include "ui/words/names.h"

#include <QCoreApplication>
#include <QLocale>

namespace ieum::ui {
namespace {

struct Rooms {
    Q_DECLARE_TR_FUNCTIONS(Rooms)
};

} // namespace

QString roomName(const node::RoomRow& room) {
    QString name = shownName(room.name);
    if (!name.isEmpty()) return name;
    return room.kind == node::RoomKind::Self ? Rooms::tr("Notes to myself") : Rooms::tr("Room without a name");
}

QString roomLastLine(const node::RoomRow& room) {
    if (room.messages == 0 && room.lastText.empty()) return Rooms::tr("No messages yet");
    QString text = room.lastGone ? Rooms::tr("A message that is gone") : oneLine(shownText(room.lastText));
    if (room.lastAuthor.empty() || room.kind == node::RoomKind::Direct) return text;
    return QStringLiteral("%1: %2").arg(isolated(shownName(room.lastAuthor)), text);
}

QString roomMark(const node::RoomRow& room) {
    if (room.waiting > 0) return Rooms::tr("waiting", "mark beside a room: own messages that nobody has yet");
    if (room.removed) return Rooms::tr("left", "mark beside a room of which we are no longer a member");
    if (room.imported) return Rooms::tr("imported", "mark beside a room brought from another messenger");
    return {};
}

QString roomSubtitle(const node::RoomRow& room) {
    if (room.removed) return Rooms::tr("You are no longer a member. The room can still be read.");
    if (room.kind == node::RoomKind::Self) return Rooms::tr("Only you");
    if (room.kind == node::RoomKind::Direct)
        return room.reachable > 0 ? Rooms::tr("Reachable now") : Rooms::tr("Not reachable now");
    if (room.members <= 1) return Rooms::tr("Only you so far");
    return QStringLiteral("%1 · %2").arg(Rooms::tr("%n member(s)", nullptr, static_cast<int>(room.members)),
                                         Rooms::tr("%n reachable now", nullptr, static_cast<int>(room.reachable)));
}

} // namespace ieum::ui
