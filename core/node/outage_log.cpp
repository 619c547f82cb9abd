// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/outage_log.h"

#include "base/reader.h"
#include "base/writer.h"
#include "net/error.h"
#include "node/limits.h"

#include <algorithm>

namespace ieum::node {

namespace {

constexpr std::string_view setting = "outages";
constexpr uint8_t version = 1;
/// Of a row beside its address.
constexpr size_t rowBytes = ReplicaKey::byteCount + 8 + 8 + 1 + 4 + 2 + 2 + 8 + 2;

Bytes toBytes(const std::vector<OutageRow>& rows) {
    Writer writer;
    writer.u8(version);
    for (const OutageRow& row : rows) {
        writer.put(row.key.view()).u64(static_cast<uint64_t>(row.beganMs)).u64(static_cast<uint64_t>(row.endedMs));
        writer.u8(static_cast<uint8_t>(row.whose)).u32(row.times);
        writer.u16(row.why ? static_cast<uint16_t>(row.why->folder) : uint16_t{0}).u16(row.why ? row.why->code : 0);
        writer.u64(row.why ? static_cast<uint64_t>(row.why->number) : 0);
        writer.u16(static_cast<uint16_t>(row.address.size())).put(bytesOf(row.address));
    }
    return writer.take();
}

/// It is down because nobody has tried: it has just been named (net/replica_keeper gives no reason then), or what there
/// was of it was closed from here, for a pause or another proxy.
bool isUntried(const net::ReplicaState& state) {
    return !state.up && (!state.why || state.why->is(NetError::ClosedByUs));
}

std::optional<OutageRow> readRow(Reader& reader) {
    OutageRow row;
    row.key = reader.id<ReplicaKey>();
    row.beganMs = static_cast<int64_t>(reader.u64());
    row.endedMs = static_cast<int64_t>(reader.u64());
    row.whose = static_cast<OutageRow::Whose>(std::min<uint8_t>(reader.u8(), 2));
    row.times = reader.u32();
    const uint16_t folder = reader.u16();
    const uint16_t code = reader.u16();
    const auto number = static_cast<int64_t>(reader.u64());
    if (code != 0 && folder <= static_cast<uint16_t>(Folder::Node)) {
        row.why = Error{Cause::Machine, static_cast<Folder>(folder), code, number};
    }
    const uint16_t length = reader.u16();
    const ByteView address = reader.take(length);
    if (address.size() != length) return std::nullopt;
    row.address = textOf(address);
    return row;
}

} // namespace

Done OutageLog::load() {
    m_rows.clear();
    m_told.clear();
    const auto stored = m_world.stores.settings.get(setting);
    if (!stored) return passOn(stored);
    if (!*stored) return {};
    Reader reader(**stored);
    if (reader.u8() != version) return {}; // of a later version: begun anew
    while (reader.left() >= rowBytes) {
        auto row = readRow(reader);
        if (!row) break;
        if (row->endedMs == 0) m_told.insert(row->key);
        m_rows.push_back(std::move(*row));
    }
    return {};
}

Done OutageLog::save() {
    if (m_rows.size() > outagesKeptMax) {
        m_rows.erase(m_rows.begin(), m_rows.end() - static_cast<ptrdiff_t>(outagesKeptMax));
    }
    return m_world.stores.settings.set(setting, toBytes(m_rows));
}

void OutageLog::note(const net::ReplicaState& state, std::string address, Now now) {
    if (isUntried(state)) {
        tryAnew(state.replica, now);
    } else {
        m_attempts.erase(state.replica);
    }
    Line& line = m_lines[state.replica];
    line.address = std::move(address);
    line.why = state.why;
    if (line.isKnown && line.up == state.up) return;
    m_hasNews = true;
    line.isKnown = true;
    line.up = state.up;
    line.since = now.steady;
    line.sinceWall = now.wall;
}

void OutageLog::forget(const ReplicaKey& key, Now now) {
    m_lines.erase(key);
    m_attempts.erase(key);
    if (OutageRow* open = openOf(key)) m_world.noteFailure(end(*open, now.wall, false));
}

OutageRow* OutageLog::openOf(const ReplicaKey& key) {
    const auto found = std::find_if(m_rows.rbegin(), m_rows.rend(),
                                    [&](const OutageRow& row) { return row.key == key && row.endedMs == 0; });
    return found == m_rows.rend() ? nullptr : &*found;
}

/// Another replica that answers clears our own network; without any interface it can only be ours.
OutageRow::Whose OutageLog::whoseIs(const ReplicaKey& key) const {
    const bool anotherAnswers = std::any_of(m_lines.begin(), m_lines.end(),
                                            [&](const auto& each) { return each.first != key && each.second.up; });
    if (anotherAnswers) return OutageRow::Whose::Theirs;
    const bool isCutOff = m_lan.on && m_lan.interfaces.empty();
    return isCutOff ? OutageRow::Whose::Ours : OutageRow::Whose::Unknown;
}

bool OutageLog::hasWork(Now now) const {
    const auto due = nextDeadline();
    return m_hasNews || (due && *due <= now.steady);
}

Done OutageLog::settle(const std::optional<ReplicaKey>& home, Now now) {
    m_hasNews = false;
    const size_t givenUp = std::erase_if(
        m_attempts, [&](const auto& each) { return now.steady >= each.second.after(firstAttemptPatienceMs); });
    if (givenUp > 0) m_world.effects.status = true;
    for (const auto& [key, line] : m_lines) {
        OutageRow* open = openOf(key);
        const bool isLong = now.steady >= line.since.after(outageGoesOnMs);
        if (!line.up && open != nullptr && isLong && m_told.insert(key).second && home == key) {
            m_world.effects.events.push_back(OutageBegan{*open}); // it came and went, and now it stays away
        }
        if (!line.up && open == nullptr && now.steady >= line.since.after(outageBeginsAfterMs)) {
            if (const auto begun = begin(key, line, home == key, now); !begun) return begun;
        } else if (line.up && open != nullptr && now.steady >= line.since.after(outageEndsAfterMs)) {
            if (const auto ended = end(*open, line.sinceWall, home == key); !ended) return ended;
        } else if (!line.up && open != nullptr && whoseIs(key) != open->whose &&
                   open->whose == OutageRow::Whose::Unknown) {
            open->whose = whoseIs(key); // something else has answered meanwhile
            if (const auto saved = save(); !saved) return saved;
        }
    }
    return {};
}

Done OutageLog::begin(const ReplicaKey& key, const Line& line, bool isHome, Now now) {
    const auto last =
        std::find_if(m_rows.rbegin(), m_rows.rend(), [&](const OutageRow& row) { return row.key == key; });
    const bool goesOn =
        last != m_rows.rend() && now.wall.ms - last->endedMs < outageGoesOnMs && now.wall.ms >= last->endedMs;
    if (goesOn) {
        last->endedMs = 0;
        last->times += 1;
        last->why = line.why;
        return save(); // it was told of already
    }
    OutageRow row{key, line.address, line.sinceWall.ms, 0, whoseIs(key), 1, line.why};
    m_rows.push_back(row);
    if (m_told.insert(key).second && isHome) m_world.effects.events.push_back(OutageBegan{std::move(row)});
    m_world.effects.status = true;
    return save();
}

Done OutageLog::end(OutageRow& row, WallMs when, bool isHome) {
    row.endedMs = std::max(when.ms, row.beganMs);
    if (m_told.erase(row.key) > 0 && isHome) m_world.effects.events.push_back(OutageEnded{row});
    m_world.effects.status = true;
    return save();
}

std::optional<SteadyMs> OutageLog::nextDeadline() const {
    std::optional<SteadyMs> next;
    for (const auto& [key, began] : m_attempts) {
        const SteadyMs due = began.after(firstAttemptPatienceMs);
        if (!next || due < *next) next = due;
    }
    for (const auto& [key, line] : m_lines) {
        const bool isOpen = std::any_of(m_rows.begin(), m_rows.end(), [key = key](const OutageRow& row) {
            return row.key == key && row.endedMs == 0;
        });
        if (line.up && !isOpen) continue;
        if (!line.up && isOpen && m_told.contains(key)) continue;
        const int64_t afterMs = line.up ? outageEndsAfterMs : isOpen ? outageGoesOnMs : outageBeginsAfterMs;
        const SteadyMs due = line.since.after(afterMs);
        if (!next || due < *next) next = due;
    }
    return next;
}

std::vector<OutageRow> OutageLog::rows() const { return {m_rows.rbegin(), m_rows.rend()}; }

} // namespace ieum::node
