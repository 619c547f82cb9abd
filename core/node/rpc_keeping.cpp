// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "node/rpc_arguments.h"
#include "node/rpc_groups.h"
#include "node/rpc_kinds.h"
#include "node/rpc_rows.h"

namespace ieum::node {

namespace {

constexpr const char* meteredNames[] = {"auto", "yes", "no"};

QJsonValue bytesOrNull(std::optional<uint64_t> bytes) {
    return bytes ? QJsonValue(static_cast<double>(*bytes)) : QJsonValue();
}

QJsonObject ruleToJson(const KeepRuleRow& rule) {
    return {{"room", rule.room ? QJsonValue(QString::fromStdString(rule.room->hex())) : QJsonValue()},
            {"room_name", rule.room ? QJsonValue(QString::fromStdString(rule.roomName)) : QJsonValue()},
            {"type", rule.kind ? QJsonValue(QLatin1String(nameOfKind(*rule.kind))) : QJsonValue()},
            {"up_to", bytesOrNull(rule.bytesMax)},
            {"keep", rule.keep},
            {"metered", rule.onMetered}};
}

QJsonArray rulesToJson(const KeepingRow& row) {
    QJsonArray rules;
    for (const KeepRuleRow& each : row.rules) rules.append(ruleToJson(each));
    return rules;
}

QJsonObject quotaToJson(const KeepingRow& row) {
    return {{"quota", bytesOrNull(row.quotaBytes)},
            {"used", static_cast<double>(row.usedBytes)},
            {"over", static_cast<double>(row.overBytes)}};
}

QJsonObject lineToJson(const KeepingRow& row) {
    return {{"setting", meteredNames[static_cast<size_t>(row.metered)]},
            {"system", row.lineIsMetered ? QJsonValue(*row.lineIsMetered) : QJsonValue()},
            {"metered", row.isMetered}};
}

QJsonObject statusToJson(const KeepingRow& row) {
    QJsonArray lastCopies;
    for (const LastCopyRow& each : row.lastCopies) {
        lastCopies.append(QJsonObject{{"id", QString::fromStdString(each.id.hex())},
                                      {"name", QString::fromStdString(each.name)},
                                      {"size", static_cast<double>(each.sizeBytes)},
                                      {"room", QString::fromStdString(each.room.hex())},
                                      {"room_name", QString::fromStdString(each.roomName)}});
    }
    QJsonObject object = quotaToJson(row);
    object["pinned"] = static_cast<double>(row.pinnedBytes);
    object["last_copies"] = lastCopies;
    object["more_last_copies"] = row.moreLastCopies;
    object["last_copy_bytes"] = static_cast<double>(row.lastCopyBytes);
    object["ours_to_keep_bytes"] = static_cast<double>(row.oursToKeepBytes);
    object["recent_bytes"] = static_cast<double>(row.recentBytes);
    object["small"] = static_cast<double>(row.smallBytes);
    object["line"] = lineToJson(row);
    object["rules"] = rulesToJson(row);
    return object;
}

template <class Form> void tellKeeping(Api& api, const JsonReply& reply, Form form) {
    api.ask(GetKeeping{}, answerTo<KeepingRow>(reply, form));
}

/// Does it, and then tells how things stand.
template <class Request, class Form> void change(Api& api, Request request, const JsonReply& reply, Form form) {
    api.ask(std::move(request), [&api, reply, form](Result<Nothing> done) {
        if (!done) return reply(passOn(done));
        tellKeeping(api, reply, form);
    });
}

void status(Api& api, const QJsonObject&, const JsonReply& reply) { tellKeeping(api, reply, statusToJson); }

void rules(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    const std::string action = arguments.textOr("action", "list");
    const std::string room = arguments.textOr("room", {});
    const auto type = arguments.optionalText("type");
    SetKeepRule request;
    request.remove = action == "remove";
    request.rule.bytesMax = arguments.optionalBytes("up_to");
    request.rule.keep = !arguments.flag("do_not_keep");
    request.rule.onMetered = arguments.flag("metered");
    if (type) request.rule.kind = kindNamed(*type);
    const bool isKnown = action == "list" || action == "add" || request.remove;
    if (!arguments.isGood() || !isKnown || (type && !request.rule.kind)) return refuse(reply, NodeError::BadRequest);
    if (action == "list") return tellKeeping(api, reply, rulesToJson);
    // One that is not here any more has no name, and its rules can be taken away all the same.
    if (const auto id = RoomId::fromHexText(room); id && request.remove) {
        request.rule.room = *id;
        return change(api, std::move(request), reply, rulesToJson);
    }
    withOptionalRoom(api, room, reply, [&api, reply, request](std::optional<RoomId> found) {
        SetKeepRule asked = request;
        asked.rule.room = found;
        change(api, std::move(asked), reply, rulesToJson);
    });
}

void quota(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    const bool none = arguments.flag("none");
    const auto bytes = arguments.optionalBytes("bytes");
    if (!arguments.isGood() || (none && bytes)) return refuse(reply, NodeError::BadRequest);
    if (!none && !bytes) return tellKeeping(api, reply, quotaToJson);
    change(api, SetQuota{bytes}, reply, quotaToJson);
}

void metered(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    const auto wanted = arguments.optionalText("set");
    if (!arguments.isGood()) return refuse(reply, NodeError::BadRequest);
    if (!wanted) return tellKeeping(api, reply, lineToJson);
    for (size_t i = 0; i < std::size(meteredNames); ++i) {
        if (*wanted == meteredNames[i]) return change(api, SetMetered{static_cast<Metered>(i)}, reply, lineToJson);
    }
    refuse(reply, NodeError::BadRequest);
}

/// One name after the other, then all files at once.
void evictNamed(Api& api, std::vector<std::string> names, EvictFiles request, const JsonReply& reply) {
    if (names.empty()) {
        return api.ask(std::move(request), answerTo<EvictedRow>(reply, [](const EvictedRow& row) {
                           return QJsonObject{{"files", static_cast<double>(row.files)},
                                              {"bytes", static_cast<double>(row.bytes)}};
                       }));
    }
    const std::string name = names.back();
    names.pop_back();
    withFile(api, name, reply, [&api, names, request, reply](const FileRow& file) {
        EvictFiles more = request;
        more.files.push_back(file.id);
        evictNamed(api, names, std::move(more), reply);
    });
}

void evict(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    EvictFiles request;
    request.lastCopies = arguments.flag("last_copies");
    std::vector<std::string> names = arguments.texts("files");
    if (!arguments.isGood() || names.empty()) return refuse(reply, NodeError::BadRequest);
    evictNamed(api, std::move(names), std::move(request), reply);
}

constexpr Verb verbs[] = {{"vault status", status},
                          {"vault rules", rules},
                          {"vault quota", quota},
                          {"vault metered", metered},
                          {"vault evict", evict}};

} // namespace

std::span<const Verb> keepingVerbs() { return verbs; }

} // namespace ieum::node
