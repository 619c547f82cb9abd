// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/slice_exchange.h"

#include "room/limits.h"
#include "sync/limits.h"

namespace ieum::sync {

void SliceExchange::ask(const AskSlices& ask) {
    const SharedRoom* room = m_at.rooms.byId(ask.room);
    const bool may = room != nullptr && room->isFull() && m_asked.size() < slicesAskedMax;
    if (!may) return m_at.out.put(SlicesMissed{ask.room, ask.from.table});
    const auto [asked, isNew] = m_asked.try_emplace({room->tag, ask.from.table, ask.prefix},
                                                    Asked{ask.room, ask.from, m_at.now.after(sliceSilenceMs)});
    asked->second.missed = false;
    asked->second.due = m_at.now.after(sliceSilenceMs);
    if (!isNew) return; // the answer to the first question is on its way
    wire::Frame frame;
    frame.mutable_slice_ask()->set_tag(room->tag);
    frame.mutable_slice_ask()->set_table(wire::fieldOf(ask.from.table));
    frame.mutable_slice_ask()->set_prefix(wire::fieldOf(ask.prefix));
    m_at.out.send(frame);
}

std::optional<SliceExchange::Key> SliceExchange::readKey(uint64_t tag, const std::string& table,
                                                         const std::string& prefix) {
    const auto id = m_at.read<ChunkId>(table);
    const auto start = m_at.read<room::SlicePrefix>(prefix);
    if (!id || !start) return std::nullopt;
    return Key{tag, *id, *start};
}

void SliceExchange::onAsk(const wire::SliceAsk& ask) {
    const SharedRoom* room = m_at.roomFor(ask.tag());
    const auto key = readKey(ask.tag(), ask.table(), ask.prefix());
    if (!key || room == nullptr) return;
    if (!room->isFull()) {
        wire::Frame frame;
        frame.mutable_slice_give()->set_tag(ask.tag());
        frame.mutable_slice_give()->set_table(ask.table());
        frame.mutable_slice_give()->set_prefix(ask.prefix());
        return m_at.out.send(frame, Lane::Slices);
    }
    if (m_serving.size() >= slicesServedMax) {
        return m_at.out.blame(SyncError::TooMuch, static_cast<int64_t>(m_serving.size()));
    }
    if (!m_serving.emplace(*key, room->id).second) return m_at.out.blame(SyncError::OutOfTurn);
    m_at.out.put(LoadSlices{room->id, key->table});
}

void SliceExchange::loaded(const SlicesLoaded& loaded) {
    for (auto next = m_serving.begin(); next != m_serving.end();) {
        const auto [key, room] = *next;
        if (room != loaded.room || key.table != loaded.table) {
            ++next;
            continue;
        }
        next = m_serving.erase(next);
        wire::Frame frame;
        wire::SliceGive& give = *frame.mutable_slice_give();
        give.set_tag(key.tag);
        give.set_table(wire::fieldOf(key.table));
        give.set_prefix(wire::fieldOf(key.prefix));
        const SharedRoom* shared = m_at.rooms.byTag(key.tag);
        const bool may = loaded.bytes && shared != nullptr && shared->isFull();
        for (const room::ProvedSlice& each :
             may ? room::slicesFor(*loaded.bytes, key.prefix) : std::vector<room::ProvedSlice>()) {
            wire::SliceLeaf& leaf = *give.add_leaves();
            leaf.set_index(each.index);
            leaf.set_slice(wire::fieldOf(each.slice));
            for (const room::MerkleRoot& step : each.proof) leaf.mutable_proof()->append(textOf(step.view()));
        }
        m_at.out.send(frame, Lane::Slices);
    }
}

void SliceExchange::onGive(const wire::SliceGive& give) {
    const Standing standing = m_at.rooms.standing(give.tag());
    if (standing == Standing::Unknown) return m_at.out.blame(SyncError::UnknownRoom);
    const auto key = readKey(give.tag(), give.table(), give.prefix());
    if (!key) return;
    const auto found = m_asked.find(*key);
    if (found == m_asked.end()) return m_at.out.blame(SyncError::BadChunk);
    const Asked asked = found->second;
    auto slices = readLeaves(give, *key, asked.from);
    if (!slices) return m_at.out.blame(SyncError::BadChunk);
    m_asked.erase(found);
    if (!slices->empty()) {
        m_at.out.put(SlicesArrived{asked.room, asked.from, std::move(*slices)});
    } else if (!asked.missed) {
        m_at.out.put(SlicesMissed{asked.room, asked.from.table});
    }
}

/// Nothing when one of them is not proved, or was not asked for.
std::optional<std::vector<room::Slice>> SliceExchange::readLeaves(const wire::SliceGive& give, const Key& key,
                                                                  const room::SliceTableId& from) {
    std::vector<room::Slice> slices;
    if (static_cast<size_t>(give.leaves_size()) > room::slicesPerPrefixMax) return std::nullopt;
    for (const wire::SliceLeaf& leaf : give.leaves()) {
        const auto slice = room::Slice::from(bytesOf(leaf.slice()));
        const ByteView steps = bytesOf(leaf.proof());
        const bool fits =
            slice && steps.size() % room::MerkleRoot::byteCount == 0 && steps.size() <= sliceProofBytesMax;
        if (!fits) return std::nullopt;
        room::ProvedSlice proved{leaf.index(), *slice, {}};
        for (size_t at = 0; at < steps.size(); at += room::MerkleRoot::byteCount) {
            proved.proof.push_back(*room::MerkleRoot::from(steps.subspan(at, room::MerkleRoot::byteCount)));
        }
        const ByteView start = slice->view().first<room::slicePrefixBytes>();
        const bool isOurs = std::equal(start.begin(), start.end(), key.prefix.value.begin());
        if (!isOurs || !room::isProved(proved, from)) return std::nullopt;
        slices.push_back(*slice);
    }
    return slices;
}

void SliceExchange::miss(std::optional<uint64_t> tag) {
    for (auto& [key, asked] : m_asked) {
        if (tag && key.tag != *tag) continue;
        if (!std::exchange(asked.missed, true)) m_at.out.putLast(SlicesMissed{asked.room, key.table});
    }
}

std::optional<SteadyMs> SliceExchange::deadline() const {
    std::optional<SteadyMs> first;
    for (const auto& [key, asked] : m_asked) {
        if (!asked.missed && (!first || asked.due < *first)) first = asked.due;
    }
    return first;
}

void SliceExchange::tick() {
    for (auto& [key, asked] : m_asked) {
        if (asked.missed || m_at.now < asked.due) continue;
        asked.missed = true;
        m_at.out.put(SlicesMissed{asked.room, key.table});
    }
}

} // namespace ieum::sync
