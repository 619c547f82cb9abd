// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/sharing.h"

#include "crypto/hash.h"
#include "node/limits.h"

#include <algorithm>

namespace ieum::node {

std::optional<sync::RoomOffer> offerOf(RoomSet& rooms, const Conversation& to, const RoomId& id) {
    const room::RoomKeys* keys = rooms.keysOf(id);
    const room::Room* room = rooms.find(id);
    if (keys == nullptr || (room != nullptr && room->record().removed)) return std::nullopt;
    sync::RoomOffer offer{id, keys->session().clone(), std::nullopt, nullptr};
    if (to.replica) {
        offer.replicaTag = keys->tagAt(*to.replica);
        offer.depotKey = keys->depotKeyAt(*to.replica);
    }
    return offer;
}

std::optional<SteadyMs> deadlineOf(const Conversation& with) {
    const auto session = with.session.nextDeadline();
    if (!session || !with.askAgainAt) return session ? session : with.askAgainAt;
    return std::min(*session, *with.askAgainAt);
}

bool hasNothingToShare(const RoomSet& rooms) {
    return rooms.meetings().empty() && std::all_of(rooms.all().begin(), rooms.all().end(),
                                                   [](const auto& each) { return each.second->record().removed; });
}

sync::Access accessOf(RoomSet& rooms, const Conversation& with, const RoomId& id) {
    const room::Room* room = rooms.find(id);
    const bool wasRemoved =
        room != nullptr && with.device && room::isShutOut(room->members(), with.device->person, with.device->device);
    return wasRemoved ? sync::Access::ControlOnly : sync::Access::Full;
}

sync::LocalHead headFor(RoomSet& rooms, const Conversation& with, const store::StoredHead& head) {
    sync::LocalHead local{head.feed,   head.kind,    head.seq,   head.change, std::nullopt, sync::markOf(head.id),
                          head.endSeq, head.tipFrom, head.tipSeq};
    local.tipSigned = head.tipSigned;
    local.from = head.floor > 2 ? head.floor : 0;
    local.keptFrom = std::max(head.keptFrom, head.floor);
    const room::RoomKeys* keys = rooms.keysOf(head.room);
    if (with.replica && keys != nullptr) {
        local.admission = keys->admit(*with.replica, head.feed, static_cast<uint8_t>(head.kind));
    }
    return local;
}

Result<std::shared_ptr<const feed::Range>> freshOf(World& world, RoomSet& rooms, const store::StoredHead& head) {
    const room::Room* room = rooms.find(head.room);
    const bool isOurs = room != nullptr && head.kind == feed::Kind::Content && room->ownContentFeed() == head.feed;
    if (!isOurs || head.seq < 2) return nullptr;
    auto last = loadRange(world.stores.feeds, {head.room, head.feed, head.seq, head.seq, unaskedBytesMax});
    if (!last) return passOn(last);
    const bool isShort = last->events.size() == 1 && last->events.front().signature &&
                         last->events.front().body.size() <= unaskedBytesMax;
    return isShort ? std::make_shared<const feed::Range>(std::move(*last)) : nullptr;
}

Result<sync::LocalRoom> localRoomFor(World& world, RoomSet& rooms, const Conversation& with, const RoomId& room) {
    sync::LocalRoom local{room, accessOf(rooms, with, room), {}, {}};
    const auto heads = world.stores.feeds.heads(room);
    const auto receipts = world.stores.receipts.list(room);
    if (!heads) return passOn(heads);
    if (!receipts) return passOn(receipts);
    for (const store::StoredHead& head : *heads) local.heads.push_back(headFor(rooms, with, head));
    const auto skipped = world.skipped.feeds.find(room);
    if (skipped != world.skipped.feeds.end()) {
        // Nothing of them is here, and nothing of them is wanted.
        for (const FeedId& feed : skipped->second) {
            sync::LocalHead none;
            none.feed = feed;
            none.endSeq = 0;
            local.heads.push_back(none);
        }
    }
    for (const store::StoredReceipt& receipt : *receipts) local.receipts.push_back(recordOf(receipt));
    return local;
}

sync::ReceiptRecord recordOf(const store::StoredReceipt& stored) {
    const room::SignedReceipt& receipt = stored.receipt;
    return {receipt.feed, receipt.counter, receipt.sealed, receipt.signature, stored.change};
}

std::vector<RoomId> noteOpened(Conversation& with, const sync::Opened& answer, Now now) {
    std::vector<RoomId> opened;
    for (const sync::OpenedRoom& room : answer.rooms) {
        if (room.refusal != 0) {
            with.refusal = room.refusal;
            with.refused.insert(room.room);
            continue;
        }
        with.refused.erase(room.room);
        opened.push_back(room.room);
    }
    if (with.refused.empty()) {
        with.refusal = 0;
        with.refusedSince.reset();
    } else {
        if (!with.refusedSince) with.refusedSince = now.steady;
        const int64_t waitedMs = now.steady.ms - with.refusedSince->ms;
        const auto longest = std::max(askAgainMaxMs, static_cast<int64_t>(with.refused.size()) * askAgainEachMs);
        const int64_t soon = std::clamp(with.askAgainMs * 2, askAgainFirstMs, longest);
        with.askAgainMs = std::max(soon, std::min(waitedMs / askAgainShare, askAgainMostMs));
        with.askAgainAt = now.steady.after(with.askAgainMs);
    }
    with.proved.insert(opened.begin(), opened.end());
    return opened;
}

Done noteQuota(World& world, const Conversation& with, const sync::Opened& answer) {
    uint64_t quota = 0;
    uint64_t used = 0;
    bool any = false;
    for (const sync::OpenedRoom& room : answer.rooms) {
        if (room.refusal != 0) continue;
        any = true;
        quota = std::max(quota, room.quotaBytes);
        used += room.usedBytes;
    }
    auto replicas = world.stores.peers.replicas();
    if (!replicas) return passOn(replicas);
    for (store::ReplicaRecord& replica : *replicas) {
        if (replica.key != *with.replica || !any) continue;
        replica.quotaBytes = quota;
        replica.usedBytes = used;
        if (const auto saved = world.stores.peers.saveReplica(replica); !saved) return saved;
    }
    return {};
}

Result<feed::Range> loadRange(store::FeedStore& feeds, const sync::LoadRange& wanted) {
    uint64_t from = wanted.fromSeq;
    if (wanted.backwards) {
        const auto begin = feeds.pieceBegin(wanted.feed, wanted.fromSeq, wanted.toSeq, wanted.bytesMax);
        if (!begin) return passOn(begin);
        from = *begin;
    }
    auto range = feeds.read(wanted.feed, from, wanted.toSeq, wanted.backwards ? SIZE_MAX : wanted.bytesMax);
    if (range) range->feed = wanted.feed;
    return range;
}

store::RoomsHash hashOf(const std::set<RoomId>& rooms) {
    crypto::Blake2b256 hash;
    for (const RoomId& room : rooms) hash.add(room.view());
    return store::RoomsHash{hash.finish().value};
}

sync::SessionConfig configFor(World& world, const net::ChannelUp& up, uint64_t run) {
    sync::SessionConfig config;
    config.side = up.kind == net::PathKind::Replica ? sync::Side::Client : sync::Side::Peer;
    config.initiator = up.initiator;
    config.channelHash = up.handshakeHash;
    config.ownInstance = world.stores.feeds.instance();
    config.ownDevice = world.identity->self.certificate;
    config.deviceKey = world.identity->device;
    config.ownRun = run;
    return config;
}

Result<Bytes> tokenFor(World& world, const Conversation& with) {
    if (!with.replica) return Bytes();
    auto replicas = world.stores.peers.replicas();
    if (!replicas) return passOn(replicas);
    for (store::ReplicaRecord& replica : *replicas) {
        if (replica.key == *with.replica) return std::move(replica.token);
    }
    return Bytes();
}

} // namespace ieum::node
