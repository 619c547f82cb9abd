// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "node/rpc_arguments.h"
#include "node/rpc_groups.h"
#include "node/rpc_rows.h"

namespace ieum::node {

namespace {

QJsonObject form(const TieRow& row) {
    return {{"messenger", QString::fromStdString(row.messenger)},
            {"name", QString::fromStdString(row.name)},
            {"person", QString::fromStdString(row.person.hex())},
            {"member", QString::fromStdString(row.member)}};
}

void list(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    const std::string name = arguments.text("room");
    if (!arguments.isGood()) return refuse(reply, NodeError::BadRequest);
    withRoom(api, name, reply, [&api, reply](const RoomRow& room) {
        using Rows = std::vector<TieRow>;
        api.ask(ListTies{room.id}, answerTo<Rows>(reply, [](const Rows& rows) {
                    QJsonArray all;
                    for (const TieRow& row : rows) all.append(form(row));
                    return all;
                }));
    });
}

void set(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    TieAuthor request;
    const std::string room = arguments.text("room");
    const std::string person = arguments.text("person");
    request.name = arguments.text("name");
    request.source = arguments.textOr("from", {});
    if (!arguments.isGood()) return refuse(reply, NodeError::BadRequest);
    withRoom(api, room, reply, [&api, reply, person, request](const RoomRow& found) {
        withMember(api, found.id, person, reply, [&api, reply, request, id = found.id](const MemberRow& member) {
            TieAuthor whole = request;
            whole.room = id;
            whole.person = member.person;
            api.ask(std::move(whole), answerTo<TieRow>(reply, form));
        });
    });
}

void remove(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    TieAuthor request;
    const std::string room = arguments.text("room");
    request.name = arguments.text("name");
    request.source = arguments.textOr("from", {});
    if (!arguments.isGood()) return refuse(reply, NodeError::BadRequest);
    withRoom(api, room, reply, [&api, reply, request](const RoomRow& found) {
        TieAuthor whole = request;
        whole.room = found.id;
        api.ask(std::move(whole), answerTo<TieRow>(reply, form));
    });
}

constexpr Verb verbs[] = {{"tie list", list}, {"tie set", set}, {"tie remove", remove}};

} // namespace

std::span<const Verb> tieVerbs() { return verbs; }

} // namespace ieum::node
