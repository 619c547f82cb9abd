// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/handlers.h"

#include "base/utf8.h"
#include "room/content.h"
#include "room/limits.h"

namespace ieum::node {

namespace {

LaterRow rowOf(Parts& parts, const store::LaterRecord& record) {
    LaterRow row;
    row.id = record.message.id;
    row.room = record.message.room;
    if (const room::Room* room = parts.rooms.find(row.room)) row.roomName = parts.rooms.titleOf(*room);
    row.text = record.message.text;
    for (const room::FileLink& file : record.message.files) row.files.push_back(file.name);
    row.dueMs = record.dueMs;
    row.held = record.held;
    const auto body = wire::decode<wire::ContentBody>(record.message.body);
    if (!body) return row;
    if (const auto read = room::fromBody(*body, parts.world.identity->deviceId())) {
        row.notice = read->notice;
        row.poll = read->poll.has_value();
    }
    return row;
}

} // namespace

Result<std::vector<LaterRow>> answer(Parts& parts, const ListLater& request, Now) {
    const auto records = parts.world.stores.later.list(request.room);
    if (!records) return passOn(records);
    std::vector<LaterRow> rows;
    rows.reserve(records->size());
    for (const store::LaterRecord& record : *records) rows.push_back(rowOf(parts, record));
    return rows;
}

Result<Nothing> answer(Parts& parts, const ChangeLater& request, Now now) {
    if (request.text) {
        if (request.text->empty() || !checkUtf8(*request.text)) return fail(Cause::Input, NodeError::BadRequest);
        if (request.text->size() > room::textBytesMax) {
            return fail(Cause::Input, NodeError::TextTooLong, static_cast<int64_t>(room::textBytesMax));
        }
    }
    const auto done = parts.later.change(request.message, request.text, request.dueMs, now);
    return done ? Result<Nothing>(Nothing{}) : passOn(done);
}

Result<Nothing> answer(Parts& parts, const DropLater& request, Now) {
    const auto done = parts.later.drop(request.message);
    return done ? Result<Nothing>(Nothing{}) : passOn(done);
}

} // namespace ieum::node
