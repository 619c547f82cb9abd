// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/eviction.h"

#include "node/error.h"
#include "node/limits.h"
#include "vault/holder_order.h"

#include <algorithm>

namespace ieum::node {

Done Eviction::load(Now now) {
    m_look.reset();
    m_wasAsked = false;
    m_lookAt = now.steady.after(quotaLookedAtAfterMs);
    m_deleteAt.reset();
    const auto dropped = m_world.stores.keep.hasDropped();
    if (!dropped) return passOn(dropped);
    if (*dropped) m_deleteAt = now.steady;
    return {};
}

std::optional<SteadyMs> Eviction::nextDeadline() const {
    std::optional<SteadyMs> next = m_deleteAt;
    const bool hasQuota = m_keeping.quotaBytes().has_value();
    const std::optional<SteadyMs> look = m_look ? std::optional(SteadyMs{}) : m_lookAt;
    if (hasQuota && look && (!next || *look < *next)) next = look;
    return next;
}

Done Eviction::settle(Now now) {
    if (m_deleteAt && *m_deleteAt <= now.steady) {
        if (const auto deleted = deleteDropped(now); !deleted) return deleted;
    }
    if (std::exchange(m_wasAsked, false)) {
        auto chunks = m_world.stores.keep.dropped(chunksDeletedAtOnce);
        if (!chunks) return passOn(chunks);
        auto& gone = m_world.effects.droppedChunks; // with the commit: nothing in this batch can want them any more
        gone.insert(gone.end(), chunks->begin(), chunks->end());
    }
    if (m_world.effects.vault) {
        const SteadyMs soon = now.steady.after(quotaLookedAtAfterMs);
        m_lookAt = std::min(m_lookAt.value_or(soon), soon);
    }
    if (!m_keeping.quotaBytes()) {
        m_look.reset();
        m_left = {};
        m_keeping.setFull(false);
        return {};
    }
    if (!m_look && m_lookAt && *m_lookAt <= now.steady) {
        const auto used = m_world.stores.keep.usedBytes();
        if (!used) return passOn(used);
        m_lookAt.reset();
        m_look = Look{};
        m_look->usedBytes = *used;
    }
    return m_look ? goOn(now) : Done();
}

Done Eviction::goOn(Now now) {
    const uint64_t quota = *m_keeping.quotaBytes();
    if (m_look->usedBytes <= quota) return end(std::move(*m_look), now);
    const int64_t untilMs = m_world.ageMs - fileSparedMs;
    const auto files = m_world.stores.keep.leastUsed(m_look->after, untilMs, filesWeighedAtOnce);
    if (!files) return passOn(files);
    uint64_t made = 0;
    for (const store::UsedFile& file : *files) {
        if (m_look->usedBytes <= quota) return end(std::move(*m_look), now);
        if (made >= roomMadeAtOnceBytes) return {};
        if (const auto weighed = weigh(file, *m_look, made, now); !weighed) return weighed;
        m_look->after = file.place;
    }
    return files->size() < filesWeighedAtOnce ? end(std::move(*m_look), now) : Done();
}

Done Eviction::weigh(const store::UsedFile& file, Look& look, uint64_t& made, Now now) {
    const auto entries = m_world.stores.files.entries(file.file);
    if (!entries) return passOn(entries);
    const auto hold = holdOf(*entries);
    if (!hold) return passOn(hold);
    if (*hold == Hold::LastCopy) {
        look.left.lastCopyBytes += file.sizeBytes;
        if (look.left.lastCopies.size() < lastCopiesToldMax) {
            look.left.lastCopies.push_back(file.file);
        } else {
            look.left.more = true;
        }
        return {};
    }
    if (*hold == Hold::OursToKeep) {
        look.left.oursToKeepBytes += file.sizeBytes;
        return {};
    }
    made += file.sizeBytes;
    look.usedBytes -= std::min(look.usedBytes, file.sizeBytes);
    return makeRoom(*entries, now);
}

Done Eviction::end(Look look, Now now) {
    m_look.reset();
    const auto pinned = m_world.stores.keep.pinnedBytes();
    if (!pinned) return passOn(pinned);
    const uint64_t quota = *m_keeping.quotaBytes();
    const uint64_t before = m_left.overBytes;
    m_left = {};
    if (look.usedBytes > quota) {
        m_left = std::move(look.left);
        m_left.overBytes = look.usedBytes - quota;
        const uint64_t known = *pinned + m_left.lastCopyBytes + m_left.oursToKeepBytes;
        m_left.otherBytes = look.usedBytes - std::min(look.usedBytes, known);
        // What is spared now may go later, and somebody may come to have what nobody has.
        const SteadyMs later = now.steady.after(quotaLookedAtEveryMs);
        m_lookAt = std::min(m_lookAt.value_or(later), later);
    }
    m_keeping.setFull(m_left.overBytes > 0);
    if (before != m_left.overBytes) m_world.effects.status = true;
    return {};
}

Result<Eviction::Hold> Eviction::holdOf(const std::vector<store::FileEntry>& entries) {
    const auto others = otherHolders(m_world, m_rooms, entries);
    if (!others) return passOn(others);
    if (others->empty()) return Hold::LastCopy;
    const DeviceId self = m_world.identity->deviceId();
    return vault::mayLetGo(entries.front().id, self, *others) ? Hold::None : Hold::OursToKeep;
}

/// In the database; the files of its chunks go in a later batch, when this one cannot be taken back any more.
Done Eviction::makeRoom(const std::vector<store::FileEntry>& entries, Now now) {
    if (const auto made = m_world.stores.keep.makeRoom(entries.front().id); !made) return made;
    m_deleteAt = now.steady.after(1);
    for (const store::FileEntry& entry : entries) {
        m_world.effects.timelines.insert(entry.room);
        m_receipts.due(entry.room, now); // nobody is to count on us
    }
    return {};
}

/// Deleting what is gone already is nothing, so it may be done over and over.
Done Eviction::deleteDropped(Now now) {
    m_deleteAt.reset();
    const auto chunks = m_world.stores.keep.dropped(chunksDeletedAtOnce);
    if (!chunks) return passOn(chunks);
    for (const ChunkId& chunk : *chunks) {
        if (!m_world.chunks.remove(chunk)) {
            m_deleteAt = now.steady.after(quotaLookedAtEveryMs); // a disk that deletes nothing; texts go on
            return {};
        }
        if (const auto forgotten = m_world.stores.keep.forgetDropped(chunk); !forgotten) return forgotten;
    }
    if (chunks->size() == chunksDeletedAtOnce) m_deleteAt = now.steady.after(1);
    return {};
}

Result<std::vector<store::FileEntry>> Eviction::evictable(const FileId& file) {
    auto entries = m_world.stores.files.entries(file);
    const auto isPinned = m_world.stores.keep.isPinned(file);
    if (!entries) return entries;
    if (!isPinned) return passOn(isPinned);
    if (entries->empty()) return fail(Cause::Input, NodeError::NoSuchFile);
    if (*isPinned) return fail(Cause::Input, NodeError::FilePinned);
    if (entries->front().state != store::FileState::Whole) return fail(Cause::Input, NodeError::NotFetched);
    return entries;
}

Result<EvictedRow> Eviction::evict(const EvictFiles& wanted, Now now) {
    if (wanted.files.size() > filesEvictedMax) return fail(Cause::Input, NodeError::BadRequest);
    const std::set<FileId> files(wanted.files.begin(), wanted.files.end());
    std::vector<std::vector<store::FileEntry>> all;
    int64_t lastCopies = 0;
    for (const FileId& file : files) {
        auto entries = evictable(file);
        if (!entries) return passOn(entries);
        const auto hold = holdOf(*entries);
        if (!hold) return passOn(hold);
        lastCopies += *hold == Hold::LastCopy ? 1 : 0;
        all.push_back(std::move(*entries));
    }
    if (lastCopies > 0 && !wanted.lastCopies) return fail(Cause::Input, NodeError::LastCopies, lastCopies);
    EvictedRow row;
    for (const auto& entries : all) {
        if (const auto made = makeRoom(entries, now); !made) return passOn(made);
        row.files += 1;
        row.bytes += entries.front().sizeBytes;
    }
    m_world.effects.vault = true;
    m_wasAsked = true;
    return row;
}

Result<KeepingRow> Eviction::state() {
    KeepingRow row;
    const auto used = m_world.stores.keep.usedBytes();
    const auto pinned = m_world.stores.keep.pinnedBytes();
    if (!used) return passOn(used);
    if (!pinned) return passOn(pinned);
    row.usedBytes = *used;
    row.pinnedBytes = *pinned;
    row.overBytes = m_left.overBytes;
    row.lastCopyBytes = m_left.lastCopyBytes;
    row.oursToKeepBytes = m_left.oursToKeepBytes;
    row.recentBytes = m_left.otherBytes;
    row.moreLastCopies = m_left.more;
    for (const FileId& file : m_left.lastCopies) {
        const auto entries = m_world.stores.files.entries(file);
        if (!entries) return passOn(entries);
        if (entries->empty() || entries->front().state != store::FileState::Whole) continue; // gone since
        const store::FileEntry& entry = entries->front();
        const room::Room* room = m_rooms.find(entry.room);
        row.lastCopies.push_back(
            {file, entry.name, entry.room, room == nullptr ? std::string() : m_rooms.titleOf(*room), entry.sizeBytes});
    }
    return row;
}

} // namespace ieum::node
