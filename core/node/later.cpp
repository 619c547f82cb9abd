// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/later.h"

#include "node/error.h"
#include "node/limits.h"
#include "node/whole_file.h"
#include "room/changes.h"
#include "room/content.h"

#include <algorithm>

namespace ieum::node {

namespace {

constexpr int64_t dayMs = int64_t{24} * 60 * 60 * 1000;

Done checkDue(int64_t dueMs, Now now) {
    if (dueMs > now.wall.ms && dueMs <= now.wall.ms + laterDaysMax * dayMs) return {};
    return fail(Cause::Input, NodeError::BadDue, laterDaysMax);
}

} // namespace

Done Later::load() {
    auto late = m_world.stores.later.late();
    if (!late) return passOn(late);
    m_late = std::move(*late);
    m_isNew = m_mayHold = true;
    return planNext();
}

Done Later::planNext() {
    const auto next = m_world.stores.later.nextDue();
    if (!next) return passOn(next);
    m_nextMs = *next;
    return {};
}

Done Later::mayPut(int64_t dueMs, Now now) {
    if (const auto good = checkDue(dueMs, now); !good) return good;
    const auto count = m_world.stores.later.count();
    if (!count) return passOn(count);
    if (*count >= laterMax) return fail(Cause::Input, NodeError::TooManyLater, static_cast<int64_t>(laterMax));
    return {};
}

Result<MessageId> Later::put(const RoomId& room, room::Outgoing message, int64_t dueMs) {
    const auto body = room::toBody(message);
    if (!body) return passOn(body);
    const MessageId id = room::messageIdOf(m_world.identity->deviceId(), message.nonce);
    const store::LaterRecord record{
        {id, room, wire::encode(*body), message.writtenMs, std::move(message.text), std::move(message.files)}, dueMs};
    if (const auto put = m_world.stores.later.put(record); !put) return passOn(put);
    m_world.effects.timelines.insert(room);
    if (const auto planned = planNext(); !planned) return passOn(planned);
    return id;
}

Done Later::change(const MessageId& id, const std::optional<std::string>& text, std::optional<int64_t> dueMs, Now now) {
    if (dueMs && *dueMs != 0) {
        if (const auto good = checkDue(*dueMs, now); !good) return good;
    }
    auto found = m_world.stores.later.find(id);
    if (!found) return passOn(found);
    if (!*found) return fail(Cause::Input, NodeError::NoSuchMessage);
    store::LaterRecord& record = **found;
    if (dueMs && *dueMs == 0) {
        if (const auto may = mayGo(record); !may) return may;
    }
    if (text) {
        auto body = rewordedBody(record.message.body, *text);
        if (!body) return passOn(body);
        record.message.body = std::move(*body);
        record.message.text = *text;
    }
    // Now is when this batch began, so that it leaves with it, and is not late.
    if (dueMs) record.dueMs = *dueMs == 0 ? now.wall.ms : *dueMs;
    if (const auto changed = m_world.stores.later.change(record); !changed) return changed;
    m_world.effects.timelines.insert(record.message.room);
    return planNext();
}

Done Later::drop(const MessageId& id) {
    const auto found = m_world.stores.later.find(id);
    if (!found) return passOn(found);
    if (!*found) return fail(Cause::Input, NodeError::NoSuchMessage);
    if (const auto removed = m_world.stores.later.drop(id); !removed) return removed;
    if (const auto forgotten = forgetFiles(m_world, (*found)->message.files); !forgotten) return forgotten;
    m_world.effects.timelines.insert((*found)->message.room);
    return planNext();
}

Done Later::mayGo(const store::LaterRecord& record) {
    const room::Room* room = m_rooms.find(record.message.room);
    if (room == nullptr) return fail(Cause::Input, NodeError::NoSuchRoom);
    if (!room->isMember()) return fail(Cause::Input, NodeError::NotAMember);
    const PersonId self = m_world.identity->person();
    if (!room::mayWrite(room->members(), self)) return fail(Cause::Input, RoomError::ReadersOnlyRead);
    if (room->isReadOnly()) return fail(Cause::Input, RoomError::UnknownCritical);
    const auto body = wire::decode<wire::ContentBody>(record.message.body);
    if (!body) return passOn(body);
    const bool isNotice = body->has_message() && body->message().notice();
    if (isNotice && !room::mayPin(room->members(), self)) return fail(Cause::Input, NodeError::NotAllowed);
    return {};
}

Done Later::lookAgain() {
    const Effects& effects = m_world.effects;
    const bool mayHaveChanged = m_isNew || effects.rooms || !effects.memberLists.empty();
    if (!m_mayHold || !mayHaveChanged) return {};
    const auto held = m_world.stores.later.held();
    if (!held) return passOn(held);
    m_isNew = m_mayHold = false;
    for (const store::LaterRecord& record : *held) {
        if (!mayGo(record)) {
            m_mayHold = true;
            continue;
        }
        const auto let = m_world.stores.later.setHeld(record.message.id, false);
        if (!let) return let;
    }
    return held->empty() ? Done() : planNext();
}

Result<bool> Later::send(const store::LaterRecord& record, Now now) {
    const store::OutboxRecord& message = record.message;
    // A backup that was put back has it waiting again, and it was said before that.
    const auto said = m_world.stores.timeline.message(message.room, message.id);
    if (!said) return passOn(said);
    m_world.effects.timelines.insert(message.room);
    if (!*said && !mayGo(record)) {
        m_mayHold = true;
        const auto held = m_world.stores.later.setHeld(message.id, true);
        return held ? Result<bool>(false) : passOn(held);
    }
    if (!*said) {
        auto body = wire::decode<wire::ContentBody>(message.body);
        if (!body) return passOn(body);
        // It is said now, whenever it was thought of.
        body->set_written_ms(now.wall.ms);
        if (const auto put = m_outbox.putAgain(message.room, *body); !put) return passOn(put);
    }
    m_world.effects.rooms = m_world.effects.status = true;
    if (!message.files.empty()) m_world.effects.vault = true;
    const int64_t sentMs = *said ? (*said)->timeMs : now.wall.ms;
    if (sentMs - record.dueMs >= laterLateMs) {
        const auto noted = m_world.stores.later.noteLate(message.id, record.dueMs, sentMs);
        if (!noted) return passOn(noted);
        m_late[message.id] = record.dueMs;
    }
    const auto sent = m_world.stores.later.sent(message.id, sentMs);
    return sent ? Result<bool>(true) : passOn(sent);
}

Done Later::forgetLate(Now now) {
    const auto forgotten = m_world.stores.later.forgetLateBefore(now.wall.ms - laterToldDays * dayMs);
    if (!forgotten) return passOn(forgotten);
    if (!*forgotten) return {};
    auto late = m_world.stores.later.late();
    if (!late) return passOn(late);
    m_late = std::move(*late);
    return {};
}

Result<std::set<RoomId>> Later::settle(Now now) {
    std::set<RoomId> withFiles;
    if (const auto looked = lookAgain(); !looked) return passOn(looked);
    if (!m_nextMs || *m_nextMs > now.wall.ms) return withFiles;
    const auto due = m_world.stores.later.due(now.wall.ms, laterAtOnceMax);
    if (!due) return passOn(due);
    for (const store::LaterRecord& record : *due) {
        const auto sent = send(record, now);
        if (!sent) return passOn(sent);
        if (*sent && !record.message.files.empty()) withFiles.insert(record.message.room);
    }
    if (const auto forgotten = forgetLate(now); !forgotten) return passOn(forgotten);
    if (const auto planned = planNext(); !planned) return passOn(planned);
    return withFiles;
}

std::optional<SteadyMs> Later::nextDeadline(Now now) const {
    if (!m_nextMs) return std::nullopt;
    return now.steady.after(std::max<int64_t>(*m_nextMs - now.wall.ms, 0));
}

int64_t Later::wasDueMs(const MessageId& id) const {
    const auto found = m_late.find(id);
    return found == m_late.end() ? 0 : found->second;
}

} // namespace ieum::node
