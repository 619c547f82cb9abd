// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "node/rpc_events.h"

#include "node/rpc_rows.h"

namespace ieum::node {

namespace {

template <class Id> QString hex(const Id& id) { return QString::fromStdString(id.hex()); }

QJsonObject form(const RoomsChanged&) { return {{"event", "rooms"}}; }
QJsonObject form(const StatusChanged&) { return {{"event", "status"}}; }
QJsonObject form(const TimelineChanged& event) { return {{"event", "timeline"}, {"room", hex(event.room)}}; }
QJsonObject form(const MembersChanged& event) { return {{"event", "members"}, {"room", hex(event.room)}}; }
QJsonObject form(const FileProgress& event) {
    return {{"event", "file"},
            {"id", hex(event.file)},
            {"have", static_cast<double>(event.haveBytes)},
            {"size", static_cast<double>(event.sizeBytes)},
            {"done", event.done},
            {"speed", static_cast<double>(event.bytesPerSecond)}};
}
QJsonObject form(const ReplicaWentBack& event) {
    return {{"event", "replica_went_back"},
            {"replica", hex(event.key)},
            {"address", QString::fromStdString(event.address)}};
}
QJsonObject form(const MessageArrived& event) {
    return {{"event", "message"},
            {"room", hex(event.row.room)},
            {"room_name", QString::fromStdString(event.roomName)},
            {"id", hex(event.row.id)},
            {"author", QString::fromStdString(event.row.authorName)},
            {"time", timeToJson(event.row.timeMs)},
            {"text", QString::fromStdString(event.row.text)}};
}
QJsonObject form(const ForkProved& event) {
    return {{"event", "fork"},
            {"room", hex(event.room)},
            {"person", hex(event.person)},
            {"name", QString::fromStdString(event.name)}};
}
QJsonObject form(const DeviceLinked& event) {
    return {{"event", "device_linked"},
            {"person", hex(event.person)},
            {"device", hex(event.device)},
            {"name", QString::fromStdString(event.name)}};
}

QJsonObject form(const OutageBegan& event) {
    QJsonObject object = toJson(event.row);
    object["event"] = "outage_began";
    return object;
}
QJsonObject form(const OutageEnded& event) {
    QJsonObject object = toJson(event.row);
    object["event"] = "outage_ended";
    return object;
}
QJsonObject form(const OperationUndone& event) {
    QJsonObject object = toJson(event.row);
    object["event"] = "undone";
    object["room_name"] = QString::fromStdString(event.roomName);
    return object;
}
QJsonObject form(const BackupProgress& event) {
    return {{"event", "backup"},
            {"path", QString::fromStdString(event.path)},
            {"done", static_cast<double>(event.done)},
            {"total", static_cast<double>(event.total)}};
}
QJsonObject form(const TransferProgress& event) {
    QJsonObject object = toJson(event.row);
    object["event"] = "transfer";
    object["ended"] = event.ended;
    return object;
}

} // namespace

QJsonObject toJson(const Event& event) {
    return std::visit([](const auto& each) { return form(each); }, event);
}

} // namespace ieum::node
