// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sheets/room_deeds.h"

#include "ui/words/names.h"

namespace ieum::ui {

void NewRoom::create(const QString& name) {
    run(node::CreateRoom{name.trimmed().toStdString()}, [this](const RoomId& room) { emit created(hexOf(room)); });
}

void Inviting::make(const QString& room) {
    m_link.clear();
    emit linkChanged();
    node::MakeInvite request;
    if (!room.isEmpty()) request.room = idOf<RoomId>(room);
    run(request, [this](const node::InviteLink& invite) {
        m_link = QString::fromStdString(invite.link);
        emit linkChanged();
    });
}

void Accepting::accept(const QString& link) {
    run(node::AcceptInvite{link.simplified().remove(QLatin1Char(' ')).toStdString()},
        [this](const node::Accepted& done) {
            emit accepted(done.room ? hexOf(*done.room) : QString(), shownName(done.inviter));
        });
}

void ReplicaAdding::add(const QString& address) {
    run(node::AddReplica{address.trimmed().toStdString()}, [this](const ReplicaKey&) { emit added(); });
}

} // namespace ieum::ui
