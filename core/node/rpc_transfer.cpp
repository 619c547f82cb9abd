// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "node/rpc_arguments.h"
#include "node/rpc_groups.h"
#include "node/rpc_rows.h"
#include "transfer/date_order.h"

#include <array>

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

/// In the zone of the export. What is not given has no end.
bool readSpan(Arguments& arguments, ExportRoom& request) {
    if (const std::string text = arguments.textOr("from", {}); !text.empty()) {
        const auto from = momentOf(text, OfDay::Begin, request.timeZone);
        if (!from) return false;
        request.fromMs = *from;
    }
    if (const std::string text = arguments.textOr("to", {}); !text.empty()) {
        const auto to = momentOf(text, OfDay::End, request.timeZone);
        if (!to) return false;
        request.toMs = *to;
    }
    return request.fromMs < request.toMs;
}

void listTargets(Api& api, const QJsonObject&, const JsonReply& reply) {
    api.ask(ListTargets{}, answerTo<std::vector<TargetRow>>(reply, [](const std::vector<TargetRow>& rows) {
                QJsonArray list;
                for (const TargetRow& row : rows) list.append(toJson(row));
                return list;
            }));
}

void exportRoom(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    const std::string name = arguments.text("room");
    ExportRoom request;
    request.format = arguments.text("format");
    request.outPath = arguments.text("out");
    request.language = arguments.textOr("language", request.language);
    request.timeZone = arguments.textOr("tz", request.timeZone);
    request.people = arguments.texts("people");
    request.withFiles = !arguments.flag("without_files");
    request.server = arguments.textOr("server", {});
    request.dry = arguments.flag("dry");
    request.resume = arguments.flag("resume");
    const bool hasSpan = readSpan(arguments, request);
    if (!arguments.isGood() || !hasSpan || !request.outPath.starts_with('/')) {
        return refuse(reply, NodeError::BadRequest);
    }
    withRoom(api, name, reply, [&api, reply, request](const RoomRow& room) mutable {
        request.room = room.id;
        api.ask(std::move(request),
                answerTo<ExportReport>(reply, [](const ExportReport& report) { return toJson(report); }));
    });
}

void listTransfers(Api& api, const QJsonObject&, const JsonReply& reply) {
    api.ask(ListTransfers{}, answerTo<std::vector<TransferRow>>(
                                 reply, [](const std::vector<TransferRow>& rows) { return toJson(rows); }));
}

void stopTransfer(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    StopTransfer request{arguments.text("path")};
    if (!arguments.isGood()) return refuse(reply, NodeError::BadRequest);
    api.ask(std::move(request), answerTo<Nothing>(reply, [](const Nothing&) { return QJsonObject(); }));
}

constexpr Verb verbs[] = {{"import", importChat},
                          {"export", exportRoom},
                          {"targets", listTargets},
                          {"transfer list", listTransfers},
                          {"transfer stop", stopTransfer}};

} // namespace

std::span<const Verb> transferVerbs() { return verbs; }

QJsonObject toJson(const TransferRow& row) {
    static constexpr std::array phases = {"reading", "sealing", "entering", "writing"};
    return {{"path", text(row.path)},
            {"kind", row.isImport ? "import" : "export"},
            {"phase", phases.at(static_cast<size_t>(row.phase))},
            {"done", number(row.done)},
            {"total", row.total == 0 ? QJsonValue() : QJsonValue(number(row.total))},
            {"bytes", number(row.bytes)},
            {"bytes_total", row.bytesTotal == 0 ? QJsonValue() : QJsonValue(number(row.bytesTotal))}};
}

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
            {"signed", number(report.signedMessages)},
            {"first", timeToJson(report.firstMs)},
            {"last", timeToJson(report.lastMs)},
            {"times", samples}};
}

} // namespace ieum::node
