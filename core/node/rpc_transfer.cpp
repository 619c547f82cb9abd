// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "node/rpc_arguments.h"
#include "node/rpc_groups.h"
#include "node/rpc_rows.h"
#include "transfer/date_order.h"

namespace ieum::node {

namespace {

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }
double number(uint64_t value) { return static_cast<double>(value); }

void importChat(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    ImportChat request;
    request.path = arguments.text("path");
    request.timeZone = arguments.textOr("tz", request.timeZone);
    request.me = arguments.textOr("me", {});
    request.roomName = arguments.textOr("room", {});
    request.dateOrder = arguments.textOr("dates", {});
    request.chat = arguments.textOr("chat", {});
    request.lenient = arguments.flag("lenient");
    request.preview = arguments.flag("preview");
    const bool orderIsKnown = request.dateOrder.empty() || transfer::dateOrderNamed(request.dateOrder);
    if (!arguments.isGood() || !request.path.starts_with('/') || !orderIsKnown) {
        return refuse(reply, NodeError::BadRequest);
    }
    api.ask(std::move(request),
            answerTo<ImportReport>(reply, [](const ImportReport& report) { return toJson(report); }));
}

void exportRoom(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    const std::string name = arguments.text("room");
    ExportRoom request;
    request.format = arguments.text("format");
    request.outPath = arguments.text("out");
    request.language = arguments.textOr("language", request.language);
    if (!arguments.isGood() || !request.outPath.starts_with('/')) return refuse(reply, NodeError::BadRequest);
    withRoom(api, name, reply, [&api, reply, request](const RoomRow& room) mutable {
        request.room = room.id;
        api.ask(std::move(request),
                answerTo<ExportReport>(reply, [](const ExportReport& report) { return toJson(report); }));
    });
}

constexpr Verb verbs[] = {{"import", importChat}, {"export", exportRoom}};

} // namespace

std::span<const Verb> transferVerbs() { return verbs; }

QJsonObject toJson(const ImportReport& report) {
    QJsonArray people;
    for (const std::string& name : report.people) people.append(text(name));
    QJsonArray samples;
    for (const SampleTimeRow& sample : report.sampleTimes) {
        samples.append(QJsonObject{{"written", text(sample.written)}, {"time", timeToJson(sample.timeMs)}});
    }
    QJsonArray passedOver;
    for (const PassedOverRow& line : report.passedOver) {
        passedOver.append(QJsonObject{{"line", number(line.line)}, {"why", text(line.why)}});
    }
    return {{"room", report.room == RoomId{} ? QJsonValue() : QJsonValue(text(report.room.hex()))},
            {"chat", text(report.chat)},
            {"source", text(report.source)},
            {"messages", number(report.messages)},
            {"members", number(report.members)},
            {"people", people},
            {"attachments", number(report.attachments)},
            {"files", number(report.filesFound)},
            {"missing", number(report.filesMissing)},
            {"unclaimed", number(report.filesUnclaimed)},
            {"system", number(report.system)},
            {"skipped", number(report.skipped)},
            {"skipped_lines", passedOver},
            {"first", timeToJson(report.firstMs)},
            {"last", timeToJson(report.lastMs)},
            {"times", samples}};
}

} // namespace ieum::node
