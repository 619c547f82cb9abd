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

QString deedText(const node::UndoneRow& undone) {
    using node::Deed;
    const QString name = isolated(shownName(undone.name));
    switch (undone.deed) {
    case Deed::Create:
        return Rooms::tr("That you began the room does not count");
    case Deed::Add:
        return Rooms::tr("That you let %1 in does not count").arg(name);
    case Deed::Remove:
        return Rooms::tr("That you removed %1 does not count").arg(name);
    case Deed::SetRole:
        return Rooms::tr("That you gave %1 another role does not count").arg(name);
    case Deed::Rename:
        return Rooms::tr("That you named the room %1 does not count").arg(name);
    case Deed::SetPolicy:
        return Rooms::tr("That you set the rules of the room does not count");
    case Deed::AddDevice:
        return Rooms::tr("That you added a device of %1 does not count").arg(name);
    case Deed::RevokeDevice:
        return Rooms::tr("That you revoked a device of %1 does not count").arg(name);
    }
    return {};
}

QString reasonText(node::UndoneRow::Why why) {
    using Why = node::UndoneRow::Why;
    switch (why) {
    case Why::AuthorRemoved:
        return Rooms::tr("you, or the computer that you did it on, had been removed meanwhile.");
    case Why::AuthorLowered:
        return Rooms::tr("your role had been lowered meanwhile.");
    case Why::Outranked:
        return Rooms::tr("somebody senior to you did the same to you.");
    case Why::BaseUndone:
        return Rooms::tr("what gave you the right to it was undone.");
    case Why::TargetRemoved:
        return Rooms::tr("that person was removed meanwhile.");
    case Why::Overruled:
        return Rooms::tr("somebody senior to you settled the same thing meanwhile.");
    }
    return {};
}

} // namespace

QString roomName(const node::RoomRow& room) {
    QString name = shownName(room.name);
    if (!name.isEmpty()) return name;
    return room.kind == node::RoomKind::Self ? Rooms::tr("Notes to myself") : Rooms::tr("Room without a name");
}

QString roomLastLine(const node::RoomRow& room) {
    if (room.empty) return Rooms::tr("No messages yet");
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

QString undoneText(const node::UndoneRow& undone) {
    return QStringLiteral("%1: %2").arg(deedText(undone), reasonText(undone.why));
}

} // namespace ieum::ui
