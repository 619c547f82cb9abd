// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A node in small: real feeds in memory, and the answers that a session's owner gives to its outputs.
#pragma once

#include "crypto/hash.h"
#include "crypto/init.h"
#include "crypto/kdf.h"
#include "feed/writer.h"
#include "sync/session.h"

#include <map>
#include <set>

namespace ieum::sync::testing {

/// The same bytes in every run.
class Dice : public Random {
  public:
    explicit Dice(uint64_t seed) : m_seed(seed) {}
    void fill(MutableByteView bytes) override {
        for (std::byte& one : bytes) {
            m_seed = m_seed * 6364136223846793005ULL + 1442695040888963407ULL;
            one = static_cast<std::byte>(m_seed >> 56);
        }
    }

  private:
    uint64_t m_seed;
};

inline crypto::Key secretOf(std::string_view name) {
    return *crypto::Key::from(crypto::blake2b256(bytesOf(name)).view());
}
inline RoomId roomOf(std::string_view name) { return crypto::hashTo<RoomId>({bytesOf("room "), bytesOf(name)}); }
inline ReplicaTag replicaTagOf(std::string_view name) {
    return crypto::hashTo<ReplicaTag>({bytesOf("replica "), bytesOf(name)});
}

struct KeptFeed {
    RoomId room;
    feed::Kind kind = feed::Kind::Content;
    std::vector<feed::Event> events;
    uint64_t change = 0;
    std::shared_ptr<const crypto::SigningKey> key; ///< ours
    std::optional<crypto::Signature> admission;
    std::vector<feed::Event> tip{}; ///< above a gap
    uint64_t floor = 0;             ///< of the events, besides the first; 0: all are here
    uint64_t keptFrom = 0;          ///< by its author's word

    /// What was dropped is gone.
    void dropBelow(uint64_t seq) {
        floor = seq;
        std::erase_if(events, [seq](const auto& event) { return event.header.seq > 1 && event.header.seq < seq; });
    }

    feed::Head head() const {
        if (events.empty()) return {};
        return {events.back().header.seq, events.back().id, events.back().header.hlc};
    }
};

/// What all sessions of an owner hear after a commit.
using Advance = std::variant<HeadAdvanced, ReceiptAdvanced>;

/// What the tests look at.
struct Noted {
    std::map<FeedId, uint64_t> peerHas;
    std::set<FeedId> wentBack; ///< of which the peer has had more
    std::vector<uint64_t> cursors;
    std::vector<PeerRefused> refusals;
    std::vector<OpenedRoom> opened;
    std::vector<RoomId> proved;
    std::vector<ChunkId> missed;
    std::vector<PeerHasChunks> holders;
    std::vector<StoreRange> stores;
    std::vector<Parted> parted;
    std::vector<BranchTold> told;
    std::vector<SlicesArrived> slices;
    std::vector<ChunkId> slicesMissed;
    size_t trusts = 0;
    size_t eventsStored = 0;
    size_t eventsTwice = 0; ///< came though they were here already
};

class Owner {
  public:
    explicit Owner(std::string name)
        : dice(std::hash<std::string>{}(name)), instance(dice.make<InstanceId>()),
          deviceKey(std::make_shared<const crypto::SigningKey>(crypto::SigningKey::generate(dice))),
          m_name(std::move(name)) {
        const auto root = crypto::SigningKey::generate(dice);
        device = feed::certifyDevice(root, deviceKey->publicAs<DeviceId>(), {}, m_name);
    }

    Dice dice;
    InstanceId instance;
    std::shared_ptr<const crypto::SigningKey> deviceKey;
    std::optional<feed::DeviceCertificate> device;
    std::map<std::string, Access> rooms; ///< by name: what whoever proves it may have
    std::map<FeedId, KeptFeed> feeds;
    std::map<std::pair<RoomId, FeedId>, ReceiptRecord> receipts;
    std::map<ChunkId, Bytes> chunks;
    std::map<ReplicaTag, uint32_t> refusals; ///< replica: what it will not serve
    std::map<FeedId, uint64_t> ends;         ///< after which event a proved fork ends it
    std::set<FeedId> useless;                ///< feeds that nobody vouches for
    std::set<FeedId> overQuota;              ///< replica: feeds that it will not take more of
    std::optional<uint64_t> cursor;          ///< towards the one peer of most tests
    bool sharesByItself = true;
    bool isMute = false; ///< loads nothing: a node that hangs
    uint64_t change = 0;
    Claims claims;
    Noted noted;

    RoomOffer offerOf(const std::string& name) {
        auto depot = std::make_shared<const crypto::SigningKey>(
            crypto::SigningKey::fromSeed(crypto::derive(secretOf(name), "test depot")));
        return {roomOf(name), secretOf(name), replicaTagOf(name), std::move(depot)};
    }
    OfferRooms offer(const std::vector<std::string>& names) {
        OfferRooms made;
        for (const std::string& name : names) made.rooms.push_back(offerOf(name));
        return made;
    }
    OfferRooms offer() {
        std::vector<std::string> names;
        names.reserve(rooms.size());
        for (const auto& [name, access] : rooms) names.push_back(name);
        return offer(names);
    }
    FeedId openFeed(const std::string& room, feed::Kind kind = feed::Kind::Content) {
        auto key = std::make_shared<const crypto::SigningKey>(crypto::SigningKey::generate(dice));
        const auto id = key->publicAs<FeedId>();
        feeds[id] = {roomOf(room), kind, {}, 0, std::move(key), std::nullopt};
        return id;
    }
    /// The inputs to give to every session.
    HeadAdvanced headOf(const FeedId& id, uint64_t at) {
        KeptFeed& kept = feeds.at(id);
        kept.change = at;
        return {kept.room, localHead(id, kept, at)};
    }
    Advance write(const FeedId& id, size_t count, size_t bodyBytes = 100) {
        KeptFeed& kept = feeds.at(id);
        std::vector<feed::Draft> drafts;
        uint64_t hlc = kept.head().hlc.word;
        for (size_t i = 0; i < count; ++i) drafts.push_back({0, {++hlc}, {}, Bytes(bodyBytes, std::byte{7})});
        const auto range = feed::writeRange(*kept.key, kept.kind, kept.head(), std::move(drafts));
        kept.events.insert(kept.events.end(), range.events.begin(), range.events.end());
        return headOf(id, ++change);
    }
    /// One event, to be sent unasked where it is what comes next.
    Advance writeFresh(const FeedId& id) {
        auto written = std::get<HeadAdvanced>(write(id, 1));
        const KeptFeed& kept = feeds.at(id);
        written.fresh = std::make_shared<const feed::Range>(feed::Range{id, kept.kind, {kept.events.back()}});
        return written;
    }
    Advance state(const std::string& room, const FeedId& feed, uint64_t counter, size_t bytes = 64) {
        return keep(roomOf(room), {feed, counter, Bytes(bytes, std::byte{9}), {}, 0});
    }
    ShareRooms shareOf(const std::vector<RoomId>& which) {
        ShareRooms share;
        for (const RoomId& room : which) share.rooms.push_back(localRoom(room));
        share.cursor = cursor;
        return share;
    }

    struct Reaction {
        std::vector<Input> back;  ///< to the session that asked
        std::vector<Advance> all; ///< to every session of this owner
    };
    Reaction react(const Output& output) {
        Reaction reaction;
        std::visit([&](const auto& given) { on(given, reaction); }, output);
        return reaction;
    }

  private:
    LocalRoom localRoom(const RoomId& room) {
        LocalRoom local{room, accessOf(room), {}, {}};
        for (const auto& [id, kept] : feeds) {
            if (kept.room == room) local.heads.push_back(localHead(id, kept, kept.change));
        }
        for (const auto& [key, receipt] : receipts) {
            if (key.first == room) local.receipts.push_back(receipt);
        }
        return local;
    }
    Access accessOf(const RoomId& room) {
        for (const auto& [name, access] : rooms) {
            if (roomOf(name) == room) return access;
        }
        return Access::Full;
    }
    LocalHead localHead(const FeedId& id, const KeptFeed& kept, uint64_t at) const {
        const feed::Head head = kept.head();
        LocalHead local{id, kept.kind, head.seq, at, kept.admission, markOf(head.id)};
        if (const auto end = ends.find(id); end != ends.end()) local.endSeq = end->second;
        if (!kept.tip.empty()) local.tipFrom = kept.tip.front().header.seq;
        if (!kept.tip.empty()) local.tipSeq = kept.tip.back().header.seq;
        for (const feed::Event& event : kept.tip) {
            if (event.signature && local.tipSigned == 0) local.tipSigned = event.header.seq;
        }
        local.from = kept.floor;
        local.keptFrom = std::max(kept.floor, kept.keptFrom);
        return local;
    }
    ReceiptAdvanced keep(const RoomId& room, ReceiptRecord receipt) {
        receipt.change = ++change;
        receipts[{room, receipt.feed}] = receipt;
        return {room, receipt};
    }

    void on(const Send&, Reaction&) {}
    void on(const Close&, Reaction&) {}
    void on(const Trust&, Reaction&) { ++noted.trusts; }
    void on(const Proved& proved, Reaction& to) {
        noted.proved.insert(noted.proved.end(), proved.rooms.begin(), proved.rooms.end());
        if (sharesByItself) to.back.push_back(shareOf(proved.rooms));
    }
    void on(const Opened& opened, Reaction& to) {
        meet(opened.run);
        std::vector<RoomId> open;
        for (const OpenedRoom& room : opened.rooms) {
            noted.opened.push_back(room);
            if (room.refusal == 0) open.push_back(room.room);
        }
        if (!open.empty()) to.back.push_back(shareOf(open));
    }
    void on(const RoomRequested& asked, Reaction& to) {
        const auto refusal = refusals.find(asked.tag);
        const uint32_t code = refusal == refusals.end() ? 0 : refusal->second;
        to.back.push_back(AnswerRoom{asked.tag, code, 1000, 10});
        if (code == 0) to.back.push_back(shareOf({RoomId{asked.tag.value}}));
    }
    void on(const LoadRange& load, Reaction& to) {
        if (isMute) return;
        RangeLoaded loaded{load.room, {load.feed, feeds.at(load.feed).kind, {}}};
        const std::vector<feed::Event>& events = feeds.at(load.feed).events;
        const uint64_t from = load.backwards ? pieceBegin(events, load) : load.fromSeq;
        size_t bytes = 0;
        for (const feed::Event& event : events) {
            if (event.header.seq < from || event.header.seq > load.toSeq) continue;
            if (!loaded.range.events.empty() && event.header.seq > loaded.range.head().seq + 1) break; // a floor
            loaded.range.events.push_back(event);
            bytes += event.body.size();
            if (!load.backwards && bytes >= load.bytesMax && event.signature) break;
        }
        while (!loaded.range.events.empty() && !loaded.range.events.back().signature) loaded.range.events.pop_back();
        to.back.push_back(std::move(loaded));
    }
    void on(const LoadBranch& load, Reaction& to) {
        feed::Range range{load.feed, feeds.at(load.feed).kind, {}};
        for (const feed::Event& event : feeds.at(load.feed).events) {
            if (event.header.seq >= load.seq) range.events.push_back(event);
        }
        to.back.push_back(BranchLoaded{load.room, load.feed, feed::chainOf(range)});
    }
    void on(const Parted& parted, Reaction&) { noted.parted.push_back(parted); }
    void on(const BranchTold& told, Reaction&) { noted.told.push_back(told); }
    void on(const StoreRange& store, Reaction& to) {
        noted.stores.push_back(store);
        if (overQuota.contains(store.feed)) {
            to.back.push_back(RangeRefused{store.room, store.feed, store.firstSeq, wire::REFUSAL_QUOTA});
            return;
        }
        if (useless.contains(store.feed)) {
            to.back.push_back(RangeRefused{store.room, store.feed, store.firstSeq, 0, true});
            return;
        }
        KeptFeed& kept = feeds[store.feed];
        kept.room = store.room;
        kept.kind = store.kind;
        if (store.previous || (!kept.tip.empty() && store.firstSeq > kept.tip.back().header.seq)) {
            return takeApart(store, kept, to);
        }
        const uint64_t have = kept.head().seq;
        if (store.firstSeq <= have) noted.eventsTwice += store.events.size();
        auto range = feed::verifyRange(store.feed, kept.head(), store.firstSeq, store.events);
        if (!range) {
            to.back.push_back(RangeRefused{store.room, store.feed, store.firstSeq, 0});
            return;
        }
        noted.eventsStored += range->events.size();
        kept.events.insert(kept.events.end(), range->events.begin(), range->events.end());
        to.all.push_back(headOf(store.feed, ++change));
    }
    void on(const StoreReceipt& store, Reaction& to) { to.all.push_back(keep(store.room, store.receipt)); }
    void on(const PeerHas& has, Reaction&) {
        if (has.seq < noted.peerHas[has.feed]) noted.wentBack.insert(has.feed);
        noted.peerHas[has.feed] = has.seq;
    }
    static uint64_t pieceBegin(const std::vector<feed::Event>& events, const LoadRange& load) {
        uint64_t begin = load.toSeq + 1;
        size_t bytes = 0;
        for (auto next = events.rbegin(); next != events.rend() && begin > load.fromSeq; ++next) {
            if (next->header.seq >= begin) continue;
            if (next->header.seq + 1 < begin || (bytes >= load.bytesMax && next->signature)) break;
            bytes += next->body.size();
            --begin;
        }
        return begin;
    }
    /// The newest part, or what lies right below it; both by the rules of FeedLog.
    void takeApart(const StoreRange& store, KeptFeed& kept, Reaction& to) {
        feed::Head before{store.firstSeq - 1, store.previous.value_or(EventId{}), {}};
        if (!kept.tip.empty() && store.firstSeq > kept.tip.back().header.seq + 1) kept.tip.clear();
        const bool goesOn = !kept.tip.empty() && store.firstSeq == kept.tip.back().header.seq + 1;
        if (goesOn) before = {kept.tip.back().header.seq, kept.tip.back().id, kept.tip.back().header.hlc};
        auto range = feed::verifyRange(store.feed, before, store.firstSeq, store.events);
        const bool below = range && !goesOn && !kept.tip.empty();
        if (below) range->events.resize(kept.tip.front().header.seq - store.firstSeq);
        const bool fits = range && (!below || range->head().id == kept.tip.front().header.previous);
        if (!fits) {
            to.back.push_back(RangeRefused{store.room, store.feed, store.firstSeq, 0});
            return;
        }
        noted.eventsStored += range->events.size();
        kept.tip.insert(below ? kept.tip.begin() : kept.tip.end(), range->events.begin(), range->events.end());
        const uint64_t first = kept.tip.front().header.seq;
        const bool isWhole = first == kept.head().seq + 1;
        if (!isWhole && first <= kept.keptFrom) kept.dropBelow(first);
        if (isWhole || first <= kept.keptFrom) {
            kept.events.insert(kept.events.end(), kept.tip.begin(), kept.tip.end());
            kept.tip.clear();
        }
        to.all.push_back(headOf(store.feed, ++change));
    }
    /// A cursor is good for one run of the peer.
    void meet(uint64_t run) {
        if (std::exchange(m_peerRun, run) != run) cursor.reset();
    }
    void on(const CursorReached& reached, Reaction&) {
        noted.cursors.push_back(reached.cursor);
        cursor = reached.cursor;
    }
    void on(const PeerRefused& refused, Reaction&) { noted.refusals.push_back(refused); }
    void on(const LoadChunk& load, Reaction& to) {
        if (isMute) return;
        const auto found = chunks.find(load.chunk);
        ChunkLoaded loaded{load.room, load.chunk, std::nullopt};
        if (found != chunks.end()) loaded.bytes = found->second;
        to.back.push_back(std::move(loaded));
    }
    void on(const ChunkArrived& arrived, Reaction&) { chunks[arrived.chunk] = arrived.bytes; }
    void on(const ChunksAsked& asked, Reaction& to) {
        TellChunks tell{asked.room, {}};
        for (const ChunkId& id : asked.chunks) {
            if (chunks.contains(id)) tell.have.push_back(id);
        }
        to.back.push_back(std::move(tell));
    }
    void on(const PeerHasChunks& has, Reaction&) { noted.holders.push_back(has); }
    void on(const LoadSlices& load, Reaction& to) {
        if (isMute) return;
        const auto found = chunks.find(load.table);
        SlicesLoaded loaded{load.room, load.table, std::nullopt};
        if (found != chunks.end()) loaded.bytes = found->second;
        to.back.push_back(std::move(loaded));
    }
    void on(const SlicesArrived& arrived, Reaction&) { noted.slices.push_back(arrived); }
    void on(const SlicesMissed& missed, Reaction&) { noted.slicesMissed.push_back(missed.table); }
    void on(const ChunksMissed& missed, Reaction&) {
        noted.missed.insert(noted.missed.end(), missed.chunks.begin(), missed.chunks.end());
    }

    std::string m_name;
    uint64_t m_peerRun = 0;
};

} // namespace ieum::sync::testing
