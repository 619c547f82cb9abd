// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/conversations.h"

#include "base/reader.h"
#include "node/branch_hunt.h"
#include "node/error.h"
#include "node/limits.h"
#include "node/sharing.h"

#include <algorithm>

namespace ieum::node {

Conversations::Conversations(World& world, RoomSet& rooms, Fetchers& fetcher, Intake& intake, Forks& forks)
    : m_world(world), m_rooms(rooms), m_fetcher(fetcher), m_intake(intake), m_forks(forks) {
    m_run = Reader(world.random.make<InstanceId>().view()).u64();
}

Done Conversations::load() {
    const auto change = m_world.stores.feeds.change();
    if (!change) return passOn(change);
    m_announced = *change;
    m_offered.clear();
    return {};
}

void Conversations::channelUp(const net::ChannelUp& up, Now now) {
    auto made = std::make_unique<Conversation>(
        up, sync::Session(configFor(m_world, up, m_run), m_claims, m_world.random), now.wall);
    Conversation& with = *made;
    m_all.emplace(up.channel, std::move(made));
    if (with.replica && hasNothingToShare(m_rooms))
        return drop(with, fail(Cause::Machine, NetError::NothingToSay).value());
    offer(with, m_offered, now);
    drain(now);
    m_world.effects.status = true;
}

void Conversations::channelFrame(net::ChannelFrame& frame, Now now) {
    const auto found = m_all.find(frame.channel);
    if (found == m_all.end()) return;
    step(*found->second, sync::FrameArrived{std::move(frame.frame)}, now);
    drain(now);
}

void Conversations::channelDown(const net::ChannelDown& down, Now) {
    if (const auto found = m_all.find(down.channel); found != m_all.end()) end(*found->second);
}

void Conversations::end(Conversation& with) {
    m_world.noteFailure(m_memory.keep(with));
    m_world.effects.status = m_world.effects.rooms = true;
    m_fetcher.closed(with.channel);
    m_all.erase(net::ChannelId(with.channel));
}

void Conversations::dropAll() {
    for (const auto& [channel, with] : m_all) {
        m_world.effects.commands.push_back(
            net::CloseChannel{channel, fail(Cause::Machine, NodeError::Stopped).value()});
        m_fetcher.closed(channel);
    }
    m_all.clear();
    m_outputs.clear();
    m_world.effects.status = true;
}

void Conversations::drop(Conversation& with, const Error& why) {
    m_world.effects.commands.push_back(net::CloseChannel{with.channel, why});
    end(with);
}

void Conversations::step(Conversation& with, sync::Input input, Now now) {
    for (sync::Output& output : with.session.step(std::move(input), now)) {
        // Frames wait in the effects for the commit; everything else for the batch that it belongs to.
        if (auto* send = std::get_if<sync::Send>(&output)) {
            on(with, *send, now);
        } else {
            m_outputs.push_back({with.channel, std::move(output)});
        }
    }
}

void Conversations::drain(Now now) {
    while (!m_outputs.empty()) {
        Pending next = std::move(m_outputs.front());
        m_outputs.pop_front();
        const auto found = m_all.find(next.channel);
        if (found == m_all.end()) continue;
        std::visit([&](auto& output) { on(*found->second, output, now); }, next.output);
    }
}

void Conversations::offer(Conversation& with, const std::set<RoomId>& rooms, Now now) {
    sync::OfferRooms offered;
    for (const RoomId& room : rooms) {
        if (auto each = offerOf(m_rooms, with, room)) offered.rooms.push_back(std::move(*each));
    }
    auto token = tokenFor(m_world, with);
    if (!token) return m_world.noteFailure(passOn(token));
    offered.token = std::move(*token);
    step(with, std::move(offered), now);
}

void Conversations::share(Conversation& with, const std::vector<RoomId>& rooms, Now now) {
    sync::ShareRooms shared;
    const bool first = with.shared.empty();
    for (const RoomId& room : rooms) {
        if (m_rooms.keysOf(room) == nullptr) continue;
        auto local = localRoomFor(m_world, m_rooms, with, room);
        if (!local) return m_world.noteFailure(passOn(local));
        with.shared.insert(room);
        if (local->access == sync::Access::Full) {
            const std::string name = with.device ? feed::personNameOf(*with.device) : "replica " + with.address;
            m_fetcher.opened(with, room, name);
        }
        shared.rooms.push_back(std::move(*local));
    }
    if (shared.rooms.empty()) return;
    if (first) {
        with.sharedAt = now.steady;
        const auto cursor = m_memory.cursor(with, now);
        if (!cursor) return m_world.noteFailure(passOn(cursor));
        shared.cursor = *cursor;
    }
    step(with, std::move(shared), now);
    m_world.effects.status = m_world.effects.rooms = true;
}

void Conversations::shareAnew(const RoomId& room, bool withAll, Now now) {
    for (const auto& [channel, with] : m_all) {
        if (!with->shared.contains(room)) continue;
        if (!withAll && accessOf(m_rooms, *with, room) == sync::Access::Full) continue;
        step(*with, sync::StopSharing{room}, now);
        share(*with, {room}, now);
    }
}

void Conversations::settle(Now now) {
    drain(now);
    m_world.noteFailure(m_forks.settle(now));
    if (std::exchange(m_world.effects.introduceAgain, false)) dropAll();
    for (const RoomId& room : std::exchange(m_world.effects.shareAgain, {})) shareAnew(room, true, now);
    std::set<RoomId> fresh;
    for (const auto& [id, room] : m_rooms.all()) {
        if (m_offered.insert(id).second) fresh.insert(id);
    }
    for (const auto& [id, meeting] : m_rooms.meetings()) {
        if (m_offered.insert(id).second) fresh.insert(id);
    }
    m_world.effects.keepReplicas |= !fresh.empty(); // there may have been nothing to say to them before
    for (const auto& [channel, with] : m_all) {
        if (!fresh.empty()) offer(*with, fresh, now);
    }
    for (const RoomId& room : m_world.effects.memberLists) shareAnew(room, false, now);
    m_world.noteFailure(m_intake.noteOpened(now));
    for (auto& request : m_fetcher.takeRequests()) {
        const auto found = m_all.find(request.channel);
        if (found != m_all.end()) step(*found->second, std::move(request.input), now);
    }
    drain(now);
    m_fetcher.tick(now); // what this batch made it wait for
}

void Conversations::announce(Now now) {
    if (m_world.connection->changedInTransaction() == 0) return;
    const auto heads = m_world.stores.feeds.headsAfter(m_announced);
    if (!heads) return m_world.noteFailure(passOn(heads));
    // Heads and receipts share one counter, and a cursor is honest only when they are told in its order.
    std::map<uint64_t, std::function<void(Conversation&)>> news;
    for (const store::StoredHead& head : *heads) {
        m_announced = std::max(m_announced, head.change);
        const auto fresh = freshOf(m_world, m_rooms, head);
        if (!fresh) return m_world.noteFailure(passOn(fresh));
        news[head.change] = [this, head, fresh = *fresh, now](Conversation& with) {
            if (!with.shared.contains(head.room)) return;
            step(with, sync::HeadAdvanced{head.room, headFor(m_rooms, with, head), fresh}, now);
        };
    }
    for (const auto& [room, feed] : std::exchange(m_world.effects.receipts, {})) {
        const auto receipt = m_world.stores.receipts.find(room, feed);
        if (!receipt) return m_world.noteFailure(passOn(receipt));
        if (!*receipt) continue;
        news[(*receipt)->change] = [this, room = room, record = recordOf(**receipt), now](Conversation& with) {
            if (with.shared.contains(room)) step(with, sync::ReceiptAdvanced{room, record}, now);
        };
    }
    for (const auto& [change, tell] : news) {
        for (const auto& [channel, with] : m_all) tell(*with);
    }
}

void Conversations::tick(Now now) {
    std::vector<net::ChannelId> due;
    for (const auto& [channel, with] : m_all) {
        const auto deadline = with->nextDeadline();
        if (deadline && *deadline <= now.steady) due.push_back(channel);
    }
    for (const net::ChannelId channel : due) {
        const auto found = m_all.find(channel);
        if (found == m_all.end()) continue;
        Conversation& with = *found->second;
        if (with.askAgainAt && *with.askAgainAt <= now.steady) {
            with.askAgainAt.reset();
            offer(with, std::exchange(with.refused, {}), now);
        }
        step(with, sync::Tick{}, now);
    }
    m_fetcher.tick(now);
    for (const auto& [channel, with] : m_all) giveChunks(*with, now);
    drain(now);
}

std::optional<SteadyMs> Conversations::nextDeadline() const {
    std::optional<SteadyMs> next = m_fetcher.nextDeadline();
    for (const auto& [channel, with] : m_all) {
        const auto deadline = with->nextDeadline();
        if (deadline && (!next || *deadline < *next)) next = deadline;
    }
    return next;
}

bool Conversations::isReady(const RoomId& room, Now now) const {
    return std::any_of(m_all.begin(), m_all.end(), [&](const auto& each) {
        const Conversation& with = *each.second;
        return with.shared.contains(room) && (with.settled || with.sharedAt.after(readyAfterMs) <= now.steady);
    });
}

std::optional<SteadyMs> Conversations::readyAt(const RoomId& room, Now now) const {
    std::optional<SteadyMs> next;
    for (const auto& [channel, with] : m_all) {
        const SteadyMs patience = with->sharedAt.after(readyAfterMs);
        if (!with->shared.contains(room) || patience <= now.steady) continue;
        if (!next || patience < *next) next = patience;
    }
    return next;
}

void Conversations::on(Conversation& with, sync::Send& output, Now) {
    static_assert(static_cast<size_t>(sync::Lane::Files) + 1 == net::laneCount);
    m_world.effects.commands.push_back(
        net::SendFrame{with.channel, std::move(output.frame), static_cast<net::Lane>(output.lane)});
}

void Conversations::on(Conversation& with, sync::Trust&, Now) {
    m_world.effects.commands.push_back(net::TrustChannel{with.channel});
}

void Conversations::on(Conversation& with, sync::Proved& output, Now now) {
    with.device = output.device;
    with.instance = output.instance;
    with.run = output.run;
    with.proved.insert(output.rooms.begin(), output.rooms.end());
    // Two channels to one device: both ends see the same two hashes and close the same one. A copied profile on another
    // machine is the same device, too: both would come back for ever, and each of them close the other one.
    size_t copies = 1;
    for (const auto& [channel, other] : m_all) {
        if (other.get() == &with || !other->device || other->device->device != output.device.device) continue;
        if (other->instance != with.instance && ++copies <= copiesOfADeviceMax) continue;
        const Error extra = fail(Cause::Peer, NetError::ClosedByUs).value();
        if (other->channelHash < with.channelHash) return drop(with, extra);
        drop(*other, extra);
        break;
    }
    if (with.initiator) {
        m_world.noteFailure(m_world.stores.peers.rememberAddress({output.device.device, with.address, now.wall.ms}));
    }
    m_world.noteFailure(m_world.stores.peers.setSeen(output.device.person.view(), now.wall.ms));
    share(with, output.rooms, now);
}

void Conversations::on(Conversation& with, sync::Opened& output, Now now) {
    with.instance = output.instance;
    with.run = output.run;
    m_world.noteFailure(m_memory.met(with, now));
    m_world.noteFailure(noteQuota(m_world, with, output));
    share(with, noteOpened(with, output, now), now);
}

void Conversations::on(Conversation& with, sync::RoomRequested&, Now) {
    drop(with, fail(Cause::Peer, SyncError::OutOfTurn).value()); // we are no replica
}

void Conversations::on(Conversation& with, sync::LoadRange& output, Now now) {
    auto range = loadRange(m_world.stores.feeds, output);
    if (!range) return m_world.noteFailure(passOn(range));
    step(with, sync::RangeLoaded{output.room, std::move(*range)}, now);
}

void Conversations::on(Conversation& with, sync::StoreRange& output, Now now) {
    const RoomId room = output.room;
    const FeedId feed = output.feed;
    const uint64_t firstSeq = output.firstSeq;
    const auto taken = m_intake.take(std::move(output), now);
    if (!taken && taken.error().cause == Cause::Peer) return drop(with, taken.error());
    if (!taken) return m_world.noteFailure(passOn(taken));
    if (*taken == Intake::Outcome::Taken) return;
    const bool forGood = *taken == Intake::Outcome::Useless;
    step(with, sync::RangeRefused{room, feed, firstSeq, 0, forGood}, now);
    if (*taken == Intake::Outcome::MayBeABranch) hunt(with, room, feed, firstSeq - 1, now);
}

void Conversations::on(Conversation& with, sync::StoreReceipt& output, Now now) {
    const auto taken = m_intake.take(output, now);
    if (!taken && taken.error().cause == Cause::Peer) return drop(with, taken.error());
    m_world.noteFailure(taken);
}

void Conversations::on(Conversation& with, sync::PeerHas& output, Now now) {
    const auto behind = m_forks.restoration().isBehind(output.room, output.feed, output.seq, now);
    if (!behind) return m_world.noteFailure(passOn(behind));
    if (*behind) suspect(now);
    if (output.from > 0) with.floors[output.feed] = output.from;
    if (output.from == 0) with.floors.erase(output.feed);
    if (!with.replica) return;
    m_world.noteFailure(m_memory.has(with, output, now));
    m_world.effects.timelines.insert(output.room);
}

void Conversations::on(Conversation& with, sync::CursorReached& output, Now now) {
    with.settled = true;
    m_world.noteFailure(m_memory.reached(with, output.cursor, now));
}

void Conversations::on(Conversation& with, sync::PeerRefused& output, Now now) {
    with.refusal = output.refusal;
    // What a replica has contradicts what we gave it.
    if (output.refusal == wire::REFUSAL_BAD_SIGNATURE) hunt(with, output.room, output.feed, output.fromSeq - 1, now);
    m_world.effects.status = true;
}

void Conversations::suspect(Now now) {
    m_world.noteFailure(m_forks.restoration().suspect(Suspicion::Heads, now));
    for (const auto& [channel, with] : m_all) {
        with->settled = false;
        with->sharedAt = now.steady;
    }
}

bool Conversations::hasSettled(Now now) const {
    return std::any_of(m_all.begin(), m_all.end(), [&](const auto& each) {
        const Conversation& with = *each.second;
        return !with.shared.empty() && (with.settled || with.sharedAt.after(selfSyncWaitMs) <= now.steady);
    });
}

void Conversations::hunt(Conversation& with, const RoomId& room, const FeedId& feed, uint64_t seq, Now now) {
    if (const auto ask = BranchHunt(m_world).begin(with, room, feed, seq)) step(with, *ask, now);
}

void Conversations::on(Conversation& with, sync::Parted& output, Now now) {
    hunt(with, output.room, output.feed, output.seq, now);
}

void Conversations::on(Conversation& with, sync::LoadBranch& output, Now now) {
    auto loaded = BranchHunt(m_world).load(output);
    if (!loaded) return m_world.noteFailure(passOn(loaded));
    step(with, std::move(*loaded), now);
}

void Conversations::on(Conversation& with, sync::BranchTold& output, Now now) {
    auto next = BranchHunt(m_world).told(with, output);
    if (!next && next.error().cause == Cause::Peer) return drop(with, next.error());
    if (!next) return m_world.noteFailure(passOn(next));
    if (next->ask) step(with, *next->ask, now);
    if (next->proof) m_world.noteFailure(m_forks.take(output.room, *next->proof, true, now));
}

void Conversations::on(Conversation& with, sync::Close& output, Now) { drop(with, output.why); }

} // namespace ieum::node
