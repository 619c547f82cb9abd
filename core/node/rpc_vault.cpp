// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "node/rpc_arguments.h"
#include "node/rpc_groups.h"
#include "node/rpc_kinds.h"
#include "node/rpc_rows.h"

#include <QDateTime>

namespace ieum::node {

namespace {

const char* hereOf(const FileRow& file) {
    if (file.haveBytes == 0 && file.sizeBytes > 0) return "none";
    return file.haveBytes < file.sizeBytes ? "part" : "whole";
}

QJsonObject toJson(const FoundFile& found) {
    QJsonObject object = toJson(found.file);
    object["room_name"] = QString::fromStdString(found.roomName);
    object["type"] = nameOfKind(found.kind);
    object["here"] = hereOf(found.file);
    object["pinned"] = found.pinned;
    object["made_room"] = found.madeRoom;
    object["place"] = QString::number(found.place); // more digits than a number of JSON keeps
    return object;
}

/// Nothing: an argument makes no sense.
std::optional<FindFiles> requestOf(Arguments& arguments) {
    FindFiles request;
    request.name = arguments.textOr("name", {});
    request.sender = arguments.textOr("sender", {});
    request.limit = arguments.numberOr("limit", request.limit);
    const auto type = arguments.optionalText("type");
    const auto since = arguments.optionalText("since");
    const auto until = arguments.optionalText("until");
    const auto before = arguments.optionalText("before");
    bool isGood = true;
    if (type) {
        request.kind = kindNamed(*type);
        isGood = request.kind.has_value();
    }
    if (since) {
        const auto moment = momentOf(*since, OfDay::Begin);
        isGood = isGood && moment;
        request.fromMs = moment.value_or(0);
    }
    if (until) {
        request.untilMs = momentOf(*until, OfDay::End);
        isGood = isGood && request.untilMs;
    }
    if (before) {
        bool isNumber = false;
        request.before = QString::fromStdString(*before).toLongLong(&isNumber);
        isGood = isGood && isNumber;
    }
    return isGood && arguments.isGood() ? std::optional(std::move(request)) : std::nullopt;
}

void files(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    const std::string name = arguments.textOr("room", {});
    const auto wanted = requestOf(arguments);
    if (!wanted) return refuse(reply, NodeError::BadRequest);
    withOptionalRoom(api, name, reply, [&api, reply, wanted = *wanted](std::optional<RoomId> room) {
        FindFiles request = wanted;
        request.room = room;
        api.ask(std::move(request), answerTo<FileList>(reply, [](const FileList& list) {
                    QJsonArray rows;
                    for (const FoundFile& each : list.files) rows.append(toJson(each));
                    return rows;
                }));
    });
}

QJsonObject toJson(const FileTotal& total) {
    return {{"files", static_cast<double>(total.files)}, {"bytes", static_cast<double>(total.bytes)}};
}

/// A row each, and the totals last.
QJsonArray toJson(const AtRiskList& answer) {
    QJsonArray rows;
    for (const FoundFile& each : answer.list.files) rows.append(toJson(each));
    QJsonObject totals{
        {"replicas", toJson(answer.replicas)}, {"nobody", toJson(answer.nobody)}, {"here", toJson(answer.here)}};
    if (answer.list.next) totals["next"] = QString::number(*answer.list.next);
    rows.append(QJsonObject{{"totals", totals}});
    return rows;
}

/// Some at a time, so that the engine does other things in between.
void fetchAllAtRisk(Api& api, const JsonReply& reply, std::optional<int64_t> before, FileTotal sum) {
    api.ask(FetchAtRisk{before}, [&api, reply, sum](Result<AtRiskFetch> fetched) mutable {
        if (!fetched) return reply(passOn(fetched));
        sum.files += fetched->wanted.files;
        sum.bytes += fetched->wanted.bytes;
        if (fetched->next) return fetchAllAtRisk(api, reply, fetched->next, sum);
        reply(QJsonValue(QJsonObject{{"wanted", toJson(sum)}}));
    });
}

void atRisk(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    ListAtRisk request;
    request.here = arguments.flag("here");
    request.limit = arguments.numberOr("limit", request.limit);
    const bool fetches = arguments.flag("fetch");
    const auto before = arguments.optionalText("before");
    bool isNumber = true;
    if (before) request.before = QString::fromStdString(*before).toLongLong(&isNumber);
    if (!arguments.isGood() || !isNumber || (fetches && (request.here || before))) {
        return refuse(reply, NodeError::BadRequest);
    }
    if (fetches) return fetchAllAtRisk(api, reply, {}, {});
    api.ask(request, answerTo<AtRiskList>(reply, [](const AtRiskList& list) { return toJson(list); }));
}

void pin(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    const std::string name = arguments.text("file");
    const bool remove = arguments.flag("remove");
    if (!arguments.isGood()) return refuse(reply, NodeError::BadRequest);
    withFile(api, name, reply, [&api, reply, remove](const FileRow& file) {
        api.ask(PinFile{file.id, !remove}, answerTo<Nothing>(reply, [](const Nothing&) { return QJsonObject(); }));
    });
}

QJsonObject toJson(const HurtFile& file) {
    return {{"id", QString::fromStdString(file.id.hex())},
            {"name", QString::fromStdString(file.name)},
            {"room", QString::fromStdString(file.room.hex())},
            {"room_name", QString::fromStdString(file.roomName)},
            {"damaged", static_cast<double>(file.damaged)},
            {"missing", static_cast<double>(file.missing)},
            {"fetching", file.fetched}};
}

void check(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    const bool repair = arguments.flag("repair");
    if (!arguments.isGood()) return refuse(reply, NodeError::BadRequest);
    api.ask(CheckVault{repair}, answerTo<VaultReport>(reply, [](const VaultReport& report) {
                QJsonArray files;
                for (const HurtFile& each : report.files) files.append(toJson(each));
                return QJsonObject{{"checked", static_cast<double>(report.checked)},
                                   {"bytes", static_cast<double>(report.bytes)},
                                   {"damaged", static_cast<double>(report.damaged)},
                                   {"missing", static_cast<double>(report.missing)},
                                   {"files", files},
                                   {"more", report.more}};
            }));
}

constexpr Verb verbs[] = {{"files", files}, {"vault at-risk", atRisk}, {"vault pin", pin}, {"vault check", check}};

} // namespace

std::span<const Verb> vaultVerbs() { return verbs; }

} // namespace ieum::node
