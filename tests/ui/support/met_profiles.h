// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two real profiles in one process, on the loopback, who share a room; and files for it.
#pragma once

#include "support/own_port.h"
#include "ui/support/real_profile.h"

namespace ieum::uitest {

constexpr int meetingMs = 30'000;

inline net::NetworkOptions loopback() {
    net::NetworkOptions network;
    network.interfaces = {"lo"};
    network.beaconPort = test::ownBeaconPort();
    return network;
}

/// A message with a file of three megabytes, which comes by itself where nothing stands against it.
inline bool sendFile(const RealProfile& from, node::Api& api, const RoomId& room, const QString& name) {
    constexpr qsizetype fileBytes = 3'000'000;
    const QString path = from.beside(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)) return false;
    file.write(name.toUtf8().repeated(fileBytes / name.toUtf8().size() + 1).first(fileBytes));
    file.close();
    node::SendMessage message;
    message.room = room;
    message.filePaths = {path.toStdString()};
    return RealProfile::askOpen(api, message).has_value();
}

/// Makes both, and a room of the two, of whom `their` stays online. Nothing: they did not meet.
inline std::optional<RoomId> meet(RealProfile& mine, RealProfile& theirs, std::unique_ptr<node::Api>& their) {
    if (!mine.make("바다") || !theirs.make("서연")) return std::nullopt;
    mine.goOnline(loopback());
    theirs.goOnline(loopback());
    their = theirs.open();
    const auto my = mine.open();
    if (!their || !my) return std::nullopt;
    const auto room = RealProfile::askOpen(*their, node::CreateRoom{"모임"});
    const auto link = room ? RealProfile::askOpen(*their, node::MakeInvite{*room}) : std::nullopt;
    if (!link || !RealProfile::askOpen(*my, node::AcceptInvite{link->link})) return std::nullopt;
    const auto isIn = [&my] {
        const auto rooms = RealProfile::askOpen(*my, node::ListRooms{});
        return rooms && rooms->size() == 1;
    };
    return QTest::qWaitFor(isIn, meetingMs) ? room : std::nullopt;
}

} // namespace ieum::uitest
