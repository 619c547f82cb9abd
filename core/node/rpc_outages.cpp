// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Verbs about paths that failed: past outages, and messages that go by other channels.
#include "node/rpc_arguments.h"
#include "node/rpc_groups.h"
#include "node/rpc_rows.h"

namespace ieum::node {

namespace {

void outages(Api& api, const QJsonObject&, const JsonReply& reply) {
    using Rows = std::vector<OutageRow>;
    api.ask(ListOutages{}, answerTo<Rows>(reply, [](const Rows& rows) { return toJson(rows); }));
}

std::optional<Outside> outsideOf(const std::string& name) {
    if (name == "mail") return Outside::Mail;
    if (name == "sms") return Outside::Sms;
    if (name == "other") return Outside::Other;
    return std::nullopt;
}

void through(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    const std::string name = arguments.text("room");
    SendThrough request;
    request.message = arguments.message("message");
    const auto by = outsideOf(arguments.text("by"));
    const std::vector<std::string> people = arguments.texts("people");
    if (!arguments.isGood() || !by) return refuse(reply, NodeError::BadRequest);
    request.by = *by;
    withRoom(api, name, reply, [&api, people, reply, request](const RoomRow& room) mutable {
        request.room = room.id;
        withPeople(api, people, reply, [&api, reply, request](std::vector<PersonId> meant) mutable {
            request.people = std::move(meant);
            api.ask(std::move(request), answerTo<OutsideText>(reply, [](const auto& made) { return toJson(made); }));
        });
    });
}

constexpr Verb verbs[] = {{"outages", outages}, {"through", through}};

} // namespace

std::span<const Verb> outageVerbs() { return verbs; }

const char* nameOf(OutageRow::Whose whose) {
    switch (whose) {
    case OutageRow::Whose::Unknown:
        return "unknown";
    case OutageRow::Whose::Theirs:
        return "theirs";
    case OutageRow::Whose::Ours:
        return "ours";
    }
    return "";
}

QJsonObject toJson(const OutageRow& row) {
    return {{"replica", QString::fromStdString(row.key.hex())},
            {"address", QString::fromStdString(row.address)},
            {"began", timeToJson(row.beganMs)},
            {"ended", timeToJson(row.endedMs)},
            {"whose", nameOf(row.whose)},
            {"times", static_cast<double>(row.times)},
            {"why", whyToJson(row.why)}};
}

QJsonObject toJson(const OutsideText& made) {
    return {{"subject", QString::fromStdString(made.subject)},
            {"text", QString::fromStdString(made.text)},
            {"url", QString::fromStdString(made.url)}};
}

} // namespace ieum::node
