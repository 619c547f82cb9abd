// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/engine.h"

#include "node/error.h"
#include "node/limits.h"
#include "node/spare_memory.h"

#include <algorithm>

namespace ieum::node {

namespace {

/// Loading reads far more of the database than is needed again soon, and the allocator keeps what is free.
void giveBack(store::Connection& connection) {
    (void)connection.execute("PRAGMA shrink_memory");
    giveBackSpareMemory();
}

} // namespace

Engine::Engine(std::unique_ptr<World> world, EngineOptions options, Pool& pool, Outlets outlets)
    : m_world(std::move(world)), m_options(options), m_outlets(std::move(outlets)),
      m_parts(*m_world, options.autoFetchBytes, pool), m_desk(m_parts) {}

// Here, and not in every file that has an engine: what it ends is much.
Engine::~Engine() = default;

Done Engine::load() {
    if (const auto loaded = m_parts.rooms.load(); !loaded) return loaded;
    if (const auto loaded = m_parts.restoration.load(); !loaded) return loaded;
    if (const auto loaded = m_parts.receipts.load(); !loaded) return loaded;
    if (const auto loaded = m_parts.outbox.load(); !loaded) return loaded;
    if (const auto loaded = m_parts.later.load(); !loaded) return loaded;
    if (const auto loaded = m_parts.fading.load(m_world->clock.now()); !loaded) return loaded;
    if (const auto loaded = m_parts.traffic.load(); !loaded) return loaded;
    if (const auto loaded = m_parts.keeping.load(); !loaded) return loaded;
    if (const auto loaded = m_parts.fetcher.load(); !loaded) return loaded;
    if (const auto loaded = m_parts.keepReview.load(); !loaded) return loaded;
    if (const auto loaded = m_parts.eviction.load(m_world->clock.now()); !loaded) return loaded;
    if (const auto loaded = m_parts.replicas.outages().load(); !loaded) return loaded;
    if (const auto loaded = m_parts.whereabouts.load(); !loaded) return loaded;
    if (const auto loaded = m_parts.conversations.load(); !loaded) return loaded;
    giveBack(*m_world->connection);
    if (!m_world->sentinel || m_renewed) return {};
    const auto asLeft = m_world->sentinel->isAsLeft();
    if (!asLeft) return passOn(asLeft);
    m_asLeft = *asLeft;
    return {};
}

void Engine::begin() {
    m_world->noteFailure(m_parts.replicas.begin(m_options.online, m_world->clock.now()));
    m_parts.hosting.begin(m_parts.pool, m_options.online);
    batch({});
}

int64_t Engine::waitMs(Now now) const {
    if (m_parts.conversations.hasWork()) return 0;
    std::optional<SteadyMs> next = m_parts.conversations.nextDeadline();
    const auto nextKeys = m_parts.restoration.isReadOnly() ? std::nullopt : m_parts.keys.nextDeadline();
    for (const auto& other :
         {m_parts.receipts.nextDeadline(), m_parts.saves.nextDeadline(), m_parts.fading.nextDeadline(),
          m_parts.pruning.nextDeadline(), m_parts.upkeep.nextDeadline(), m_parts.replicas.outages().nextDeadline(),
          m_parts.whereabouts.nextDeadline(), m_parts.keepReview.nextDeadline(), m_parts.eviction.nextDeadline(),
          m_parts.later.nextDeadline(now), m_parts.transfers.nextDeadline(), nextKeys}) {
        if (other && (!next || *other < *next)) next = other;
    }
    // The outbox has no deadline of its own: it looks again when a session that is slow to settle has had its time.
    for (const RoomId& room : m_parts.outbox.waiting()) {
        const auto ready = m_parts.conversations.readyAt(room, now);
        if (ready && (!next || *ready < *next)) next = ready;
    }
    if (m_parts.restoration.isReadOnly())
        next = std::min(next.value_or(now.steady.after(1000)), now.steady.after(1000));
    if (!m_left.empty()) next = now.steady;
    if (m_refused.times > 0) next = std::max(next.value_or(m_refused.until), m_refused.until);
    if (!next) return -1;
    return std::clamp<int64_t>(next->ms - now.steady.ms, 1, 60'000);
}

void Engine::batch(std::deque<ToEngine> messages) {
    const Now now = m_world->clock.now();
    messages.insert(messages.begin(), std::make_move_iterator(m_left.begin()), std::make_move_iterator(m_left.end()));
    m_left.clear();
    if (const auto begun = m_world->connection->begin(); !begun) {
        m_left = std::move(messages);
        return abandon(begun.error());
    }
    if (!m_asLeft) m_world->noteFailure(m_parts.restoration.suspect(Suspicion::Sentinel, now));
    m_parts.fading.begin(now);
    m_world->ageMs = m_parts.fading.ageMs();
    takeAll(std::move(messages), now);
    if (!m_world->failure) afterInputs(now);
    if (m_world->failure) return abandon(*m_world->failure);
    if (const auto committed = commit(); !committed) return abandon(committed.error());
    if (m_world->connection->changedInTransaction() > 0) m_refused.times = 0;
    release(now);
    m_parts.upkeep.committed(now);
}

/// The first transaction that writes renews the sentinel: an opening that only reads leaves the disk as it was. A
/// suspicion is kept by a transaction before that, or a stop between the files and the database would take it away.
Done Engine::commit() {
    const bool renews = m_world->sentinel && m_asLeft && !m_renewed && m_world->connection->changedInTransaction() > 0;
    if (renews) {
        if (const auto renewed = m_world->sentinel->renew(m_world->random); !renewed) return renewed;
    }
    if (const auto committed = m_world->connection->commit(); !committed) return committed;
    m_asLeft = true;
    // When the files cannot be settled, the next transaction tries again.
    if (renews) m_renewed = m_world->sentinel->confirm().has_value();
    return {};
}

void Engine::takeAll(std::deque<ToEngine> messages, Now now) {
    while (!messages.empty() && !m_world->failure) {
        ToEngine next = std::move(messages.front());
        messages.pop_front();
        take(next, now);
    }
    for (ToEngine& left : messages) {
        // Frames of sessions that are about to end; everything else waits for the next batch.
        const auto* event = std::get_if<net::Event>(&left);
        const bool isFrame = event != nullptr && std::holds_alternative<net::ChannelFrame>(*event);
        if (!isFrame) m_left.push_back(std::move(left));
    }
}

void Engine::take(ToEngine& message, Now now) {
    if (auto* event = std::get_if<net::Event>(&message)) {
        takeNetwork(*event, now);
    } else if (auto* asked = std::get_if<AnyAsked>(&message)) {
        m_desk.take(std::move(*asked), now);
    } else if (auto* finished = std::get_if<Finished>(&message)) {
        if (*finished) (*finished)();
    } else {
        m_parts.conversations.stop();
        m_parts.transfers.stopAll();
        m_stopping = true;
    }
}

void Engine::takeNetwork(net::Event& event, Now now) {
    if (const auto* up = std::get_if<net::ChannelUp>(&event)) {
        // While the disk takes nothing, whatever came in could not be kept, and the next refusal would end it again.
        if (m_refused.times == 0 || now.steady >= m_refused.until) return m_parts.conversations.channelUp(*up, now);
        m_world->effects.commands.push_back(
            net::CloseChannel{up->channel, fail(Cause::Machine, NodeError::Stopped).value()});
    } else if (auto* frame = std::get_if<net::ChannelFrame>(&event)) {
        m_parts.conversations.channelFrame(*frame, now);
    } else if (const auto* down = std::get_if<net::ChannelDown>(&event)) {
        m_parts.conversations.channelDown(*down, now);
    } else if (const auto* replica = std::get_if<net::ReplicaState>(&event)) {
        m_parts.replicas.note(*replica, now);
    } else if (const auto* lan = std::get_if<net::LanState>(&event)) {
        m_parts.replicas.note(*lan);
        m_world->noteFailure(m_parts.whereabouts.note(*lan));
    }
}

void Engine::afterInputs(Now now) {
    m_parts.conversations.tick(now);
    m_world->noteFailure(m_parts.forks.settle(now));
    watchRestoration(now);
    const auto ready = [&](const RoomId& room) {
        return !m_options.online || m_parts.conversations.isReady(room, now);
    };
    const auto sentLater = m_parts.later.settle(now);
    if (!sentLater) return m_world->noteFailure(passOn(sentLater));
    for (const RoomId& room : *sentLater) m_parts.fetcher.offerToReplicas(room);
    m_world->noteFailure(m_parts.devices.enter(now)); // in new feeds, so a profile that was restored does as well
    // A receipt is signed with a feed's key and counts on, and a message is an event: both wait.
    if (!m_parts.restoration.isReadOnly()) {
        m_world->noteFailure(m_parts.devices.settle(now));
        m_world->noteFailure(m_parts.keys.settle(now, m_parts.fading.ageMs()));
        m_world->noteFailure(m_parts.outbox.flush(ready, now));
        m_world->noteFailure(m_parts.receipts.issue(now));
    }
    m_world->noteFailure(m_parts.outbox.keep());
    bool replicasCame = false;
    for (const std::string& address : m_parts.meetings.takeNewReplicas()) {
        // From an invitation, so from outside: one that cannot be read is no reason to refuse the room.
        if (m_parts.replicas.add(address)) replicasCame = true;
    }
    if (replicasCame) m_world->effects.status = true;
    m_world->noteFailure(m_parts.replicas.settle(now));
    if (m_parts.meetings.takeAddressesChanged()) m_parts.whereabouts.changed();
    const auto elsewhere = m_parts.whereabouts.settle(m_parts.conversations, now);
    if (!elsewhere) return m_world->noteFailure(passOn(elsewhere));
    if (*elsewhere) m_parts.receipts.allDue(now);
    m_parts.saves.settle(m_parts.pool, now);
    m_parts.transfers.settle(now);
    m_world->noteFailure(m_parts.keepReview.settle());
    m_parts.conversations.settle(now);
    m_world->noteFailure(m_parts.fading.settle(now));
    m_world->noteFailure(m_parts.receipts.settleMembers());
    if (!m_parts.restoration.isReadOnly()) m_world->noteFailure(m_parts.receipts.restate(now));
    if (!m_parts.restoration.isReadOnly()) m_world->noteFailure(m_parts.pruning.settle(m_parts.fading.ageMs(), now));
    if (!m_parts.restoration.isReadOnly()) m_world->noteFailure(m_parts.eviction.settle(now));
    if (std::exchange(m_world->effects.keepReplicas, false)) m_world->noteFailure(m_parts.replicas.keep());
    m_world->noteFailure(m_parts.upkeep.settle(now));
}

void Engine::watchRestoration(Now now) {
    Restoration& restoration = m_parts.restoration;
    if (restoration.isReadOnly() && m_parts.conversations.hasSettled(now)) m_world->noteFailure(restoration.goOn(now));
}

/// The disk or the database said no: nothing of this batch is acknowledged, and everything is as it was before it.
void Engine::abandon(const Error& why) {
    m_world->failure.reset();
    m_world->connection->rollback();
    auto dropped = std::exchange(m_world->effects, {});
    m_desk.refuseAll(why);
    for (const auto& refuse : dropped.refusals) refuse(why);
    m_parts.conversations.dropAll();
    m_world->noteFailure(load());
    m_world->failure.reset();
    const Now now = m_world->clock.now();
    m_parts.receipts.abandoned(now);
    const int doublings = std::min(m_refused.times++, refusedDoublingsMax);
    m_refused.until = now.steady.after(refusedFirstMs << static_cast<unsigned>(doublings));
    release(now);
}

void Engine::release(Now now) {
    tell(now);
    Effects effects = std::exchange(m_world->effects, {});
    m_desk.settled();
    if (!effects.commands.empty()) m_outlets.toNetwork(std::move(effects.commands));
    for (const ChunkId& chunk : effects.droppedChunks) (void)m_world->chunks.remove(chunk); // at worst it stays, sealed
    for (const auto& reply : effects.replies) reply();
    for (Event& event : effects.events) m_outlets.tell(std::move(event));
    for (const RoomId& room : effects.timelines) m_outlets.tell(TimelineChanged{room});
    for (const RoomId& room : effects.memberLists) m_outlets.tell(MembersChanged{room});
    if (effects.rooms) m_outlets.tell(RoomsChanged{});
    if (effects.status) m_outlets.tell(StatusChanged{});
}

/// What the commit has made true, for the window and for the peers.
void Engine::tell(Now now) {
    const store::Reading reading(*m_world->connection);
    tellArrivals();
    m_parts.conversations.announce(now);
}

void Engine::tellArrivals() {
    for (const auto& [room, id] : std::exchange(m_world->effects.arrived, {})) {
        const auto record = m_world->stores.messages.find(room, id);
        if (!record || !*record || (*record)->own || (*record)->origin) continue;
        auto row = m_parts.rows.message(**record);
        const room::Room* of = m_parts.rooms.find(room);
        // At once: somebody may be looking, and the peers hear of it right after.
        if (row && of != nullptr) m_outlets.tell(MessageArrived{std::move(*row), m_parts.rooms.titleOf(*of)});
    }
}

} // namespace ieum::node
