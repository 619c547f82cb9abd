// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "node/rpc_arguments.h"
#include "node/rpc_groups.h"
#include "node/rpc_rows.h"

#include <algorithm>

namespace ieum::node {

namespace {

void status(Api& api, const QJsonObject&, const JsonReply& reply) {
    api.ask(GetStatus{}, answerTo<StatusRow>(reply, [](const StatusRow& row) { return toJson(row); }));
}

void invite(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    const std::string name = arguments.textOr("room", {});
    if (!arguments.isGood()) return refuse(reply, NodeError::BadRequest);
    withOptionalRoom(api, name, reply, [&api, reply](std::optional<RoomId> room) {
        api.ask(MakeInvite{room}, answerTo<InviteLink>(reply, [](const InviteLink& made) {
                    return QJsonObject{{"link", QString::fromStdString(made.link)}};
                }));
    });
}

void accept(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    const std::string link = arguments.text("link");
    if (!arguments.isGood()) return refuse(reply, NodeError::BadRequest);
    api.ask(AcceptInvite{link}, answerTo<Accepted>(reply, [](const Accepted& row) { return toJson(row); }));
}

void addReplica(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    const std::string address = arguments.text("address");
    if (!arguments.isGood()) return refuse(reply, NodeError::BadRequest);
    api.ask(AddReplica{address}, answerTo<ReplicaKey>(reply, [](const ReplicaKey& key) {
                return QJsonObject{{"replica", QString::fromStdString(key.hex())}};
            }));
}

void listReplicas(Api& api, const QJsonObject&, const JsonReply& reply) {
    api.ask(GetStatus{}, answerTo<StatusRow>(reply, [](const StatusRow& row) { return toJson(row.replicas); }));
}

/// By key, by address (with or without its token), or by host:port alone.
bool isMeant(const ReplicaRow& row, const std::string& text) {
    const std::string place = row.address.substr(row.address.find('@') + 1);
    return row.key.hex() == text || row.address == text || text.starts_with(row.address + '/') || place == text;
}

void removeReplica(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    const std::string text = arguments.text("replica");
    if (!arguments.isGood()) return refuse(reply, NodeError::BadRequest);
    api.ask(GetStatus{}, [&api, reply, text](Result<StatusRow> answer) {
        if (!answer) return reply(passOn(answer));
        const auto& rows = answer->replicas;
        const auto found =
            std::find_if(rows.begin(), rows.end(), [&](const ReplicaRow& row) { return isMeant(row, text); });
        if (found == rows.end()) return refuse(reply, NodeError::NoSuchReplica);
        api.ask(RemoveReplica{found->key}, answerTo<Nothing>(reply, [](const Nothing&) { return QJsonObject(); }));
    });
}

void addAddress(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    const std::string address = arguments.text("address");
    if (!arguments.isGood()) return refuse(reply, NodeError::BadRequest);
    api.ask(AddAddress{address}, answerTo<Nothing>(reply, [](const Nothing&) { return QJsonObject(); }));
}

void listAddresses(Api& api, const QJsonObject&, const JsonReply& reply) {
    api.ask(ListAddresses{},
            answerTo<std::vector<AddressRow>>(reply, [](const std::vector<AddressRow>& rows) { return toJson(rows); }));
}

void removeAddress(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    const std::string address = arguments.text("address");
    if (!arguments.isGood()) return refuse(reply, NodeError::BadRequest);
    api.ask(RemoveAddress{address}, answerTo<Nothing>(reply, [](const Nothing&) { return QJsonObject(); }));
}

void setPaused(Api& api, const JsonReply& reply, bool paused) {
    api.ask(SetPaused{paused}, answerTo<Nothing>(reply, [](const Nothing&) { return QJsonObject(); }));
}
void pause(Api& api, const QJsonObject&, const JsonReply& reply) { setPaused(api, reply, true); }
void resume(Api& api, const QJsonObject&, const JsonReply& reply) { setPaused(api, reply, false); }

void restored(Api& api, const QJsonObject& object, const JsonReply& reply) {
    const auto show = [&api, reply] {
        api.ask(GetStatus{}, answerTo<StatusRow>(reply, [](const StatusRow& row) { return toJson(row.restored); }));
    };
    if (!object["go_on"].toBool()) return show();
    api.ask(GoOn{}, [reply, show](const Result<Nothing>& gone) {
        if (!gone) return reply(passOn(gone));
        show();
    });
}

constexpr Verb verbs[] = {{"status", status},
                          {"restored", restored},
                          {"invite", invite},
                          {"accept", accept},
                          {"replica add", addReplica},
                          {"replica list", listReplicas},
                          {"replica remove", removeReplica},
                          {"peer add", addAddress},
                          {"peer list", listAddresses},
                          {"peer remove", removeAddress},
                          {"pause", pause},
                          {"resume", resume}};

} // namespace

std::span<const Verb> pathVerbs() { return verbs; }

} // namespace ieum::node
