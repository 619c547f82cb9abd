// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/epoch_log.h"

#include "room/limits.h"

#include <algorithm>
#include <tuple>

namespace ieum::room {

namespace {

bool isTrue(const EpochCommit& commit, const EpochRecord& record) {
    return epochIdOf(record.secret, commit.members, commit.terms.generation) == record.id;
}

} // namespace

bool EpochLog::note(EpochCommit commit, const PersonId& author) {
    const EpochId id = commit.id;
    const auto record = m_records.find(id);
    const bool isHere = record != m_records.end();
    if (isHere && !isTrue(commit, record->second)) return false;
    if (isHere) record->second.generation = commit.terms.generation;
    if (!commit.isInlined()) m_tables[commit.slices.table].insert(commit.slices);
    commit.inlined.clear();
    m_commits[id].try_emplace(author, std::move(commit));
    return isWanted(secretOf(id));
}

EpochLog::Secret EpochLog::secretOf(const EpochId& id) const {
    if (m_records.contains(id)) return Secret::Here;
    if (m_forgotten.contains(id)) return Secret::Wiped;
    return m_commits.contains(id) ? Secret::Committed : Secret::Unknown;
}

bool isWanted(EpochLog::Secret secret) {
    return secret == EpochLog::Secret::Committed || secret == EpochLog::Secret::Unknown;
}

void EpochLog::forget(const EpochId& id) {
    m_records.erase(id);
    m_forgotten.insert(id);
}

void EpochLog::keep(EpochRecord epoch) {
    if (m_forgotten.contains(epoch.id)) return;
    // Who claims something else of this epoch, its members or its generation, has said nothing.
    if (const auto claims = m_commits.find(epoch.id); claims != m_commits.end()) {
        std::erase_if(claims->second, [&](const auto& claim) { return !isTrue(claim.second, epoch); });
        if (!claims->second.empty()) epoch.generation = claims->second.begin()->second.terms.generation;
    }
    const EpochId id = epoch.id;
    m_records.insert_or_assign(id, std::move(epoch));
    m_fresh = true;
}

const EpochRecord* EpochLog::find(const EpochId& id) const {
    const auto found = m_records.find(id);
    return found == m_records.end() ? nullptr : &found->second;
}

std::vector<EpochLog::Counted> EpochLog::counted(const Membership& membership) const {
    const MembersDigest members = membership.digest(m_room);
    std::vector<Counted> all;
    for (const auto& [id, claims] : m_commits) {
        for (const auto& [author, commit] : claims) {
            if (commit.members != members || membership.roleOf(author) == Role::None) continue;
            all.push_back({id, commit.terms, commit.slices, isShut(id, author)});
        }
    }
    std::sort(all.begin(), all.end(), [](const Counted& a, const Counted& b) {
        return std::tie(a.terms.generation, a.id) < std::tie(b.terms.generation, b.id);
    });
    uint64_t newest = 0;
    const auto jumped = std::find_if(all.begin(), all.end(), [&](const Counted& each) {
        if (each.terms.generation - newest > 1) return true;
        newest = each.terms.generation;
        return false;
    });
    all.erase(jumped, all.end());
    return all;
}

/// The newest generation of which we can open something, and in it the lowest id.
const EpochRecord* EpochLog::pick(const std::vector<Counted>& counted) const {
    const EpochRecord* best = nullptr;
    uint64_t generation = 0;
    for (const Counted& each : counted) {
        const EpochRecord* record = find(each.id);
        if (record == nullptr || (best != nullptr && each.terms.generation == generation)) continue;
        best = record;
        generation = each.terms.generation;
    }
    return best;
}

const EpochRecord* EpochLog::current(const Membership& membership) const { return pick(counted(membership)); }

bool EpochLog::isDue(const Membership& membership, Now now, uint64_t contents) const {
    const std::vector<Counted> all = counted(membership);
    const EpochRecord* record = pick(all);
    if (record == nullptr) return true;
    uint64_t generation = 0;
    for (const Counted& each : all) {
        if (each.id != record->id) continue;
        generation = each.terms.generation;
        // One way only: an epoch from the future is not renewed, or two clocks that disagree would renew each other's.
        if (now.wall.ms - epochLifeMs >= each.terms.madeMs) return true;
        if (contents >= epochContentsMax && contents - epochContentsMax >= each.terms.contents) return true;
    }
    // A newer one was committed and shuts us out: the next one, ours, heals that.
    return std::any_of(all.begin(), all.end(), [&](const Counted& each) {
        return each.terms.generation > generation && each.shut && find(each.id) == nullptr;
    });
}

uint64_t EpochLog::newestGeneration(const Membership& membership) const {
    const std::vector<Counted> all = counted(membership);
    return all.empty() ? 0 : all.back().terms.generation;
}

std::vector<EpochLog::Awaited> EpochLog::awaited(const Membership& membership, const std::set<EpochId>& named) const {
    const MembersDigest members = membership.digest(m_room);
    std::vector<Awaited> all;
    for (const auto& [id, claims] : m_commits) {
        if (!isWanted(secretOf(id))) continue;
        for (const auto& [author, commit] : claims) {
            const bool present = commit.members == members && membership.roleOf(author) != Role::None;
            if ((present || named.contains(id)) && !isShut(id, author)) all.push_back({commit, author});
        }
    }
    return all;
}

std::vector<EpochLog::Awaited> EpochLog::awaitedIn(const SliceTableId& table) const {
    std::vector<Awaited> all;
    for (const auto& [id, claims] : m_commits) {
        if (!isWanted(secretOf(id))) continue;
        for (const auto& [author, commit] : claims) {
            if (commit.slices == table && !isShut(id, author)) all.push_back({commit, author});
        }
    }
    return all;
}

std::vector<SliceTableId> EpochLog::tables(const Membership& membership) const {
    std::vector<SliceTableId> all;
    for (const Counted& each : counted(membership)) {
        if (m_tables.contains(each.slices.table)) all.push_back(each.slices);
    }
    return all;
}

std::vector<EpochId> pastOf(const EpochLog& log, const Membership& membership) {
    feed::Hlc newest;
    for (const auto& [id, record] : log.all()) newest = std::max(newest, record.hlc);
    const EpochRecord* used = log.current(membership);
    std::vector<EpochId> past;
    for (const auto& [id, record] : log.all()) {
        if (record.hlc < newest && &record != used) past.push_back(id);
    }
    return past;
}

std::vector<EpochId> supersededBefore(const EpochLog& log, int64_t wallMs) {
    feed::Hlc newest;
    for (const auto& [id, record] : log.all()) {
        if (record.hlc.wallMs() < wallMs) newest = std::max(newest, record.hlc);
    }
    std::vector<EpochId> old;
    for (const auto& [id, record] : log.all()) {
        if (record.hlc < newest) old.push_back(id);
    }
    return old;
}

} // namespace ieum::room
