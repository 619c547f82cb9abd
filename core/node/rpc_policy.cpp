// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Verbs that settle something for a room: roles, its name, its policy; and what of it came to nothing.
#include "node/role_names.h"
#include "node/rpc_arguments.h"
#include "node/rpc_groups.h"
#include "node/rpc_rows.h"

#include <array>

namespace ieum::node {

namespace {

template <class Value> struct Named {
    const char* name;
    Value value;
};
constexpr std::array<Named<Inviters>, 3> inviterNames{
    {{"owners", Inviters::Owners}, {"admins", Inviters::Admins}, {"everybody", Inviters::Everybody}}};
constexpr std::array<Named<History>, 3> histories{
    {{"joining", History::FromJoining}, {"everything", History::Everything}, {"days", History::LastDays}}};
constexpr std::array<Named<Deed>, 8> deeds{{{"create", Deed::Create},
                                            {"add", Deed::Add},
                                            {"remove", Deed::Remove},
                                            {"role", Deed::SetRole},
                                            {"rename", Deed::Rename},
                                            {"policy", Deed::SetPolicy},
                                            {"add device", Deed::AddDevice},
                                            {"revoke device", Deed::RevokeDevice}}};
using Why = UndoneRow::Why;
constexpr std::array<Named<Why>, 6> reasons{{{"removed", Why::AuthorRemoved},
                                             {"lowered", Why::AuthorLowered},
                                             {"outranked", Why::Outranked},
                                             {"base undone", Why::BaseUndone},
                                             {"target removed", Why::TargetRemoved},
                                             {"overruled", Why::Overruled}}};

template <class Names> auto valueOf(const Names& names, const std::string& text) {
    std::optional<decltype(names[0].value)> found;
    for (const auto& each : names) {
        if (text == each.name) found = each.value;
    }
    return found;
}
template <class Names, class Value> const char* nameOf(const Names& names, Value value) {
    for (const auto& each : names) {
        if (each.value == value) return each.name;
    }
    return "";
}

QJsonObject done(const Nothing&) { return {}; }
QString hex(const RoomId& id) { return QString::fromStdString(id.hex()); }

void role(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    const std::string name = arguments.text("room");
    const std::string person = arguments.text("person");
    const auto wanted = roleNamed(arguments.text("role"));
    if (!arguments.isGood()) return refuse(reply, NodeError::BadRequest);
    if (!wanted) return refuse(reply, NodeError::BadRole);
    withRoom(api, name, reply, [&api, reply, person, wanted = *wanted](const RoomRow& room) {
        withMember(api, room.id, person, reply, [&api, reply, id = room.id, wanted](const MemberRow& member) {
            api.ask(SetRole{id, member.person, wanted}, answerTo<Nothing>(reply, done));
        });
    });
}

void rename(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    const std::string room = arguments.text("room");
    const std::string name = arguments.text("name");
    if (!arguments.isGood()) return refuse(reply, NodeError::BadRequest);
    withRoom(api, room, reply, [&api, reply, name](const RoomRow& found) {
        api.ask(RenameRoom{found.id, name}, answerTo<Nothing>(reply, done));
    });
}

constexpr uint32_t notGiven = UINT32_MAX;

/// What the arguments name; the rest stays. False: they make no sense.
bool readPolicy(const QJsonObject& object, Arguments& arguments, SetPolicy& policy) {
    if (const auto text = arguments.optionalText("inviters")) {
        policy.inviters = valueOf(inviterNames, *text);
        if (!policy.inviters) return false;
    }
    if (const auto text = arguments.optionalText("history")) {
        policy.history = valueOf(histories, *text);
        if (!policy.history) return false;
    }
    policy.historyDays = arguments.numberOr("history_days", 0);
    const uint32_t retention = arguments.numberOr("retention_days", notGiven);
    if (object.contains("retention_days")) policy.retentionDays = retention;
    const uint32_t disappearing = arguments.numberOr("disappearing", notGiven);
    if (object.contains("disappearing")) policy.disappearingMs = int64_t{disappearing} * 1000;
    return arguments.isGood();
}

/// Without anything to set it only tells.
void policy(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    const std::string name = arguments.text("room");
    SetPolicy wanted;
    if (!readPolicy(object, arguments, wanted)) return refuse(reply, NodeError::BadRequest);
    const bool sets = wanted.inviters || wanted.history || wanted.retentionDays || wanted.disappearingMs;
    withRoom(api, name, reply, [&api, reply, wanted, sets](const RoomRow& room) mutable {
        const auto told = answerTo<PolicyRow>(reply, [](const PolicyRow& row) { return toJson(row); });
        if (!sets) return api.ask(GetPolicy{room.id}, told);
        wanted.room = room.id;
        api.ask(wanted, told);
    });
}

void undone(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    const std::string name = arguments.text("room");
    if (!arguments.isGood()) return refuse(reply, NodeError::BadRequest);
    withRoom(api, name, reply, [&api, reply](const RoomRow& room) {
        using Rows = std::vector<UndoneRow>;
        api.ask(ListUndone{room.id}, answerTo<Rows>(reply, [](const Rows& rows) { return toJson(rows); }));
    });
}

void reading(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    const std::string name = arguments.text("room");
    const bool tell = arguments.flag("tell");
    if (!arguments.isGood() || !object.contains("tell")) return refuse(reply, NodeError::BadRequest);
    withRoom(api, name, reply, [&api, reply, tell](const RoomRow& room) {
        api.ask(TellReading{room.id, tell}, answerTo<Nothing>(reply, done));
    });
}

constexpr Verb verbs[] = {{"room role", role},
                          {"room rename", rename},
                          {"room policy", policy},
                          {"room undone", undone},
                          {"room reading", reading}};

} // namespace

std::span<const Verb> policyVerbs() { return verbs; }

QJsonObject toJson(const PolicyRow& row) {
    return {{"inviters", nameOf(inviterNames, row.inviters)},
            {"history", nameOf(histories, row.history)},
            {"history_days", static_cast<double>(row.historyDays)},
            {"retention_days", static_cast<double>(row.retentionDays)},
            {"disappearing", static_cast<qint64>(row.disappearingMs / 1000)},
            {"kept_back", static_cast<double>(row.keptBack)}};
}

QJsonObject toJson(const UndoneRow& row) {
    QJsonObject object{{"room", hex(row.room)},
                       {"deed", nameOf(deeds, row.deed)},
                       {"why", nameOf(reasons, row.why)},
                       {"name", QString::fromStdString(row.name)}};
    if (!row.person.isZero()) object["person"] = QString::fromStdString(row.person.hex());
    return object;
}

} // namespace ieum::node
