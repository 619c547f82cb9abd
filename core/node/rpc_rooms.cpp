// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "node/rpc_arguments.h"
#include "node/rpc_groups.h"
#include "node/rpc_rows.h"

namespace ieum::node {

namespace {

QJsonObject done(const Nothing&) { return {}; }

void whoAmI(Api& api, const QJsonObject&, const JsonReply& reply) {
    api.ask(WhoAmI{}, answerTo<Self>(reply, [](const Self& self) { return toJson(self); }));
}

void create(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    const std::string name = arguments.text("name");
    const bool notice = arguments.flag("notice");
    if (!arguments.isGood()) return refuse(reply, NodeError::BadRequest);
    api.ask(CreateRoom{name, notice}, answerTo<RoomId>(reply, [](const RoomId& room) {
                return QJsonObject{{"room", QString::fromStdString(room.hex())}};
            }));
}

void list(Api& api, const QJsonObject&, const JsonReply& reply) {
    using Rows = std::vector<RoomRow>;
    api.ask(ListRooms{true}, answerTo<Rows>(reply, [](const Rows& rows) { return toJson(rows); }));
}

void members(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    const std::string name = arguments.text("room");
    if (!arguments.isGood()) return refuse(reply, NodeError::BadRequest);
    withRoom(api, name, reply, [&api, reply](const RoomRow& room) {
        using Rows = std::vector<MemberRow>;
        api.ask(ListMembers{room.id}, answerTo<Rows>(reply, [](const Rows& rows) { return toJson(rows); }));
    });
}

void remove(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    const std::string name = arguments.text("room");
    const std::string person = arguments.text("person");
    if (!arguments.isGood()) return refuse(reply, NodeError::BadRequest);
    withRoom(api, name, reply, [&api, reply, person](const RoomRow& room) {
        withMember(api, room.id, person, reply, [&api, reply, id = room.id](const MemberRow& member) {
            api.ask(RemoveMember{id, member.person}, answerTo<Nothing>(reply, done));
        });
    });
}

void leave(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    const std::string name = arguments.text("room");
    if (!arguments.isGood()) return refuse(reply, NodeError::BadRequest);
    withRoom(api, name, reply,
             [&api, reply](const RoomRow& room) { api.ask(LeaveRoom{room.id}, answerTo<Nothing>(reply, done)); });
}

constexpr Verb verbs[] = {{"whoami", whoAmI},        {"room create", create}, {"room list", list},
                          {"room members", members}, {"room remove", remove}, {"room leave", leave}};

} // namespace

std::span<const Verb> roomVerbs() { return verbs; }

} // namespace ieum::node
