// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What we do to messages that are here: said no to at once where every member would say no.
#include "node/handlers.h"

#include "base/utf8.h"
#include "room/content.h"
#include "room/limits.h"
#include "room/mentions.h"

namespace ieum::node {

namespace {

struct Target {
    room::Room* room = nullptr;
    room::MessageRecord message;
};

Result<room::Room*> writableRoom(Parts& parts, const RoomId& id) {
    const auto room = roomOf(parts, id);
    if (!room) return room;
    if (!(*room)->isMember()) return fail(Cause::Input, NodeError::NotAMember);
    if (!room::mayWrite((*room)->members(), parts.world.identity->person())) {
        return fail(Cause::Input, RoomError::ReadersOnlyRead);
    }
    if ((*room)->isReadOnly()) return fail(Cause::Input, RoomError::UnknownCritical);
    return room;
}

Result<Target> targetOf(Parts& parts, const RoomId& id, const MessageId& message) {
    const auto room = writableRoom(parts, id);
    if (!room) return passOn(room);
    auto found = parts.world.stores.messages.find(id, message);
    if (!found) return passOn(found);
    if (!*found || (*found)->gone != room::Gone::Here) return fail(Cause::Input, NodeError::NoSuchMessage);
    return Target{*room, std::move(**found)};
}

room::ChangeRecord changeOf(room::ChangeKind kind, const MessageId& target) {
    room::ChangeRecord change;
    change.kind = kind;
    change.target = target;
    return change;
}

Result<Nothing> put(Parts& parts, const RoomId& room, const room::ChangeRecord& change, Now now) {
    const auto done = parts.outbox.putChange(room, change, now);
    return done ? Result<Nothing>(Nothing{}) : passOn(done);
}

} // namespace

Result<Nothing> answer(Parts& parts, const EditMessage& request, Now now) {
    if (request.text.empty() || !checkUtf8(request.text)) return fail(Cause::Input, NodeError::BadRequest);
    if (request.text.size() > room::textBytesMax) {
        return fail(Cause::Input, NodeError::TextTooLong, static_cast<int64_t>(room::textBytesMax));
    }
    if (const auto room = writableRoom(parts, request.room); !room) return passOn(room);
    const auto waiting = parts.outbox.reword(request.room, request.message, request.text);
    if (!waiting) return passOn(waiting);
    if (*waiting) return Nothing{};
    const auto target = targetOf(parts, request.room, request.message);
    if (!target) return passOn(target);
    const bool own = target->message.author == parts.world.identity->person() && !target->message.origin;
    if (!own) return fail(Cause::Input, NodeError::NotAllowed);
    room::ChangeRecord change = changeOf(room::ChangeKind::Edit, request.message);
    change.text = request.text;
    // They are said of the text as it was written first.
    change.mentions = room::keptMentions(target->message.mentions,
                                         target->message.original.value_or(target->message.text), request.text);
    return put(parts, request.room, change, now);
}

Result<Nothing> answer(Parts& parts, const DeleteMessage& request, Now now) {
    // What has not left is nobody else's concern, even where we may not write (any more).
    const auto waiting = parts.outbox.drop(request.room, request.message);
    if (!waiting) return passOn(waiting);
    if (*waiting) return Nothing{};
    const auto target = targetOf(parts, request.room, request.message);
    if (!target) return passOn(target);
    const PersonId self = parts.world.identity->person();
    const PersonId author = target->message.author;
    if (author != self && !room::mayHide(target->room->members(), self, author)) {
        return fail(Cause::Input, NodeError::NotAllowed);
    }
    return put(parts, request.room, changeOf(room::ChangeKind::Deletion, request.message), now);
}

Result<Nothing> answer(Parts& parts, const React& request, Now now) {
    const auto target = targetOf(parts, request.room, request.message);
    if (!target) return passOn(target);
    room::ChangeRecord change = changeOf(room::ChangeKind::Reaction, request.message);
    change.text = request.emoji;
    change.remove = request.remove;
    return put(parts, request.room, change, now);
}

Result<Nothing> answer(Parts& parts, const Vote& request, Now now) {
    const auto target = targetOf(parts, request.room, request.message);
    if (!target) return passOn(target);
    const auto& poll = target->message.poll;
    if (!poll || (!poll->multiple && request.options.size() > 1)) return fail(Cause::Input, NodeError::BadRequest);
    for (const uint32_t option : request.options) {
        if (option >= poll->options.size()) return fail(Cause::Input, NodeError::BadRequest);
    }
    room::ChangeRecord change = changeOf(room::ChangeKind::Vote, request.message);
    change.options = request.options;
    return put(parts, request.room, change, now);
}

Result<Nothing> answer(Parts& parts, const PinMessage& request, Now now) {
    const auto target = targetOf(parts, request.room, request.message);
    if (!target) return passOn(target);
    if (!room::mayPin(target->room->members(), parts.world.identity->person())) {
        return fail(Cause::Input, NodeError::NotAllowed);
    }
    room::ChangeRecord change = changeOf(room::ChangeKind::Pin, request.message);
    change.remove = request.remove;
    return put(parts, request.room, change, now);
}

} // namespace ieum::node
