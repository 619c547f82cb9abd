// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/error.h"
#include "node/handlers.h"
#include "node/outside.h"

#include <algorithm>

namespace ieum::node {

namespace {

/// Text of an own message, sent or still in the outbox.
Result<std::string> textOf(Parts& parts, const SendThrough& request) {
    const auto record = parts.world.stores.messages.find(request.room, request.message);
    if (!record) return passOn(record);
    const bool isHere = *record && (*record)->gone == room::Gone::Here;
    if (isHere && (*record)->own && !(*record)->origin) return (*record)->text;
    const auto waiting = parts.world.stores.outbox.list(request.room);
    if (!waiting) return passOn(waiting);
    for (const store::OutboxRecord& each : *waiting) {
        if (each.kind == store::outboxMessage && each.id == request.message) return each.text;
    }
    return fail(Cause::Input, NodeError::NoSuchMessage);
}

} // namespace

Result<OutsideText> answer(Parts& parts, const SendThrough& request, Now now) {
    const auto room = roomOf(parts, request.room);
    if (!room) return passOn(room);
    const auto text = textOf(parts, request);
    if (!text) return passOn(text);
    const auto& members = (*room)->members().members();
    for (const PersonId& person : request.people) {
        if (!members.contains(person)) return fail(Cause::Input, NodeError::NoSuchPerson);
    }
    for (const PersonId& person : request.people) {
        const auto noted = noteOutside(parts.world, request.room, request.message, person, {request.by, now.wall.ms});
        if (!noted) return passOn(noted);
    }
    parts.world.effects.timelines.insert(request.room);
    return textFor(request.by, parts.world.identity->name(), parts.rooms.titleOf(**room), *text);
}

} // namespace ieum::node
