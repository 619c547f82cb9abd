// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Verbs about messages that wait for their time. `send` puts them there, with `at`.
#include "node/rpc_arguments.h"
#include "node/rpc_groups.h"
#include "node/rpc_rows.h"

#include <algorithm>

namespace ieum::node {

namespace {

QJsonObject toJson(const LaterRow& row) {
    QJsonArray files;
    for (const std::string& name : row.files) files.append(QString::fromStdString(name));
    return {{"id", QString::fromStdString(row.id.hex())},
            {"room", QString::fromStdString(row.room.hex())},
            {"room_name", QString::fromStdString(row.roomName)},
            {"at", timeToJson(row.dueMs)},
            {"text", QString::fromStdString(row.text)},
            {"files", files},
            {"notice", row.notice},
            {"poll", row.poll},
            {"held", row.held}};
}

void later(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    const std::string name = arguments.textOr("room", {});
    if (!arguments.isGood()) return refuse(reply, NodeError::BadRequest);
    withOptionalRoom(api, name, reply, [&api, reply](std::optional<RoomId> room) {
        using Rows = std::vector<LaterRow>;
        api.ask(ListLater{room}, answerTo<Rows>(reply, [](const Rows& rows) {
                    QJsonArray list;
                    for (const LaterRow& row : rows) list.append(toJson(row));
                    return list;
                }));
    });
}

/// Another text, another time, or both.
void change(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    ChangeLater request;
    request.message = arguments.message("message");
    request.text = arguments.optionalText("text");
    const auto at = arguments.optionalText("at");
    if (at) request.dueMs = momentOf(*at, OfDay::Begin);
    const bool isGood = arguments.isGood() && (request.text || at) && (!at || request.dueMs);
    if (!isGood) return refuse(reply, NodeError::BadRequest);
    if (request.dueMs) request.dueMs = std::max<int64_t>(*request.dueMs, 1); // 0 would be now
    api.ask(request, answerTo<Nothing>(reply, [](const Nothing&) { return QJsonObject(); }));
}

void send(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    const ChangeLater request{arguments.message("message"), {}, 0};
    if (!arguments.isGood()) return refuse(reply, NodeError::BadRequest);
    api.ask(request, answerTo<Nothing>(reply, [](const Nothing&) { return QJsonObject(); }));
}

void drop(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    const DropLater request{arguments.message("message")};
    if (!arguments.isGood()) return refuse(reply, NodeError::BadRequest);
    api.ask(request, answerTo<Nothing>(reply, [](const Nothing&) { return QJsonObject(); }));
}

constexpr Verb verbs[] = {{"later", later}, {"later change", change}, {"later send", send}, {"later delete", drop}};

} // namespace

std::span<const Verb> laterVerbs() { return verbs; }

} // namespace ieum::node
