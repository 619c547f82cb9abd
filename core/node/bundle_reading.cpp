// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/bundle_reading.h"

#include "node/bundle_contents.h"
#include "node/error.h"
#include "node/handlers.h"
#include "node/limits.h"
#include "sync/limits.h"

#include <algorithm>

namespace ieum::node {

namespace {

std::vector<sync::BundleRoom> roomsOf(RoomSet& rooms) {
    std::vector<sync::BundleRoom> all;
    for (const auto& [id, room] : rooms.all()) all.push_back({id, room->keys().session().clone()});
    for (const auto& [id, meeting] : rooms.meetings()) all.push_back({id, rooms.keysOf(id)->session().clone()});
    return all;
}

/// Parts of one bundle stand together, in order, and each once.
bool isBefore(const sync::BundlePreamble& a, const sync::BundlePreamble& b) {
    return std::tie(a.bundle, a.part) < std::tie(b.bundle, b.part);
}

} // namespace

BundleReading::Opened BundleReading::look(const Files& files, const std::vector<std::string>& paths) {
    std::vector<Part> parts;
    for (const std::string& path : paths) {
        const auto reader = sync::BundleReader::open(files, path, {});
        if (!reader) return passOn(reader);
        parts.push_back({path, reader->account().preamble, {}});
    }
    std::stable_sort(parts.begin(), parts.end(),
                     [](const Part& a, const Part& b) { return isBefore(a.preamble, b.preamble); });
    return parts;
}

void BundleReading::begin() {
    m_parts.pool.run([self = shared_from_this()]() -> Finished {
        auto looked = std::make_shared<Opened>(look(self->m_parts.world.files, self->m_asked.request.paths));
        return [self, looked] {
            if (!*looked) return self->fall(looked->error());
            self->m_all = std::move(**looked);
            self->openNext();
        };
    });
}

void BundleReading::openNext() {
    if (m_next == m_all.size()) return finish();
    const auto rooms = std::make_shared<std::vector<sync::BundleRoom>>(roomsOf(m_parts.rooms));
    m_roomsKnown = rooms->size();
    m_parts.pool.run([self = shared_from_this(), rooms]() -> Finished {
        const std::string& path = self->m_all[self->m_next].path;
        auto opened = std::make_shared<Result<sync::BundleReader>>(
            sync::BundleReader::open(self->m_parts.world.files, path, *rooms));
        return [self, opened] {
            if (!*opened) return self->fall(opened->error());
            self->m_reader = std::move(**opened);
            self->readOn();
        };
    });
}

void BundleReading::readOn() {
    m_parts.pool.run([self = shared_from_this()]() -> Finished {
        auto items = std::make_shared<Result<std::vector<sync::BundleItem>>>(self->m_reader->next(bundleStepBytes));
        return [self, items] { self->take(*items); };
    });
}

void BundleReading::take(const Result<std::vector<sync::BundleItem>>& items) {
    if (!items) return fall(items.error());
    const Now now = m_parts.world.clock.now();
    for (const sync::BundleItem& item : *items) {
        const auto taken = take(item, now);
        if (taken) continue;
        if (taken.error().cause != Cause::Peer) {
            m_parts.world.noteFailure(taken);
            return fall(taken.error());
        }
        m_read.refused += 1;
    }
    whenDurable(m_reader->isThrough() ? &BundleReading::partEnded : &BundleReading::readOn);
}

void BundleReading::partEnded() {
    Part& part = m_all[m_next];
    const bool isFirstTime = part.account.foreign == 0;
    part.account = m_reader->account();
    // An invitation may have come to its room by what was just read, and the room may be in the same file.
    const size_t known = m_parts.rooms.all().size() + m_parts.rooms.meetings().size();
    const bool isAgain = part.account.foreign > 0 && known > m_roomsKnown && isFirstTime;
    if (!isAgain) ++m_next;
    openNext();
}

void BundleReading::finish() {
    std::map<sync::BundleId, std::pair<uint32_t, bool>> parts; // how many one after the other, and whether to the end
    for (const Part& part : m_all) {
        const sync::BundleAccount& account = part.account;
        m_read.refused += account.damaged;
        m_read.foreign += account.foreign;
        auto& [count, isWhole] = parts[part.preamble.bundle];
        const bool follows = part.preamble.part == count + 1 && !account.isCut && !account.whole.empty();
        if (follows) ++count;
        isWhole |= follows && account.last;
    }
    m_read.complete = std::all_of(parts.begin(), parts.end(), [](const auto& each) { return each.second.second; });
    m_read.parts = static_cast<uint32_t>(m_all.size());
    const bool isForUs = std::any_of(m_all.begin(), m_all.end(), [](const Part& part) {
        return !part.account.whole.empty() || part.account.damaged > 0;
    });
    if (!isForUs && m_rooms.empty()) return fall(fail(Cause::Input, NodeError::NotForUs).value());
    const Now now = m_parts.world.clock.now();
    for (const RoomId& room : m_rooms) {
        if (const room::Member* writer = writerOf(room)) {
            m_read.writer = writer->person;
            m_read.writerName = writer->name;
            m_read.writtenMs = m_by.at(room).writtenMs;
        }
        if (m_parts.rooms.find(room) != nullptr) m_read.rooms.push_back(room);
    }
    for (const RoomId& room : m_read.rooms) {
        if (m_parts.restoration.isReadOnly()) break;
        // The program may end before it would be due, and it is what the writer waits for.
        if (const auto stated = m_parts.receipts.state(room, now); !stated) m_parts.world.noteFailure(stated);
    }
    replyLater<BundleRead>(m_parts.world, m_asked.reply, m_read);
}

void BundleReading::whenDurable(void (BundleReading::*next)()) {
    afterCommit(m_parts.world, m_asked.reply, [self = shared_from_this(), next] {
        self->m_parts.pool.run([self, next]() -> Finished { return [self, next] { (self.get()->*next)(); }; });
    });
}

void BundleReading::fall(const Error& why) {
    replyLater<BundleRead>(m_parts.world, m_asked.reply, tl::unexpected<Error>(why));
}

Done BundleReading::take(const sync::BundleItem& item, Now now) {
    m_rooms.insert(item.room);
    if (const auto* by = std::get_if<sync::BundleBy>(&item.what)) {
        m_by[item.room] = *by;
        return {};
    }
    if (const auto* has = std::get_if<sync::BundleHas>(&item.what)) return take(item.room, *has);
    if (const auto* range = std::get_if<sync::StoreRange>(&item.what)) return take(*range, now);
    if (const auto* receipt = std::get_if<sync::StoreReceipt>(&item.what)) return take(*receipt, now);
    return take(std::get<sync::ChunkArrived>(item.what), now);
}

const room::Member* BundleReading::writerOf(const RoomId& id) const {
    const auto by = m_by.find(id);
    const room::Room* room = m_parts.rooms.find(id);
    if (room == nullptr || by == m_by.end()) return nullptr;
    for (const auto& [person, member] : room->members().members()) {
        const bool isHis = std::any_of(member.devices.begin(), member.devices.end(),
                                       [&](const auto& device) { return device.device == by->second.device; });
        if (isHis && !member.revoked.contains(by->second.device)) return &member;
    }
    return nullptr;
}

Done BundleReading::take(const RoomId& room, const sync::BundleHas& has) {
    // Of a device that is no member's nothing is remembered.
    const bool isMembers = writerOf(room) != nullptr;
    const DeviceId device = isMembers ? m_by.at(room).device : DeviceId{};
    if (!isMembers || device == m_parts.world.identity->deviceId()) return {};
    std::vector<room::FeedSeq> known;
    std::copy_if(has.feeds.begin(), has.feeds.end(), std::back_inserter(known), [&](const room::FeedSeq& each) {
        // Of feeds that nobody here has there is nothing to leave out, and they may be made up.
        const room::FeedRecord* feed = m_parts.rooms.find(room)->feedOf(each.feed);
        return feed != nullptr && feed->kind == feed::Kind::Control;
    });
    return noteControlHeads(m_parts.world, room, device, known);
}

Result<std::optional<sync::StoreRange>> BundleReading::trimmed(sync::StoreRange range) {
    const auto head = m_parts.world.stores.feeds.head(range.feed);
    const auto tip = m_parts.world.stores.feeds.tip(range.feed);
    if (!head) return passOn(head);
    if (!tip) return passOn(tip);
    const uint64_t last = range.firstSeq + range.events.size() - 1;
    uint64_t from = std::max(range.firstSeq, head->seq + 1);
    if (*tip && from >= (*tip)->from) from = std::max(from, (*tip)->head.seq + 1);
    if (from > last) return std::optional<sync::StoreRange>();
    const auto known = static_cast<ptrdiff_t>(from - range.firstSeq);
    range.events.erase(range.events.begin(), range.events.begin() + known);
    range.firstSeq = from;
    if (known > 0) range.previous.reset();
    return std::optional(std::move(range));
}

Done BundleReading::take(sync::StoreRange range, Now now) {
    const uint64_t all = range.events.size();
    auto fresh = trimmed(std::move(range));
    if (!fresh) return passOn(fresh);
    const uint64_t news = *fresh ? (*fresh)->events.size() : 0;
    m_read.known += all - news;
    if (!*fresh) return {};
    const auto outcome = m_parts.intake.take(std::move(**fresh), now);
    if (!outcome) return passOn(outcome);
    switch (*outcome) {
    case Intake::Outcome::Taken:
        m_read.events += news;
        break;
    case Intake::Outcome::DoesNotFit:
        m_read.waiting += news;
        break;
    case Intake::Outcome::MayBeABranch:
    case Intake::Outcome::Useless:
        m_read.refused += 1;
        break;
    }
    return {};
}

Done BundleReading::take(const sync::StoreReceipt& receipt, Now now) {
    const auto before = m_parts.world.stores.receipts.find(receipt.room, receipt.receipt.feed);
    if (!before) return passOn(before);
    if (const auto taken = m_parts.intake.take(receipt, now); !taken) return taken;
    const bool isNewer = !*before || (*before)->receipt.counter < receipt.receipt.counter;
    if (isNewer) m_read.receipts += 1;
    return {};
}

Done BundleReading::take(const sync::ChunkArrived& chunk, Now now) {
    const auto isTable = m_parts.fetchers.slices().tableArrived(chunk.room, chunk.chunk, chunk.bytes, now);
    if (!isTable) return passOn(isTable);
    if (*isTable) return {};
    const auto brought = bring(m_parts.fetcher, chunk.chunk, chunk.bytes);
    if (!brought) return passOn(brought);
    if (*brought == Brought::Part || *brought == Brought::Last) m_read.chunks += 1;
    if (*brought == Brought::Last) m_read.files += 1;
    if (*brought == Brought::Nobodys) m_read.waiting += 1; // its message may be in an earlier part
    return {};
}

} // namespace ieum::node
