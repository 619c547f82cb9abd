// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/bundle_contents.h"

#include "base/reader.h"
#include "base/writer.h"
#include "sync/limits.h"
#include "sync/range_parts.h"

#include <algorithm>

namespace ieum::node {

namespace {

std::string settingOf(const RoomId& room, const DeviceId& device) {
    return "bundle.control/" + room.hex() + '/' + device.hex();
}

/// What all of these have: of each feed the least.
store::FeedSeqs leastOf(const std::vector<const store::FeedSeqs*>& each) {
    if (each.empty() || std::count(each.begin(), each.end(), nullptr) > 0) return {};
    store::FeedSeqs least = *each.front();
    for (const store::FeedSeqs* other : each) {
        for (auto& [feed, seq] : least) {
            const auto found = other->find(feed);
            seq = found == other->end() ? 0 : std::min(seq, found->second);
        }
    }
    return least;
}

uint64_t knownOf(const store::FeedSeqs& known, const FeedId& feed) {
    const auto found = known.find(feed);
    return found == known.end() ? 0 : found->second;
}

template <class Set> sync::BundleUnit unitOf(const RoomId& room, const Set& set) {
    sync::BundleUnit unit{room, {}};
    set(unit.records.emplace_back());
    return unit;
}

} // namespace

std::vector<DeviceId> readersOf(World& world, const room::Room& room, const std::vector<PersonId>& people) {
    std::vector<DeviceId> readers;
    for (const auto& [person, member] : room.members().members()) {
        if (!people.empty() && std::find(people.begin(), people.end(), person) == people.end()) continue;
        for (const feed::DeviceCertificate& device : member.devices) {
            const bool isGone = member.revoked.contains(device.device);
            if (!isGone && device.device != world.identity->deviceId()) readers.push_back(device.device);
        }
    }
    return readers;
}

Result<store::FeedSeqs> controlHeadsOf(World& world, const RoomId& room, const DeviceId& device) {
    const auto bytes = world.stores.settings.get(settingOf(room, device));
    if (!bytes) return passOn(bytes);
    store::FeedSeqs heads;
    if (!*bytes) return heads;
    Reader reader(**bytes);
    while (reader.left() >= FeedId::byteCount + 8) {
        const auto feed = reader.id<FeedId>();
        heads[feed] = reader.u64();
    }
    return heads;
}

Done noteControlHeads(World& world, const RoomId& room, const DeviceId& device,
                      const std::vector<room::FeedSeq>& heads) {
    auto all = controlHeadsOf(world, room, device);
    if (!all) return passOn(all);
    for (const room::FeedSeq& head : heads) (*all)[head.feed] = head.seq;
    Writer writer;
    for (const auto& [feed, seq] : *all) writer.put(feed.view()).u64(seq);
    return world.stores.settings.set(settingOf(room, device), writer.bytes());
}

Done BundleContents::add(const room::Room& room, const std::vector<DeviceId>& readers, bool withFiles) {
    const RoomId& id = room.record().id;
    const auto heads = m_parts.world.stores.feeds.heads(id);
    const auto have = m_parts.world.stores.receipts.have(id);
    if (!heads) return passOn(heads);
    if (!have) return passOn(have);
    std::vector<store::FeedSeqs> control;
    std::vector<const store::FeedSeqs*> content;
    for (const DeviceId& device : readers) {
        auto said = controlHeadsOf(m_parts.world, id, device);
        if (!said) return passOn(said);
        control.push_back(std::move(*said));
        const auto states = have->find(device);
        content.push_back(states == have->end() ? nullptr : &states->second);
        if (content.back() == nullptr) m_new.insert(id);
    }
    std::vector<const store::FeedSeqs*> controls;
    controls.reserve(control.size());
    for (const store::FeedSeqs& each : control) controls.push_back(&each);
    const store::FeedSeqs knownControl = leastOf(controls);
    if (const auto added = addStretches(id, feed::Kind::Control, *heads, knownControl); !added) return added;
    room::Room* keeper = m_parts.rooms.find(id);
    for (const ChunkId& table : keeper->epochs().tables()) m_pieces.push_back({id, table});
    if (const auto added = addStretches(id, feed::Kind::Content, *heads, leastOf(content)); !added) return added;
    m_pieces.push_back({id, Receipts{}});
    m_pieces.push_back({id, Has{}});
    return withFiles ? addFiles(id, readers) : Done();
}

Done BundleContents::addMeeting(const RoomId& rendezvous) {
    const auto heads = m_parts.world.stores.feeds.heads(rendezvous);
    if (!heads) return passOn(heads);
    return addStretches(rendezvous, feed::Kind::Control, *heads, {});
}

Done BundleContents::addStretches(const RoomId& room, feed::Kind kind, const std::vector<store::StoredHead>& heads,
                                  const store::FeedSeqs& known) {
    for (const store::StoredHead& head : heads) {
        if (head.kind != kind) continue;
        const uint64_t from = knownOf(known, head.feed) + 1;
        const auto add = [&](uint64_t first, uint64_t last) {
            first = std::max(first, from);
            if (first <= last) m_pieces.push_back({room, Stretch{head.feed, first, last}});
        };
        const uint64_t end = std::min(head.seq, head.endSeq);
        if (head.floor > 2) {
            add(1, std::min<uint64_t>(1, end));
            add(head.floor, end);
        } else {
            add(1, end);
        }
        if (head.tipFrom > 0) add(head.tipFrom, std::min(head.tipSeq, head.endSeq));
    }
    return {};
}

Done BundleContents::addFiles(const RoomId& room, const std::vector<DeviceId>& readers) {
    const auto files = m_parts.world.stores.files.wholeFiles(room);
    if (!files) return passOn(files);
    for (const FileId& file : *files) {
        const auto holders = m_parts.world.stores.holders.holders(file);
        const auto chunks = m_parts.world.stores.files.chunks(file);
        if (!holders) return passOn(holders);
        if (!chunks) return passOn(chunks);
        const bool allHave = std::all_of(readers.begin(), readers.end(), [&](const DeviceId& reader) {
            return std::find(holders->begin(), holders->end(), reader) != holders->end();
        });
        if (allHave) continue;
        m_count.files += 1;
        m_pieces.push_back({room, ChunkId{file.value}}); // its manifest
        for (const ChunkId& chunk : *chunks) m_pieces.push_back({room, chunk});
    }
    return {};
}

Result<std::vector<sync::BundleUnit>> BundleContents::next(size_t bytesMax) {
    std::vector<sync::BundleUnit> units;
    size_t bytes = 0;
    while (bytes < bytesMax && !m_pieces.empty()) {
        const Piece piece = m_pieces.front();
        m_pieces.pop_front();
        if (const auto done = put(piece, units, bytes); !done) return passOn(done);
    }
    return units;
}

Done BundleContents::put(const Piece& piece, std::vector<sync::BundleUnit>& units, size_t& bytes) {
    if (const auto* stretch = std::get_if<Stretch>(&piece.what)) {
        return putStretch(piece.room, *stretch, units, bytes);
    }
    if (const auto* chunk = std::get_if<ChunkId>(&piece.what)) {
        putChunk(piece.room, *chunk, units, bytes);
        return {};
    }
    return std::holds_alternative<Receipts>(piece.what) ? putReceipts(piece.room, units) : putHas(piece.room, units);
}

Done BundleContents::putStretch(const RoomId& room, Stretch stretch, std::vector<sync::BundleUnit>& units,
                                size_t& bytes) {
    const auto range = m_parts.world.stores.feeds.read(stretch.feed, stretch.from, stretch.to, sync::rangeBytesMax);
    if (!range) return passOn(range);
    if (range->events.empty()) return {}; // let go of meanwhile
    const auto eventAt = [&](uint64_t seq) -> const feed::Event& {
        return range->events.at(static_cast<size_t>(seq - range->firstSeq()));
    };
    bool isFirst = true; // of what one signature stands for
    for (wire::RangePart& part : sync::partsOf(*range)) {
        part.set_feed(wire::fieldOf(stretch.feed));
        if (isFirst) {
            part.set_previous(wire::fieldOf(eventAt(part.first_seq()).header.previous));
            units.push_back({room, {}});
        }
        isFirst = !part.signature().empty();
        bytes += part.ByteSizeLong();
        m_count.events += static_cast<uint64_t>(part.events_size());
        *units.back().records.emplace_back().mutable_range() = std::move(part);
    }
    stretch.from = range->head().seq + 1;
    if (stretch.from <= stretch.to) m_pieces.push_front({room, stretch});
    return {};
}

Done BundleContents::putReceipts(const RoomId& room, std::vector<sync::BundleUnit>& units) {
    const auto receipts = m_parts.world.stores.receipts.list(room);
    if (!receipts) return passOn(receipts);
    for (const store::StoredReceipt& stored : *receipts) {
        units.push_back(unitOf(room, [&](wire::BundleRecord& record) {
            wire::Receipt& receipt = *record.mutable_receipt();
            receipt.set_feed(wire::fieldOf(stored.receipt.feed));
            receipt.set_counter(stored.receipt.counter);
            receipt.set_sealed(wire::fieldOf(ByteView(stored.receipt.sealed)));
            receipt.set_signature(wire::fieldOf(stored.receipt.signature));
        }));
        m_count.receipts += 1;
    }
    return {};
}

Done BundleContents::putHas(const RoomId& room, std::vector<sync::BundleUnit>& units) {
    const auto heads = m_parts.world.stores.feeds.heads(room);
    if (!heads) return passOn(heads);
    wire::BundleHas has;
    const auto flush = [&] {
        units.push_back(unitOf(room, [&](wire::BundleRecord& record) { *record.mutable_has() = std::move(has); }));
        has.Clear();
    };
    for (const store::StoredHead& head : *heads) {
        if (head.kind != feed::Kind::Control) continue;
        wire::Reference& each = *has.add_feeds();
        each.set_feed(wire::fieldOf(head.feed));
        each.set_seq(std::min(head.seq, head.endSeq));
        if (static_cast<size_t>(has.feeds_size()) == sync::bundleHasPerRecord) flush();
    }
    if (has.feeds_size() > 0) flush();
    return {};
}

void BundleContents::putChunk(const RoomId& room, const ChunkId& chunk, std::vector<sync::BundleUnit>& units,
                              size_t& bytes) {
    const auto sealed = m_parts.fetchers.load({room, chunk});
    if (!sealed) return; // lost from this disk: the reader sees that it did not come
    sync::BundleUnit unit{room, {}};
    for (size_t at = 0; at < sealed->size(); at += wire::chunkPartBytes) {
        wire::ChunkPart& part = *unit.records.emplace_back().mutable_chunk();
        part.set_id(wire::fieldOf(chunk));
        part.set_offset(static_cast<uint32_t>(at));
        part.set_total(static_cast<uint32_t>(sealed->size()));
        part.set_data(
            wire::fieldOf(ByteView(*sealed).subspan(at, std::min(wire::chunkPartBytes, sealed->size() - at))));
    }
    bytes += sealed->size();
    units.push_back(std::move(unit));
}

} // namespace ieum::node
