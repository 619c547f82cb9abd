// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/bundle_writer.h"

#include "base/assert.h"
#include "sync/limits.h"

#include <numeric>

namespace ieum::sync {

namespace {

/// Heads and ends are small; what one of them takes in the file at most.
constexpr size_t edgeBytes = 512;

size_t sizeOf(const BundleUnit& unit) {
    return std::accumulate(unit.records.begin(), unit.records.end(), size_t{0},
                           [](size_t sum, const wire::BundleRecord& each) { return sum + sizeOfRecord(each); });
}

} // namespace

BundleWriter::BundleWriter(Files& files, Config config, const std::vector<BundleRoom>& rooms)
    : m_files(files), m_config(std::move(config)) {
    for (const BundleRoom& room : rooms) {
        m_rooms.emplace(room.room, Room{bundleKeysOf(room.session, m_config.bundle), 0});
    }
    m_preamble.bundle = m_config.bundle;
    m_preamble.part = 0;
}

Done BundleWriter::put(const std::vector<BundleUnit>& units) {
    for (const BundleUnit& unit : units) {
        if (const auto done = putUnit(unit); !done) {
            giveUp();
            return done;
        }
    }
    if (const auto flushed = flush(); !flushed) {
        giveUp();
        return flushed;
    }
    return {};
}

Done BundleWriter::putUnit(const BundleUnit& unit) {
    const auto room = m_rooms.find(unit.room);
    IEUM_ASSERT(room != m_rooms.end());
    if (m_paths.empty()) {
        if (const auto begun = beginPart(); !begun) return begun;
    } else if (!isRoomFor(sizeOf(unit))) {
        if (const auto ended = endPart(false); !ended) return ended;
        if (const auto begun = beginPart(); !begun) return begun;
    }
    if (room->second.records == 0) begin(room->first, room->second);
    for (const wire::BundleRecord& record : unit.records) add(room->second, record);
    return m_waiting.size() >= bundleFlushBytes ? flush() : Done();
}

Done BundleWriter::end() {
    const auto write = [this]() -> Done {
        if (m_paths.empty()) {
            if (const auto begun = beginPart(); !begun) return begun;
        }
        return endPart(true);
    };
    auto ended = write();
    if (!ended) giveUp();
    return ended;
}

void BundleWriter::giveUp() {
    for (const std::string& path : m_paths)
        (void)m_files.remove(path); // what cannot be removed has no end, and says so
    m_paths.clear();
}

bool BundleWriter::isRoomFor(size_t bytes) const {
    return m_config.splitBytes == 0 ||
           m_partBytes + bytes + (2 * m_rooms.size() + 1) * edgeBytes <= m_config.splitBytes;
}

Done BundleWriter::beginPart() {
    m_preamble.part += 1;
    const std::string suffix = m_config.splitBytes == 0 ? "" : "." + std::to_string(m_preamble.part);
    const std::string path = m_config.path + suffix;
    if (m_files.exists(path)) return fail(Cause::Input, SyncError::BundleExists, m_preamble.part);
    m_paths.push_back(path);
    m_number = 0;
    m_waiting = toBytes(m_preamble);
    m_partBytes = m_waiting.size();
    return {};
}

Done BundleWriter::endPart(bool last) {
    for (auto& [id, room] : m_rooms) {
        if (room.records == 0 && !last) continue;
        if (room.records == 0) begin(id, room);
        wire::BundleRecord record;
        record.mutable_end()->set_records(room.records);
        record.mutable_end()->set_last(last);
        add(room, record);
        room.records = 0;
    }
    if (const auto flushed = flush(); !flushed) return flushed;
    return m_files.sync(m_paths.back());
}

void BundleWriter::begin(const RoomId& id, Room& room) {
    wire::BundleRecord record;
    wire::BundleHead& head = *record.mutable_head();
    head.set_device(wire::fieldOf(m_config.device));
    head.set_written_ms(m_config.writtenMs);
    head.set_signature(wire::fieldOf(signHead(*m_config.deviceKey, m_preamble, id, m_config.writtenMs)));
    add(room, record);
}

void BundleWriter::add(Room& room, const wire::BundleRecord& record) {
    const Bytes bytes = sealRecord(room.keys, m_preamble, m_number++, record);
    m_partBytes += bytes.size();
    room.records += 1;
    append(m_waiting, bytes);
}

Done BundleWriter::flush() {
    if (m_waiting.empty()) return {};
    m_written += m_waiting.size();
    return m_files.appendTo(m_paths.back(), std::exchange(m_waiting, {}));
}

} // namespace ieum::sync
