// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "node/rpc_arguments.h"
#include "node/rpc_groups.h"
#include "node/rpc_rows.h"
#include "room/limits.h"

namespace ieum::node {

namespace {

/// Finds one person after the other, then sends.
void withMentions(Api& api, SendMessage request, std::vector<std::string> left, const JsonReply& reply) {
    if (left.empty()) {
        return api.ask(std::move(request), answerTo<MessageId>(reply, [](const MessageId& id) {
                           return QJsonObject{{"id", QString::fromStdString(id.hex())}};
                       }));
    }
    const std::string name = std::move(left.back());
    left.pop_back();
    const RoomId room = request.room;
    withMember(api, room, name, reply, [&api, request = std::move(request), left, reply](const MemberRow& member) {
        SendMessage next = request;
        next.mentions.push_back(member.person);
        withMentions(api, std::move(next), left, reply);
    });
}

void send(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    const std::string name = arguments.text("room");
    SendMessage request;
    request.text = arguments.textOr("text", {});
    request.filePaths = arguments.texts("files");
    request.replyTo = arguments.optionalMessage("reply");
    request.notice = arguments.flag("notice");
    request.pollOptions = arguments.texts("poll");
    request.pollMultiple = arguments.flag("multiple");
    const std::vector<std::string> mentions = arguments.texts("mentions");
    if (const auto at = arguments.optionalText("at")) {
        const auto moment = momentOf(*at, OfDay::Begin);
        if (!moment) return refuse(reply, NodeError::BadRequest);
        request.dueMs = std::max<int64_t>(*moment, 1); // long ago, and no reason to send at once
    }
    if (!arguments.isGood() || mentions.size() > room::mentionsMax) return refuse(reply, NodeError::BadRequest);
    const auto sendTo = [&api, reply, request, mentions](const RoomId& room) {
        SendMessage there = request;
        there.room = room;
        withMentions(api, std::move(there), mentions, reply);
    };
    // Sending says by itself that there is no such room: whoever names it by its whole id need not have it looked for.
    if (const auto id = RoomId::fromHexText(name)) return sendTo(*id);
    withRoom(api, name, reply, [sendTo](const RoomRow& room) { sendTo(room.id); });
}

/// Below the messages: what is known of and cannot be shown.
void withGaps(Api& api, const RoomId& room, QJsonArray messages, const JsonReply& reply) {
    api.ask(ListGaps{room}, [messages = std::move(messages), reply](Result<std::vector<GapRow>> gaps) mutable {
        if (!gaps) return reply(passOn(gaps));
        for (const GapRow& gap : *gaps) messages.append(toJson(gap));
        reply(QJsonValue(messages));
    });
}

void messages(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    const std::string name = arguments.text("room");
    ListMessages request;
    request.last = arguments.numberOr("last", request.last);
    request.before = arguments.optionalMessage("before");
    // A page of the past has its gaps elsewhere.
    const bool gaps = arguments.flag("gaps") && !request.before;
    if (!arguments.isGood()) return refuse(reply, NodeError::BadRequest);
    withRoom(api, name, reply, [&api, reply, request, gaps](const RoomRow& room) mutable {
        request.room = room.id;
        api.ask(request, [&api, reply, id = room.id, gaps](Result<std::vector<MessageRow>> rows) {
            if (!rows) return reply(passOn(rows));
            if (!gaps) return reply(QJsonValue(toJson(*rows)));
            withGaps(api, id, toJson(*rows), reply);
        });
    });
}

void markRead(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    const std::string name = arguments.text("room");
    if (!arguments.isGood()) return refuse(reply, NodeError::BadRequest);
    withRoom(api, name, reply, [&api, reply](const RoomRow& room) {
        api.ask(MarkRead{room.id}, answerTo<Nothing>(reply, [](const Nothing&) { return QJsonObject(); }));
    });
}

void search(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    Search request;
    request.words = arguments.text("words");
    request.sender = arguments.textOr("sender", {});
    request.limit = arguments.numberOr("limit", request.limit);
    const std::string name = arguments.textOr("room", {});
    if (!arguments.isGood()) return refuse(reply, NodeError::BadRequest);
    withOptionalRoom(api, name, reply, [&api, reply, request](std::optional<RoomId> room) mutable {
        request.room = room;
        using Hits = std::vector<SearchHit>;
        api.ask(std::move(request), answerTo<Hits>(reply, [](const Hits& hits) { return toJson(hits); }));
    });
}

constexpr Verb verbs[] = {{"send", send}, {"messages", messages}, {"mark read", markRead}, {"search", search}};

} // namespace

std::span<const Verb> messageVerbs() { return verbs; }

} // namespace ieum::node
