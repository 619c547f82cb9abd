// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/restoration.h"

#include "base/reader.h"
#include "base/writer.h"
#include "node/error.h"

namespace ieum::node {

namespace {
constexpr std::string_view settingName = "restored";
}

Done Restoration::load() {
    m_state = {};
    const auto stored = m_world.stores.settings.get(settingName);
    if (!stored) return passOn(stored);
    if (!*stored) return {};
    Reader reader(**stored);
    const uint8_t why = reader.u8();
    m_state.isPending = reader.u8() != 0;
    m_state.sinceMs = static_cast<int64_t>(reader.u64());
    m_state.doneMs = static_cast<int64_t>(reader.u64());
    if (!reader.finish() || why > static_cast<uint8_t>(Suspicion::Fork)) {
        return fail(Cause::Machine, NodeError::ProfileCorrupt);
    }
    m_state.why = static_cast<Suspicion>(why);
    return {};
}

Done Restoration::save() {
    const Bytes bytes = Writer()
                            .u8(static_cast<uint8_t>(m_state.why))
                            .u8(m_state.isPending ? 1 : 0)
                            .u64(static_cast<uint64_t>(m_state.sinceMs))
                            .u64(static_cast<uint64_t>(m_state.doneMs))
                            .take();
    m_world.effects.status = true;
    return m_world.stores.settings.set(settingName, bytes);
}

Done Restoration::suspect(Suspicion why, Now now) {
    if (m_state.isPending) return {};
    m_state = {why, true, now.wall.ms, 0};
    if (why == Suspicion::Sentinel) {
        // Before anybody is met: what this was copied from may be running, and two with one instance pass for one.
        if (const auto renewed = m_world.stores.feeds.renewInstance(m_world.random); !renewed) return renewed;
    }
    return save();
}

Done Restoration::goOn(Now now) {
    for (const auto& [id, room] : m_rooms.all()) {
        if (const auto begun = room->begin(now, std::nullopt, std::nullopt); !begun) return begun;
    }
    for (const auto& [id, meeting] : m_rooms.meetings()) {
        if (const auto begun = meeting->begin(now, m_world.random); !begun) return begun;
    }
    // Whoever remembers how far he had our changes remembers a number that we may use for others now.
    if (const auto renewed = m_world.stores.feeds.renewInstance(m_world.random); !renewed) return renewed;
    m_state.isPending = false;
    m_state.doneMs = now.wall.ms;
    return save();
}

bool Restoration::isBelieved(Now now) {
    if (m_state.isPending) return true; // it is being looked into
    if (m_believesAgain && now.steady < *m_believesAgain) return false;
    if (m_believesAgain) m_waitMs = std::min(2 * m_waitMs, behindAgainMostMs);
    m_believesAgain = now.steady.after(m_waitMs);
    return true;
}

Result<bool> Restoration::isBehind(const RoomId& room, const FeedId& feed, uint64_t seq, Now now) {
    // Everybody's news come by here: only for what may be ours is anything read, and are keys derived.
    if (const room::Room* here = m_rooms.find(room); here != nullptr) {
        const room::FeedRecord* record = here->feedOf(feed);
        if (record == nullptr || record->device != m_world.identity->deviceId()) return false;
    }
    const auto head = m_world.stores.feeds.head(feed);
    if (!head) return passOn(head);
    if (seq <= head->seq) return false;
    const auto keys = m_world.stores.rooms.ownFeeds(room);
    if (!keys) return passOn(keys);
    if (!*keys) return false;
    for (const crypto::Key* seed : {&(*keys)->controlSeed, &(*keys)->contentSeed}) {
        if (crypto::SigningKey::fromSeed(*seed).publicAs<FeedId>() == feed) return isBelieved(now);
    }
    return false;
}

} // namespace ieum::node
