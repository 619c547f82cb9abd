// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "replica/channels.h"

#include "base/assert.h"
#include "base/reader.h"

namespace ieum::replica {

Channels::Channels(const InstanceId& ownInstance, Random& random) : m_ownInstance(ownInstance), m_random(&random) {
    std::array<std::byte, 8> run{};
    random.fill(run);
    m_ownRun = Reader(run).u64();
}

void Channels::open(const ChannelOpened& opened) {
    IEUM_ASSERT(!has(opened.channel));
    sync::SessionConfig config;
    config.side = sync::Side::Replica;
    config.channelHash = opened.channelHash;
    config.ownInstance = m_ownInstance;
    config.ownRun = m_ownRun;
    sync::Session session(std::move(config), m_claims, *m_random);
    const auto deadline = session.nextDeadline();
    const auto [at, isNew] = m_open.emplace(opened.channel, Channel{std::move(session), {}, {}, false});
    reschedule(opened.channel, at->second, deadline);
}

void Channels::forget(ChannelNumber number) {
    const auto at = m_open.find(number);
    if (at == m_open.end()) return;
    for (const RoomId& room : at->second.rooms) {
        const auto sharing = m_sharing.find(room);
        sharing->second.erase(number);
        if (sharing->second.empty()) m_sharing.erase(sharing);
    }
    reschedule(number, at->second, std::nullopt);
    m_open.erase(at);
}

sync::Outputs Channels::step(ChannelNumber number, sync::Input input, Now now) {
    Channel& channel = m_open.at(number);
    sync::Outputs outputs = channel.session.step(std::move(input), now);
    reschedule(number, channel, channel.session.nextDeadline());
    return outputs;
}

bool Channels::share(ChannelNumber number, const RoomId& room) {
    m_sharing[room].insert(number);
    return m_open.at(number).rooms.insert(room).second;
}

std::vector<ChannelNumber> Channels::sharing(const RoomId& room) const {
    const auto at = m_sharing.find(room);
    if (at == m_sharing.end()) return {};
    return {at->second.begin(), at->second.end()};
}

std::vector<ChannelNumber> Channels::due(SteadyMs now) const {
    std::vector<ChannelNumber> found;
    for (const auto& [deadline, number] : m_deadlines) {
        if (deadline > now) break;
        found.push_back(number);
    }
    return found;
}

std::optional<SteadyMs> Channels::nextDeadline() const {
    if (m_deadlines.empty()) return std::nullopt;
    return m_deadlines.begin()->first;
}

std::vector<ChannelNumber> Channels::turnedAway() const {
    std::vector<ChannelNumber> found;
    for (const auto& [number, channel] : m_open) {
        if (channel.wasTurnedAway) found.push_back(number);
    }
    return found;
}

void Channels::reschedule(ChannelNumber number, Channel& channel, std::optional<SteadyMs> deadline) {
    if (channel.deadline == deadline) return;
    if (channel.deadline) m_deadlines.erase({*channel.deadline, number});
    if (deadline) m_deadlines.insert({*deadline, number});
    channel.deadline = deadline;
}

} // namespace ieum::replica
