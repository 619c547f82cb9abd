// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "node/rpc_arguments.h"
#include "node/rpc_groups.h"
#include "node/rpc_rows.h"

namespace ieum::node {

namespace {

void link(Api& api, const QJsonObject&, const JsonReply& reply) {
    api.ask(LinkDevice{}, answerTo<InviteLink>(reply, [](const InviteLink& made) {
                return QJsonObject{{"link", QString::fromStdString(made.link)},
                                   {"code", QString::fromStdString(made.code)}};
            }));
}

void join(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    const std::string given = arguments.text("link");
    if (!arguments.isGood()) return refuse(reply, NodeError::BadRequest);
    api.ask(JoinAsDevice{given}, answerTo<Accepted>(reply, [](const Accepted& row) { return toJson(row); }));
}

void list(Api& api, const QJsonObject&, const JsonReply& reply) {
    using Rows = std::vector<DeviceRow>;
    api.ask(ListDevices{}, answerTo<Rows>(reply, [](const Rows& rows) { return toJson(rows); }));
}

void revoke(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    const std::string text = arguments.text("device");
    if (!arguments.isGood()) return refuse(reply, NodeError::BadRequest);
    withDevice(api, text, reply, [&api, reply](const DeviceRow& device) {
        api.ask(RevokeDevice{device.device}, answerTo<Nothing>(reply, [](const Nothing&) { return QJsonObject(); }));
    });
}

void safety(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    const std::string person = arguments.text("person");
    if (!arguments.isGood()) return refuse(reply, NodeError::BadRequest);
    api.ask(FindSafetyNumber{person}, answerTo<SafetyRow>(reply, [](const SafetyRow& row) { return toJson(row); }));
}

void person(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    const std::string text = arguments.text("person");
    if (!arguments.isGood()) return refuse(reply, NodeError::BadRequest);
    api.ask(FindPerson{text}, [&api, reply](const Result<PersonId>& found) {
        if (!found) return reply(passOn(found));
        api.ask(GetPerson{*found}, answerTo<PersonRow>(reply, [](const PersonRow& row) { return toJson(row); }));
    });
}

constexpr Verb verbs[] = {{"device link", link},     {"device join", join}, {"device list", list},
                          {"device revoke", revoke}, {"safety", safety},    {"person", person}};

} // namespace

std::span<const Verb> deviceVerbs() { return verbs; }

} // namespace ieum::node
