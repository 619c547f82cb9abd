// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "node/rpc_rows.h"

#include "node/role_names.h"
#include "node/sentences.h"

#include <QDateTime>
#include <array>

namespace ieum::node {

namespace {

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }
template <class Id> QString hex(const Id& id) { return QString::fromStdString(id.hex()); }
double number(uint64_t value) { return static_cast<double>(value); }

QJsonArray texts(const std::vector<std::string>& all) {
    QJsonArray array;
    for (const std::string& each : all) array.append(text(each));
    return array;
}

const char* nameOf(RoomKind kind) {
    switch (kind) {
    case RoomKind::Direct:
        return "direct";
    case RoomKind::Group:
        return "group";
    case RoomKind::Notice:
        return "notice";
    case RoomKind::Self:
        return "self";
    }
    return "";
}

const char* nameOf(Step step) {
    switch (step) {
    case Step::Waiting:
        return "waiting";
    case Step::Carried:
        return "carried";
    case Step::Delivered:
        return "delivered";
    case Step::Read:
        return "read";
    case Step::Expired:
        return "expired";
    case Step::Failed:
        return "failed";
    }
    return "";
}

const char* nameOf(Outside by) {
    switch (by) {
    case Outside::Mail:
        return "mail";
    case Outside::Sms:
        return "sms";
    case Outside::Other:
        return "other";
    }
    return "";
}

QJsonObject toJson(const RecipientState& state) {
    QJsonObject object{{"person", hex(state.person)}, {"name", text(state.name)}, {"step", nameOf(state.step)}};
    if (!state.carriers.empty()) object["carriers"] = texts(state.carriers);
    if (!state.devices.empty()) object["devices"] = texts(state.devices);
    if (state.why) object["why"] = whyToJson(state.why);
    if (state.outsideMs != 0) {
        object["outside"] = nameOf(state.outsideBy);
        object["outside_since"] = timeToJson(state.outsideMs);
    }
    return object;
}

QJsonObject toJson(const PeerRow& row) {
    return {{"person", hex(row.person)},
            {"name", text(row.name)},
            {"address", text(row.address)},
            {"since", timeToJson(row.sinceMs)}};
}

const char* nameOf(Gone gone) {
    switch (gone) {
    case Gone::Here:
        return "";
    case Gone::Deleted:
        return "deleted";
    case Gone::Hidden:
        return "hidden";
    case Gone::Expired:
        return "expired";
    }
    return "";
}

QJsonObject toJson(const PollRow& poll) {
    QJsonArray options;
    for (const PollOptionRow& each : poll.options) {
        options.append(QJsonObject{{"text", text(each.text)}, {"by", texts(each.names)}, {"own", each.own}});
    }
    return {{"options", options}, {"multiple", poll.multiple}, {"closes", timeToJson(poll.closesMs)}};
}

void addProvenance(const MessageRow& row, QJsonObject& object) {
    object["source"] = text(row.source);
    object["imported_name"] = text(row.importedName);
    object["imported_by"] = text(row.importedBy);
    if (row.tiedTo) object["tied"] = hex(*row.tiedTo);
}

/// Keys that most messages do not have.
void addLooks(const MessageRow& row, QJsonObject& object) {
    if (row.gone != Gone::Here) {
        object["gone"] = nameOf(row.gone);
        object["gone_by"] = text(row.goneBy);
    }
    if (row.editedMs != 0) object["edited"] = timeToJson(row.editedMs);
    if (row.notice) object["notice"] = true;
    if (row.pinned) object["pinned"] = true;
    if (row.poll) object["poll"] = toJson(*row.poll);
    QJsonArray mentions;
    for (const MentionRow& each : row.mentions) {
        mentions.append(QJsonObject{{"offset", number(each.offset)},
                                    {"length", number(each.length)},
                                    {"person", hex(each.person)},
                                    {"name", text(each.name)}});
    }
    if (!mentions.isEmpty()) object["mentions"] = mentions;
    QJsonArray reactions;
    for (const ReactionRow& each : row.reactions) {
        reactions.append(QJsonObject{{"emoji", text(each.emoji)}, {"by", texts(each.names)}, {"own", each.own}});
    }
    if (!reactions.isEmpty()) object["reactions"] = reactions;
}

QJsonObject pathToJson(const LanRow& lan) {
    return {{"path", "lan"},
            {"up", lan.on},
            {"since", timeToJson(lan.sinceMs)},
            {"port", lan.port},
            {"interfaces", texts(lan.interfaces)},
            {"addresses", texts(lan.addresses)},
            {"why", whyToJson(lan.why)}};
}

QJsonObject pathToJson(const ReplicaRow& replica) {
    return {{"path", "replica"},
            {"address", text(replica.address)},
            {"up", replica.up},
            {"connecting", replica.connecting},
            {"since", timeToJson(replica.sinceMs)},
            {"why", whyToJson(replica.why)}};
}

} // namespace

QJsonValue whyToJson(const std::optional<Error>& why) {
    return why ? QJsonValue(text(sentenceOf(*why))) : QJsonValue(QJsonValue::Null);
}

QJsonValue timeToJson(int64_t ms) {
    if (ms == 0) return QJsonValue::Null;
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(ms);
    const auto form = ms % 1000 == 0 ? Qt::ISODate : Qt::ISODateWithMs;
    return local.toOffsetFromUtc(local.offsetFromUtc()).toString(form);
}

QJsonObject toJson(const Self& self) {
    return {{"person", hex(self.person)},    {"device", hex(self.device)}, {"name", text(self.name)},
            {"protected", self.isProtected}, {"has_root", self.hasRoot},   {"recovery_kept", self.isRecoveryKept}};
}

QJsonObject toJson(const RecoveryRow& row) {
    const auto words = [](const std::vector<std::string>& from) {
        QJsonArray all;
        for (const std::string& word : from) all.append(text(word));
        return all;
    };
    return {{"korean", words(row.korean)}, {"english", words(row.english)}, {"kept", row.isKept}};
}

QJsonObject toJson(const RoomRow& row) {
    return {{"room", hex(row.id)},
            {"name", text(row.name)},
            {"kind", nameOf(row.kind)},
            {"members", number(row.members)},
            {"reachable", number(row.reachable)},
            {"messages", number(row.messages)},
            {"unread", number(row.unread)},
            {"mentioned", row.mentioned},
            {"waiting", number(row.waiting)},
            {"role", nameOf(row.ownRole)},
            {"removed", row.removed},
            {"read_only", row.readOnly},
            {"tells_reading", row.tellsReading},
            {"last", timeToJson(row.lastTimeMs)},
            {"last_author", text(row.lastAuthor)},
            {"last_text", text(row.lastText)}};
}

QJsonObject toJson(const MemberRow& row) {
    return {{"person", hex(row.person)},  {"name", text(row.name)}, {"role", nameOf(row.role)},
            {"reachable", row.reachable}, {"self", row.isSelf},     {"seen", timeToJson(row.seenMs)},
            {"forked", row.forked}};
}

QJsonObject toJson(const MessageRow& row) {
    QJsonObject object{{"id", hex(row.id)},      {"author", text(row.authorName)}, {"time", timeToJson(row.timeMs)},
                       {"text", text(row.text)}, {"files", toJson(row.files)},     {"own", row.own},
                       {"queued", row.queued},   {"imported", row.imported},       {"system", row.system},
                       {"late", row.late}};
    if (row.wasDueMs != 0) object["was_due"] = timeToJson(row.wasDueMs);
    if (!row.author.isZero()) object["person"] = hex(row.author);
    if (row.replyTo) object["reply"] = hex(*row.replyTo);
    if (row.imported) addProvenance(row, object);
    addLooks(row, object);
    QJsonArray states;
    for (const RecipientState& each : row.recipients) states.append(toJson(each));
    object["state"] = states;
    if (!row.imported) object["unread"] = number(row.unread);
    if (row.own || row.imported) {
        object["replicas_have"] = number(row.replicasHave);
        object["replicas_known"] = number(row.replicasKnown);
    }
    return object;
}

QJsonObject toJson(const GapRow& row) {
    constexpr std::array whys{"not here", "locked", "newer", "not kept"};
    return {{"gap", QJsonObject{{"author", text(row.name)},
                                {"person", hex(row.person)},
                                {"count", number(row.count)},
                                {"why", whys.at(row.why)},
                                {"holders", texts(row.holders)}}}};
}

QJsonObject toJson(const SearchHit& hit) {
    return {{"room", hex(hit.room)},          {"room_name", text(hit.roomName)}, {"id", hex(hit.id)},
            {"author", text(hit.authorName)}, {"time", timeToJson(hit.timeMs)},  {"text", text(hit.text)},
            {"in_file_name", hit.inFileName}};
}

QJsonObject toJson(const HolderRow& row) {
    constexpr std::array kinds{"here", "device", "replica"};
    QJsonObject object{{"name", text(row.name)},
                       {"kind", kinds.at(static_cast<size_t>(row.kind))},
                       {"connected", row.connected},
                       {"percent", number(row.percent)}};
    if (!row.device.empty()) object["device"] = text(row.device);
    if (row.agoMs) object["ago_ms"] = number(*row.agoMs);
    if (row.leftMs) object["left_ms"] = number(*row.leftMs);
    return object;
}

QJsonObject toJson(const FileRow& row) {
    constexpr std::array risks{"", "replicas", "nobody", "here"};
    QJsonArray held;
    for (const HolderRow& each : row.held) held.append(toJson(each));
    QJsonObject object{{"id", hex(row.id)},
                       {"name", text(row.name)},
                       {"size", number(row.sizeBytes)},
                       {"have", number(row.haveBytes)},
                       {"holders", texts(row.holders)},
                       {"held", held},
                       {"room", hex(row.room)},
                       {"message", hex(row.message)},
                       {"author", text(row.author)},
                       {"time", timeToJson(row.timeMs)},
                       {"fetching", row.fetching}};
    if (!row.fetchingFrom.empty()) object["fetching_from"] = text(row.fetchingFrom);
    if (row.fetchingPaused) object["fetching_paused"] = true;
    if (row.fetching) object["fetching_speed"] = number(row.fetchingSpeed);
    if (row.risk != Risk::None) object["only"] = risks.at(static_cast<size_t>(row.risk));
    return object;
}

QJsonObject toJson(const ReplicaRow& row) {
    return {
        {"replica", hex(row.key)},       {"address", text(row.address)},     {"up", row.up},
        {"connecting", row.connecting},  {"since", timeToJson(row.sinceMs)}, {"why", whyToJson(row.why)},
        {"used", number(row.usedBytes)}, {"quota", number(row.quotaBytes)},  {"went_back", timeToJson(row.wentBackMs)},
        {"missing", number(row.missing)}};
}

QJsonObject toJson(const AddressRow& row) {
    return {{"address", text(row.address)},
            {"typed", row.typed},
            {"name", row.name.empty() ? QJsonValue() : QJsonValue(text(row.name))},
            {"connected", row.connected},
            {"seen", timeToJson(row.seenMs)}};
}

QJsonObject toJson(const RestoredRow& row) {
    constexpr const char* reasons[] = {nullptr, "copied", "behind", "forked"};
    const char* why = reasons[static_cast<size_t>(row.why)];
    return {{"why", why == nullptr ? QJsonValue() : QJsonValue(QLatin1String(why))},
            {"read_only", row.readOnly},
            {"since", timeToJson(row.sinceMs)},
            {"done", timeToJson(row.doneMs)}};
}

QJsonObject toJson(const StatusRow& row) {
    QJsonArray paths{pathToJson(row.lan)};
    for (const ReplicaRow& each : row.replicas) paths.append(pathToJson(each));
    QJsonArray peers;
    for (const PeerRow& each : row.peers) peers.append(toJson(each));
    return {{"paused", row.paused},
            {"restored", toJson(row.restored)},
            {"paths", paths},
            {"peers", peers},
            {"replicas", toJson(row.replicas)},
            {"outbox", number(row.outbox)},
            {"undelivered", number(row.undelivered)},
            {"outage_since", timeToJson(row.outageSinceMs)},
            {"outage_whose", row.outageSinceMs != 0 ? QJsonValue(nameOf(row.outageWhose)) : QJsonValue()},
            {"started", timeToJson(row.startedMs)},
            {"skipped", number(row.skipped)},
            {"vault_over", number(row.vaultOverBytes)},
            {"joining", row.joining.empty() ? QJsonValue() : QJsonValue(text(row.joining))}};
}

QJsonObject toJson(const ExportReport& report) {
    QJsonArray losses;
    for (const LossRow& loss : report.losses) {
        losses.append(
            QJsonObject{{"what", text(loss.what)}, {"messages", number(loss.count)}, {"as_text", loss.asText}});
    }
    return {{"path", text(report.path)},
            {"messages", number(report.messages)},
            {"files", number(report.files)},
            {"signed", number(report.signedMessages)},
            {"taken_over", number(report.takenOver)},
            {"losses", losses}};
}

QJsonObject toJson(const TargetRow& row) {
    constexpr std::array words{"no", "text", "yes"};
    QJsonObject features;
    for (const TargetRow::Feature& each : row.features) {
        features[text(each.what)] = words.at(static_cast<size_t>(each.carried));
    }
    return {{"name", text(row.name)}, {"zip", row.isZip}, {"read_by", text(row.readBy)}, {"carries", features}};
}

QJsonObject toJson(const Accepted& accepted) {
    return {{"inviter", text(accepted.inviter)},
            {"room", accepted.room ? QJsonValue(hex(*accepted.room)) : QJsonValue(QJsonValue::Null)}};
}

QJsonObject toJson(const DeviceRow& row) {
    return {{"device", hex(row.device)},
            {"name", text(row.name)},
            {"self", row.isSelf},
            {"reachable", row.reachable},
            {"linked_by", row.linkedBy ? QJsonValue(hex(*row.linkedBy)) : QJsonValue()}};
}

QJsonObject toJson(const SafetyRow& row) {
    return {{"person", hex(row.person)}, {"name", text(row.name)}, {"number", text(row.number)}};
}

QJsonObject toJson(const PersonDeviceRow& row) {
    return {{"device", hex(row.device)}, {"name", text(row.name)}, {"reachable", row.reachable}};
}

QJsonObject toJson(const SharedRoomRow& row) {
    return {{"room", hex(row.room)}, {"name", text(row.name)}, {"kind", nameOf(row.kind)}, {"role", nameOf(row.role)}};
}

QJsonObject toJson(const PersonRow& row) {
    return {{"person", hex(row.person)},
            {"name", text(row.name)},
            {"number", text(row.number)},
            {"reachable", row.reachable},
            {"seen", timeToJson(row.seenMs)},
            {"since", timeToJson(row.sinceMs)},
            {"forked", row.forked},
            {"devices", toJson(row.devices)},
            {"rooms", toJson(row.rooms)},
            {"more_rooms", number(row.moreRooms)},
            {"direct", row.direct ? QJsonValue(hex(*row.direct)) : QJsonValue()}};
}

} // namespace ieum::node
