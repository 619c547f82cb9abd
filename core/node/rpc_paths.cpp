// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/replica_address.h"
#include "node/replica_host.h"
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

/// By key, by an address that holds it (who it is, is the key, however it is reached), or by host:port alone.
bool isMeant(const ReplicaRow& row, const std::string& text) {
    if (const auto address = net::parseReplicaAddress(text)) return address->key == row.key;
    const std::string place = row.address.substr(row.address.find('@') + 1);
    // A path is no part of host:port.
    return row.key.hex() == text || place == text || place.starts_with(text + '/');
}

/// Finds the one that is meant.
void withReplica(Api& api, const std::string& text, const JsonReply& reply,
                 const std::function<void(const ReplicaKey&)>& next) {
    api.ask(GetStatus{}, [reply, text, next](Result<StatusRow> answer) {
        if (!answer) return reply(passOn(answer));
        const auto& rows = answer->replicas;
        const auto found =
            std::find_if(rows.begin(), rows.end(), [&](const ReplicaRow& row) { return isMeant(row, text); });
        if (found == rows.end()) return refuse(reply, NodeError::NoSuchReplica);
        next(found->key);
    });
}

void removeReplica(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    const std::string text = arguments.text("replica");
    if (!arguments.isGood()) return refuse(reply, NodeError::BadRequest);
    withReplica(api, text, reply, [&api, reply](const ReplicaKey& key) {
        api.ask(RemoveReplica{key}, answerTo<Nothing>(reply, [](const Nothing&) { return QJsonObject(); }));
    });
}

void hostReplica(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    HostReplica request;
    if (object.contains("on")) request.on = arguments.flag("on");
    const uint32_t port = arguments.numberOr("port", replicaPortDefault);
    if (!arguments.isGood() || port > UINT16_MAX) return refuse(reply, NodeError::BadRequest);
    request.port = static_cast<uint16_t>(port);
    api.ask(request, answerTo<HostedRow>(reply, [](const HostedRow& row) {
                return QJsonObject{{"on", row.on},
                                   {"address", row.on ? QJsonValue(QString::fromStdString(row.address)) : QJsonValue()},
                                   {"port", row.port},
                                   {"why", whyToJson(row.why)}};
            }));
}

/// Positions are counted from 1, as people do.
void moveReplica(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    const std::string text = arguments.text("replica");
    const uint32_t position = arguments.numberOr("position", 0);
    if (!arguments.isGood() || position == 0) return refuse(reply, NodeError::BadRequest);
    withReplica(api, text, reply, [&api, reply, position](const ReplicaKey& key) {
        api.ask(MoveReplica{key, position - 1}, answerTo<Nothing>(reply, [](const Nothing&) { return QJsonObject(); }));
    });
}

void setProxy(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    const std::string proxy = arguments.text("proxy");
    if (!arguments.isGood()) return refuse(reply, NodeError::BadRequest);
    api.ask(SetProxy{proxy}, answerTo<Nothing>(reply, [](const Nothing&) { return QJsonObject(); }));
}

void showProxy(Api& api, const QJsonObject&, const JsonReply& reply) {
    api.ask(GetProxy{}, answerTo<std::string>(reply, [](const std::string& proxy) {
                return QJsonObject{{"proxy", QString::fromStdString(proxy)}};
            }));
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
                          {"replica host", hostReplica},
                          {"replica move", moveReplica},
                          {"proxy set", setProxy},
                          {"proxy show", showProxy},
                          {"peer add", addAddress},
                          {"peer list", listAddresses},
                          {"peer remove", removeAddress},
                          {"pause", pause},
                          {"resume", resume}};

} // namespace

std::span<const Verb> pathVerbs() { return verbs; }

} // namespace ieum::node
