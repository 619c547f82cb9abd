// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/epoch_keeper.h"

#include "room/limits.h"
#include "room/past_epochs.h"

#include <algorithm>

namespace ieum::room {

Done EpochKeeper::load() {
    auto epochs = m_ports.log.epochs(m_room);
    if (!epochs) return passOn(epochs);
    for (EpochRecord& epoch : *epochs) {
        if (epoch.pastMs) m_past.emplace(epoch.id, *epoch.pastMs);
        m_log.keep(std::move(epoch));
    }
    const auto forgotten = m_ports.log.forgottenEpochs(m_room);
    if (!forgotten) return passOn(forgotten);
    for (const EpochId& id : *forgotten) m_log.forget(id);
    if (const auto loaded = m_prekeys.load(); !loaded) return loaded;
    const auto tables = m_ports.log.sliceTables(m_room);
    if (!tables) return passOn(tables);
    m_tables.insert(tables->begin(), tables->end());
    return {};
}

SliceKeys EpochKeeper::keys() const {
    SliceKeys keys{m_room, m_self.certificate.device, m_prekeys.ours()};
    keys.keys.push_back(m_self.agreement); // for those who know no prekey of ours
    return keys;
}

Done EpochKeeper::absorb(const FeedRecord& feed, const feed::Header& header, const wire::ControlBody& body) {
    if (body.has_epoch()) return absorbCommit(feed, header.hlc, body.epoch());
    if (body.has_history()) return absorbHistory(feed.device, body.history());
    if (body.has_prekey()) absorbPrekey(feed.device, header, body.prekey());
    return {};
}

void EpochKeeper::absorbPrekey(const DeviceId& device, const feed::Header& header, const wire::Prekey& body) {
    m_prekeys.note(device, header.hlc, {header.feed, header.seq}, body);
    for (const std::string& lost : body.lost()) {
        if (const auto id = wire::idOf<EpochId>(lost)) m_lost.asked(device, *id);
    }
}

Done EpochKeeper::absorbHistory(const DeviceId& by, const wire::History& body) {
    if (const auto device = wire::idOf<DeviceId>(body.to_device())) {
        for (const std::string& given : body.epochs()) {
            if (const auto id = wire::idOf<EpochId>(given)) m_lost.given(*device, *id, by);
        }
    }
    for (EpochRecord& epoch : openHistory(m_room, body, m_self)) {
        if (!isWanted(m_log.secretOf(epoch.id))) continue;
        if (const auto saved = m_ports.log.saveEpoch(m_room, epoch); !saved) return saved;
        m_log.keep(std::move(epoch));
    }
    return {};
}

Done EpochKeeper::absorbCommit(const FeedRecord& feed, feed::Hlc hlc, const wire::EpochCommit& body) {
    auto commit = readCommit(body);
    if (!commit) return {};
    commit->hlc = hlc;
    if (!m_log.note(*commit, feed.person)) return {};
    if (commit->isInlined()) {
        const bool isSound = checkSlices(commit->inlined, commit->slices).has_value();
        return open({*commit, feed.person}, isSound ? slicesIn(commit->inlined) : std::vector<Slice>());
    }
    const auto here = table(commit->slices.table);
    if (!here) return passOn(here);
    return *here && checkSlices(**here, commit->slices) ? open({*commit, feed.person}, slicesIn(**here)) : Done();
}

Done EpochKeeper::open(const EpochLog::Awaited& awaited, const std::vector<Slice>& slices) {
    auto epoch = openEpoch(awaited.commit, slices, keys());
    if (!epoch) {
        m_log.markShut(awaited.commit.id, awaited.author);
        const SlicePrefix prefix = slicePrefixOf(m_self.certificate.device);
        const bool isForUs = std::any_of(slices.begin(), slices.end(), [&](const Slice& slice) {
            return std::ranges::equal(slice.view().first(slicePrefixBytes), prefix.view());
        });
        if (isForUs) m_lost.shut(awaited.commit.id);
        return {};
    }
    epoch->hlc = awaited.commit.hlc;
    for (const Slice& slice : slices) append(epoch->devices, slice.view().first(slicePrefixBytes));
    if (const auto saved = m_ports.log.saveEpoch(m_room, *epoch); !saved) return saved;
    m_log.keep(std::move(*epoch));
    return {};
}

Result<wire::EpochCommit> EpochKeeper::commit(const Membership& membership, uint64_t contents, Now now) {
    const EpochTerms terms{m_log.newestGeneration(membership) + 1, contents, now.wall.ms};
    CommittedEpoch made = commitEpoch(m_room, membership, m_ports.random, terms, m_prekeys.newest(now));
    if (made.commit.inlined().empty()) {
        // Before the commit itself, which opens our own slice out of it.
        const auto kept = keepTable(describeSlices(made.table).table, made.table);
        if (!kept) return passOn(kept);
    }
    return std::move(made.commit);
}

Result<std::optional<wire::Prekey>> EpochKeeper::nextPrekey(Now now, int64_t ageMs) {
    const DeviceId& own = m_self.certificate.device;
    const std::vector<EpochId> lost = m_lost.toAsk(
        own, [&](const EpochId& id) { return isWanted(m_log.secretOf(id)); }, now);
    if (lost.empty() && !m_prekeys.isDue(own, now)) return std::optional<wire::Prekey>();
    auto made = m_prekeys.make(now, ageMs);
    if (!made) return passOn(made);
    for (const EpochId& id : lost) made->add_lost(wire::fieldOf(id));
    return std::optional(std::move(*made));
}

Done EpochKeeper::expire(const Membership& membership, int64_t ageMs) {
    if (const auto expired = m_prekeys.expire(ageMs); !expired) return expired;
    const uint32_t days = membership.policy().retentionDays;
    if (days == 0) return {};
    for (const EpochId& id : pastOf(m_log, membership)) {
        const auto [since, isNew] = m_past.try_emplace(id, ageMs);
        Done done;
        if (isNew) {
            done = m_ports.log.setPast(m_room, id, ageMs);
        } else if (ageMs - since->second >= int64_t{days} * dayMs) {
            done = m_ports.log.forgetEpoch(m_room, id);
            m_log.forget(id);
        }
        if (!done) return done;
    }
    return {};
}

Done EpochKeeper::keepTable(const ChunkId& id, ByteView table) {
    if (m_tables.contains(id)) return {};
    if (const auto saved = m_ports.log.saveSliceTable(m_room, id, table); !saved) return saved;
    m_tables.insert(id);
    m_newTables.push_back(id);
    return {};
}

Done EpochKeeper::takeSlices(const SliceTableId& from, const std::vector<Slice>& slices) {
    for (const EpochLog::Awaited& awaited : m_log.awaitedIn(from)) {
        if (const auto opened = open(awaited, slices); !opened) return opened;
    }
    return {};
}

Done EpochKeeper::takeTable(const ChunkId& id, ByteView table) {
    const auto known = m_log.named().find(id);
    if (known == m_log.named().end()) return {};
    for (const SliceTableId& named : known->second) {
        if (!checkSlices(table, named)) continue; // its author named a root that his own table does not have
        if (const auto kept = keepTable(id, table); !kept) return kept;
        if (const auto taken = takeSlices(named, slicesIn(table)); !taken) return taken;
    }
    return {};
}

Result<std::vector<SliceWish>> EpochKeeper::wishes(const Membership& membership) const {
    std::vector<SliceWish> wishes;
    if (m_log.named().empty()) return wishes;
    std::set<EpochId> waiting;
    const auto unopened = m_ports.log.unopened(m_room);
    if (!unopened) return passOn(unopened);
    for (const RoomLog::Unopened& each : *unopened) waiting.insert(each.epoch);
    std::set<ChunkId> wished;
    for (const EpochLog::Awaited& awaited : m_log.awaited(membership, waiting)) {
        const SliceTableId& slices = awaited.commit.slices;
        if (wished.insert(slices.table).second) wishes.push_back({slices, true});
    }
    for (const SliceTableId& slices : m_log.tables(membership)) {
        if (!m_tables.contains(slices.table) && wished.insert(slices.table).second) wishes.push_back({slices, false});
    }
    return wishes;
}

Result<std::optional<Bytes>> EpochKeeper::table(const ChunkId& id) const {
    if (!m_tables.contains(id)) return std::optional<Bytes>();
    return m_ports.log.sliceTable(m_room, id);
}

} // namespace ieum::room
