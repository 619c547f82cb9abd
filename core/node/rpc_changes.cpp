// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Verbs that do something to a message.
#include "node/rpc_arguments.h"
#include "node/rpc_groups.h"

namespace ieum::node {

namespace {

/// Asks for what the arguments say, once the room is found.
template <class Request> void change(Api& api, Arguments& arguments, Request request, const JsonReply& reply) {
    const std::string name = arguments.text("room");
    request.message = arguments.message("message");
    if (!arguments.isGood()) return refuse(reply, NodeError::BadRequest);
    withRoom(api, name, reply, [&api, reply, request = std::move(request)](const RoomRow& room) mutable {
        request.room = room.id;
        api.ask(std::move(request), answerTo<Nothing>(reply, [](const Nothing&) { return QJsonObject(); }));
    });
}

void edit(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    EditMessage request;
    request.text = arguments.text("text");
    change(api, arguments, std::move(request), reply);
}

void remove(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    change(api, arguments, DeleteMessage{}, reply);
}

void react(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    React request;
    request.emoji = arguments.text("emoji");
    request.remove = arguments.flag("remove");
    change(api, arguments, request, reply);
}

void vote(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    Vote request;
    request.options = arguments.numbers("options");
    change(api, arguments, std::move(request), reply);
}

void pin(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    PinMessage request;
    request.remove = arguments.flag("remove");
    change(api, arguments, request, reply);
}

constexpr Verb verbs[] = {{"edit", edit}, {"delete", remove}, {"react", react}, {"vote", vote}, {"pin", pin}};

} // namespace

std::span<const Verb> changeVerbs() { return verbs; }

} // namespace ieum::node
