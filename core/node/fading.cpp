// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/fading.h"

#include "base/reader.h"
#include "base/writer.h"
#include "node/limits.h"
#include "node/whole_file.h"
#include "room/changes.h"

#include <algorithm>

namespace ieum::node {

namespace {

constexpr std::string_view ageSetting = "age"; // how old, what the wall clock said: 8 bytes each
constexpr int64_t dayMs = 24LL * 60 * 60 * 1000;

} // namespace

Done Fading::load(Now now) {
    m_sweep = now.steady;
    m_due = now.steady;
    if (m_isLoaded) return {}; // something was rolled back; time was not
    const auto stored = m_world.stores.settings.get(ageSetting);
    if (!stored) return passOn(stored);
    m_age = Age(0, now.wall, now.steady);
    if (*stored) {
        Reader reader(**stored);
        const auto ageMs = static_cast<int64_t>(reader.u64());
        const auto wallMs = static_cast<int64_t>(reader.u64());
        if (!reader.finish()) return fail(Cause::Machine, StoreError::BadRow, 0);
        m_age = Age(ageMs, {wallMs}, now.steady);
    }
    m_saved = now.steady;
    m_isLoaded = true;
    return {};
}

void Fading::begin(Now now) {
    const bool mayJump = m_age.nextDeadline().has_value();
    m_age.advance(now);
    if (mayJump && !m_age.nextDeadline()) m_due = now.steady; // what was planned was planned for another age
    m_world.ageMs = m_age.ms();
    m_world.stores.timeline.setAge(m_age.ms());
}

Done Fading::settle(Now now) {
    const Effects& effects = m_world.effects;
    if (!effects.memberLists.empty()) m_sweep = now.steady; // perhaps another policy
    const bool isNews = !effects.timelines.empty() || !effects.arrived.empty() || m_age.nextDeadline().has_value();
    const bool isDue = m_more || (m_due && *m_due <= now.steady);
    const bool sweeps = m_sweep && *m_sweep <= now.steady;
    m_more = false;
    if (isDue) {
        if (const auto wiped = wipeDue(); !wiped) return wiped;
    }
    if (sweeps) {
        if (const auto expired = m_world.stores.holders.expireShelves(m_world.ageMs); !expired) return expired;
    }
    if (sweeps || isDue) {
        if (const auto wiped = wipeOld(); !wiped) return wiped;
        m_sweep = now.steady.after(retentionEveryMs);
    }
    if (now.steady >= m_saved.after(ageSavedEveryMs)) {
        if (const auto saved = save(); !saved) return saved;
        m_saved = now.steady;
    }
    return isDue || sweeps || isNews ? planNext(now) : Done();
}

Done Fading::planNext(Now now) {
    const auto next = m_world.stores.fading.nextDue();
    if (!next) return passOn(next);
    m_due.reset();
    if (*next) m_due = now.steady.after(std::max<int64_t>(**next - m_age.ms(), 0));
    return {};
}

std::optional<SteadyMs> Fading::nextDeadline() const {
    std::optional<SteadyMs> next = m_more ? std::optional(SteadyMs{}) : m_due;
    for (const auto& other : {m_sweep, m_age.nextDeadline()}) {
        if (other && (!next || *other < *next)) next = other;
    }
    return next;
}

Done Fading::wipeDue() {
    const auto due = m_world.stores.fading.due(m_age.ms(), wipedAtOnceMax);
    if (!due) return passOn(due);
    for (const auto& [room, id] : *due) {
        if (const auto wiped = wipe(room, id); !wiped) return wiped;
    }
    m_more = due->size() == wipedAtOnceMax;
    return {};
}

Done Fading::wipeOld() {
    for (const auto& [id, room] : m_rooms.all()) {
        const uint32_t days = room->members().policy().retentionDays;
        if (days == 0) continue;
        const auto old = m_world.stores.fading.seenBefore(id, m_age.ms() - days * dayMs, m_world.identity->deviceId(),
                                                          wipedAtOnceMax);
        if (!old) return passOn(old);
        for (const MessageId& message : *old) {
            if (const auto wiped = wipe(id, message); !wiped) return wiped;
        }
        m_more = m_more || old->size() == wipedAtOnceMax;
    }
    return {};
}

Done Fading::wipe(const RoomId& room, const MessageId& id) {
    const auto message = m_world.stores.timeline.message(room, id);
    if (!message) return passOn(message);
    if (!*message) return {};
    room::MessageState tombstone;
    tombstone.gone = room::Gone::Expired;
    if (const auto shown = m_world.stores.timeline.showAs(**message, tombstone); !shown) return shown;
    m_world.effects.timelines.insert(room);
    m_world.effects.rooms = true;
    return forgetFiles(m_world, (*message)->files);
}

Done Fading::save() {
    const Bytes value =
        Writer().u64(static_cast<uint64_t>(m_age.ms())).u64(static_cast<uint64_t>(m_age.expected().ms)).take();
    return m_world.stores.settings.set(ageSetting, value);
}

Result<uint64_t> Fading::keptBack(const room::Room& room) {
    const uint32_t days = room.members().policy().retentionDays;
    if (days == 0) return uint64_t{0};
    return m_world.stores.fading.keptBack(room.record().id, m_age.ms() - days * dayMs, m_world.identity->deviceId());
}

} // namespace ieum::node
