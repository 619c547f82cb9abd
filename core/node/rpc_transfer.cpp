// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "node/rpc_arguments.h"
#include "node/rpc_groups.h"
#include "node/rpc_rows.h"
#include "store/real_files.h"
#include "transfer/date_order.h"
#include "transfer/time_zone.h"

#include <QDateTime>

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

/// "2026-03-01", or with a time of day behind "T": local time in the zone of the export. `after` is the first moment of
/// the day behind a bare one.
bool readMoment(const std::string& text, const std::string& zone, bool after, int64_t& ms) {
    if (text.empty()) return true;
    const QString written = QString::fromStdString(text);
    // The same zones as those of the export itself: Qt does not take "+09:00".
    const auto place = transfer::TimeZone::named(zone, store::RealFiles());
    if (!place) return false;
    const auto msOf = [&](const QDate& day, const QTime& time) {
        const transfer::LocalTime local{day.year(), day.month(), day.day(), time.hour(), time.minute(), time.second()};
        return place->utcMsOf(local) + time.msec();
    };
    const QDate day = QDate::fromString(written, Qt::ISODate);
    const QDateTime moment = written.contains(u'T') ? QDateTime::fromString(written, Qt::ISODate) : QDateTime();
    if (moment.isValid() && moment.timeSpec() == Qt::LocalTime) {
        ms = msOf(moment.date(), moment.time());
    } else if (moment.isValid()) {
        ms = moment.toMSecsSinceEpoch();
    } else if (day.isValid() && !written.contains(u'T')) {
        ms = msOf(after ? day.addDays(1) : day, QTime(0, 0));
    } else {
        return false;
    }
    return true;
}

bool readSpan(Arguments& arguments, ExportRoom& request) {
    const bool from = readMoment(arguments.textOr("from", {}), request.timeZone, false, request.fromMs);
    const bool to = readMoment(arguments.textOr("to", {}), request.timeZone, true, request.toMs);
    return from && to && request.fromMs < request.toMs;
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

constexpr Verb verbs[] = {{"import", importChat}, {"export", exportRoom}, {"targets", listTargets}};

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
