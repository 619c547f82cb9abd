// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "node/rpc_arguments.h"

#include "store/real_files.h"
#include "transfer/time_zone.h"

#include <QDateTime>
#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace ieum::node {

namespace {

constexpr size_t prefixDigitsMin = 8;

bool isIdOrPrefix(const std::string& hex, const std::string& text) {
    return text.size() >= prefixDigitsMin && hex.starts_with(text);
}

/// The one row that is meant. Rows with the same id are one.
template <class Row, class IdOf> const Row* onlyOne(const std::vector<Row>& rows, const std::string& text, IdOf idOf) {
    const Row* found = nullptr;
    for (const Row& row : rows) {
        if (row.name != text && !isIdOrPrefix(idOf(row).hex(), text)) continue;
        if (found != nullptr && idOf(*found) != idOf(row)) return nullptr;
        found = &row;
    }
    return found;
}

} // namespace

std::string Arguments::text(const char* name) {
    auto found = optionalText(name);
    m_good = m_good && found.has_value();
    return std::move(found).value_or(std::string());
}

std::string Arguments::textOr(const char* name, std::string otherwise) {
    return optionalText(name).value_or(std::move(otherwise));
}

std::optional<std::string> Arguments::optionalText(const char* name) {
    const QJsonValue value = m_object.value(QLatin1String(name));
    if (value.isUndefined() || value.isNull()) return std::nullopt;
    m_good = m_good && value.isString();
    return value.toString().toStdString();
}

bool Arguments::flag(const char* name) {
    const QJsonValue value = m_object.value(QLatin1String(name));
    m_good = m_good && (value.isUndefined() || value.isBool());
    return value.toBool();
}

std::vector<uint32_t> Arguments::numbers(const char* name) {
    const QJsonValue value = m_object.value(QLatin1String(name));
    m_good = m_good && (value.isUndefined() || value.isArray());
    std::vector<uint32_t> all;
    for (const QJsonValue each : value.toArray()) {
        const double number = each.toDouble(-1);
        m_good = m_good && number >= 0 && number <= 0xFFFF'FFFFU && number == std::floor(number);
        if (m_good) all.push_back(static_cast<uint32_t>(number));
    }
    return all;
}

MessageId Arguments::message(const char* name) {
    const auto found = optionalMessage(name);
    m_good = m_good && found.has_value();
    return found.value_or(MessageId{});
}

std::vector<std::string> Arguments::texts(const char* name) {
    const QJsonValue value = m_object.value(QLatin1String(name));
    if (value.isUndefined()) return {};
    m_good = m_good && value.isArray();
    std::vector<std::string> all;
    for (const QJsonValue each : value.toArray()) {
        m_good = m_good && each.isString();
        all.push_back(each.toString().toStdString());
    }
    return all;
}

uint32_t Arguments::numberOr(const char* name, uint32_t otherwise) {
    const QJsonValue value = m_object.value(QLatin1String(name));
    if (value.isUndefined()) return otherwise;
    const double number = value.toDouble(-1);
    const bool whole = number >= 0 && number <= 4294967295.0;
    m_good = m_good && value.isDouble() && whole;
    return whole ? static_cast<uint32_t>(number) : otherwise;
}

std::optional<uint64_t> Arguments::optionalBytes(const char* name) {
    const QJsonValue value = m_object.value(QLatin1String(name));
    if (value.isUndefined() || value.isNull()) return std::nullopt;
    const double number = value.toDouble(-1);
    const bool isWhole = number >= 0 && number < 9007199254740992.0 && number == std::floor(number);
    m_good = m_good && isWhole;
    return isWhole ? std::optional(static_cast<uint64_t>(number)) : std::nullopt;
}

std::optional<MessageId> Arguments::optionalMessage(const char* name) {
    const auto given = optionalText(name);
    if (!given) return std::nullopt;
    const auto id = MessageId::fromHexText(*given);
    m_good = m_good && id.has_value();
    return id;
}

void withRoom(Api& api, const std::string& text, const JsonReply& reply, std::function<void(const RoomRow&)> then) {
    api.ask(FindRoom{text}, [reply, then = std::move(then)](Result<RoomRow> room) {
        if (!room) return reply(passOn(room));
        then(*room);
    });
}

void withOptionalRoom(Api& api, const std::string& text, const JsonReply& reply,
                      std::function<void(std::optional<RoomId>)> then) {
    if (text.empty()) return then(std::nullopt);
    withRoom(api, text, reply, [then = std::move(then)](const RoomRow& room) { then(room.id); });
}

void withMember(Api& api, const RoomId& room, const std::string& text, const JsonReply& reply,
                std::function<void(const MemberRow&)> then) {
    api.ask(ListMembers{room}, [reply, text, then = std::move(then)](Result<std::vector<MemberRow>> rows) {
        if (!rows) return reply(passOn(rows));
        const MemberRow* member = onlyOne(*rows, text, [](const MemberRow& row) { return row.person; });
        if (member == nullptr) return refuse(reply, NodeError::NoSuchPerson);
        then(*member);
    });
}

void withDevice(Api& api, const std::string& text, const JsonReply& reply, std::function<void(const DeviceRow&)> then) {
    api.ask(ListDevices{}, [reply, text, then = std::move(then)](Result<std::vector<DeviceRow>> rows) {
        if (!rows) return reply(passOn(rows));
        const DeviceRow* device = onlyOne(*rows, text, [](const DeviceRow& row) { return row.device; });
        if (device == nullptr) return refuse(reply, NodeError::NoSuchDevice);
        then(*device);
    });
}

void withFile(Api& api, const std::string& text, const JsonReply& reply, std::function<void(const FileRow&)> then) {
    api.ask(ListFiles{}, [reply, text, then = std::move(then)](Result<std::vector<FileRow>> rows) {
        if (!rows) return reply(passOn(rows));
        const FileRow* file = onlyOne(*rows, text, [](const FileRow& row) { return row.id; });
        if (file == nullptr) return refuse(reply, NodeError::NoSuchFile);
        then(*file);
    });
}

void withPeople(Api& api, std::vector<std::string> texts, const JsonReply& reply,
                std::function<void(std::vector<PersonId>)> then) {
    if (texts.empty()) return then({});
    const std::string last = std::move(texts.back());
    texts.pop_back();
    api.ask(FindPerson{last}, [&api, texts = std::move(texts), reply, then = std::move(then)](const auto& found) {
        if (!found) return reply(passOn(found));
        withPeople(api, texts, reply, [then, person = *found](std::vector<PersonId> all) {
            all.push_back(person);
            then(std::move(all));
        });
    });
}

void withRooms(Api& api, std::vector<std::string> texts, const JsonReply& reply,
               std::function<void(std::vector<RoomId>)> then) {
    if (texts.empty()) return then({});
    const std::string last = std::move(texts.back());
    texts.pop_back();
    withRoom(api, last, reply, [&api, texts = std::move(texts), reply, then = std::move(then)](const RoomRow& room) {
        withRooms(api, texts, reply, [then, id = room.id](std::vector<RoomId> all) {
            all.push_back(id);
            then(std::move(all));
        });
    });
}

std::optional<int64_t> momentOf(const std::string& text, OfDay of, const std::string& zone) {
    // The same zones as those of an export itself: Qt does not take "+09:00".
    const auto place = transfer::TimeZone::named(zone.empty() ? "UTC" : zone, store::RealFiles());
    if (!place) return std::nullopt;
    const QString written = QString::fromStdString(text);
    const bool isDay = !written.contains(u'T');
    const QDateTime moment = isDay ? QDateTime() : QDateTime::fromString(written, Qt::ISODateWithMs);
    QDate day = isDay ? QDate::fromString(written, Qt::ISODate) : moment.date();
    if (isDay ? !day.isValid() : !moment.isValid()) return std::nullopt;
    if (isDay && of == OfDay::End) day = day.addDays(1);
    if (isDay && zone.empty()) return day.startOfDay().toMSecsSinceEpoch();
    if (!isDay && (zone.empty() || moment.timeSpec() != Qt::LocalTime)) return moment.toMSecsSinceEpoch();
    const QTime time = isDay ? QTime(0, 0) : moment.time();
    const transfer::LocalTime local{day.year(), day.month(), day.day(), time.hour(), time.minute(), time.second()};
    return place->utcMsOf(local) + time.msec();
}

void refuse(const JsonReply& reply, NodeError why) { reply(fail(Cause::Input, why)); }

} // namespace ieum::node
