// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sheets/room_deeds.h"

#include "ui/words/names.h"

#include <algorithm>
#include <set>

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
    const std::string text = link.simplified().remove(QLatin1Char(' ')).toStdString();
    run(node::ListRooms{}, [this, text](const std::vector<node::RoomRow>& known) {
        run(node::AcceptInvite{text}, [this, known](const node::Accepted& done) {
            if (!done.room) waitFor(known);
            emit accepted(done.room ? hexOf(*done.room) : QString(), shownName(done.inviter));
        });
    });
}

void Accepting::waitFor(const std::vector<node::RoomRow>& known) {
    waitNoMore();
    std::set<RoomId> before;
    for (const node::RoomRow& each : known) before.insert(each.id);
    m_waiting = connect(live(), &Live::roomsChanged, this, [this, before] {
        live()->ask(this, node::ListRooms{}, [this, before](const Result<std::vector<node::RoomRow>>& rooms) {
            if (!rooms) return;
            const auto isNew = [&](const node::RoomRow& each) { return !before.contains(each.id); };
            const auto found = std::find_if(rooms->begin(), rooms->end(), isNew);
            if (found == rooms->end() || !m_waiting) return;
            waitNoMore();
            emit came(hexOf(found->id));
        });
    });
}

void ReplicaAdding::add(const QString& address) {
    run(node::AddReplica{address.trimmed().toStdString()}, [this](const ReplicaKey&) { emit added(); });
}

} // namespace ieum::ui
