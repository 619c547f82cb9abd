// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/handing_over.h"
#include "node/rpc_arguments.h"
#include "node/rpc_groups.h"
#include "node/rpc_rows.h"

namespace ieum::node {
namespace {

QJsonObject toJson(const HandoverRow& row) {
    QJsonArray members;
    for (const HandoverMember& each : row.members) {
        members.append(QJsonObject{{"person", QString::fromStdString(each.person.hex())},
                                   {"name", QString::fromStdString(each.name)},
                                   {"arrived", each.arrived},
                                   {"contact", QString::fromStdString(each.contact)}});
    }
    return {{"place", QString::fromStdString(row.place)},
            {"link", QString::fromStdString(row.link)},
            {"notice", QString::fromStdString(row.notice.hex())},
            {"members", members}};
}

void show(Api& api, const RoomId& room, const JsonReply& reply) {
    api.ask(GetHandover{room}, answerTo<HandoverRow>(reply, [](const HandoverRow& row) { return toJson(row); }));
}

/// Writes the kit where one is wanted, and tells how things stand.
void writeOrShow(Api& api, const KitWanted& wanted, const JsonReply& reply) {
    if (wanted.outPath.empty()) return show(api, wanted.room, reply);
    writeHandoverKit(api, wanted, answerTo<KitWritten>(reply, [](const KitWritten& kit) {
                         QJsonObject told = toJson(kit.handover);
                         told["path"] = QString::fromStdString(kit.path);
                         told["messages"] = static_cast<qint64>(kit.messages);
                         told["files"] = static_cast<qint64>(kit.files);
                         return told;
                     }));
}

void handOver(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    const std::string room = arguments.text("room");
    const transfer::HandoverPlace place{arguments.textOr("to", {}), arguments.textOr("link", {})};
    KitWanted wanted;
    wanted.outPath = arguments.textOr("out", {});
    wanted.formats = arguments.texts("formats");
    wanted.language = arguments.textOr("language", wanted.language);
    wanted.timeZone = arguments.textOr("tz", wanted.timeZone);
    const bool isAbsolute = wanted.outPath.empty() || wanted.outPath.starts_with('/');
    const bool linkHasPlace = place.link.empty() || !place.place.empty();
    if (!arguments.isGood() || !isAbsolute || !linkHasPlace) return refuse(reply, NodeError::BadRequest);
    withRoom(api, room, reply, [&api, reply, wanted, place](const RoomRow& row) mutable {
        wanted.room = row.id;
        if (place.place.empty()) return writeOrShow(api, wanted, reply);
        announceHandover(api, {row.id, place, wanted.language}, [&api, reply, wanted](const Result<MessageId>& notice) {
            if (!notice) return reply(passOn(notice));
            writeOrShow(api, wanted, reply);
        });
    });
}

constexpr Verb verbs[] = {{"handover", handOver}};

} // namespace

std::span<const Verb> roomHandoverVerbs() { return verbs; }

} // namespace ieum::node
