// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "node/rpc_arguments.h"
#include "node/rpc_groups.h"
#include "node/rpc_rows.h"

namespace ieum::node {

namespace {

void show(Api& api, const QJsonObject&, const JsonReply& reply) {
    api.ask(GetTraffic{}, answerTo<TrafficRow>(reply, [](const TrafficRow& row) {
                QJsonArray files;
                for (const FileRow& each : row.files) files.append(toJson(each));
                return QJsonObject{{"down", static_cast<double>(row.terms.downBytesPerSecond)},
                                   {"up", static_cast<double>(row.terms.upBytesPerSecond)},
                                   {"paused", row.terms.paused},
                                   {"files", files}};
            }));
}

void set(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    SetTraffic request;
    if (object.contains("down")) request.downBytesPerSecond = arguments.numberOr("down", 0);
    if (object.contains("up")) request.upBytesPerSecond = arguments.numberOr("up", 0);
    if (object.contains("paused")) request.paused = arguments.flag("paused");
    if (!arguments.isGood()) return refuse(reply, NodeError::BadRequest);
    api.ask(request, answerTo<Nothing>(reply, [](const Nothing&) { return QJsonObject(); }));
}

void stop(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    const std::string name = arguments.text("file");
    if (!arguments.isGood()) return refuse(reply, NodeError::BadRequest);
    withFile(api, name, reply, [&api, reply](const FileRow& file) {
        api.ask(StopFetching{file.id}, answerTo<Nothing>(reply, [](const Nothing&) { return QJsonObject(); }));
    });
}

constexpr Verb verbs[] = {{"traffic", show}, {"traffic set", set}, {"traffic stop", stop}};

} // namespace

std::span<const Verb> trafficVerbs() { return verbs; }

} // namespace ieum::node
