// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/channel_set.h"

#include <algorithm>
#include <vector>

namespace ieum::net {

ChannelSet::ChannelSet(const Timings& timings, Random& random, Deliver deliver)
    : m_timings(timings), m_random(random), m_deliver(std::move(deliver)) {}

ChannelSet::~ChannelSet() { closeAll(fail(Cause::Machine, NetError::ClosedByUs).value()); }

Channel* ChannelSet::open(std::unique_ptr<QTcpSocket> socket, const Channel::Setup& setup) {
    return open(std::make_unique<SocketStream>(std::move(socket)), setup);
}

Channel* ChannelSet::open(std::unique_ptr<Stream> stream, const Channel::Setup& setup) {
    makeRoomFor(setup);
    const ChannelId id{++m_lastId};
    auto* channel = new Channel(id, setup, std::move(stream), m_timings, m_random);
    channel->setParent(this);
    const size_t strangersMax = setup.initiator ? 0 : setup.strangersMax;
    m_channels.emplace(id, Member{channel, strangersMax, setup.kind});
    connect(channel, &Channel::up, this, [this, id, channel] {
        m_channels.at(id).announced = true;
        m_deliver(channel->description());
    });
    connect(channel, &Channel::heard, this, [this, id](const Bytes& frame, const std::shared_ptr<const void>& inHand) {
        m_deliver(ChannelFrame{id, frame, inHand});
    });
    connect(channel, &Channel::trusted, this, [this, id] { m_channels.at(id).strangersMax = 0; });
    connect(channel, &Channel::down, this, [this, id](const Error& why) { onDown(id, why); });
    return channel;
}

void ChannelSet::makeRoomFor(const Channel::Setup& setup) {
    if (setup.initiator || setup.strangersMax == 0) return;
    std::vector<Channel*> strangers;
    for (const auto& [id, member] : m_channels) {
        if (member.strangersMax != 0 && member.kind == setup.kind) strangers.push_back(member.channel);
    }
    const Error why = fail(Cause::Peer, NetError::TooManyStrangers, static_cast<int64_t>(strangers.size())).value();
    for (size_t i = 0; i + setup.strangersMax <= strangers.size(); ++i) strangers[i]->close(why);
}

void ChannelSet::send(SendFrame command) {
    Channel* channel = find(command.channel);
    if (channel == nullptr) return;
    m_unflushed.insert(command.channel);
    channel->put(command.lane, std::move(command.frame));
}

void ChannelSet::flush() {
    for (const ChannelId id : std::exchange(m_unflushed, {})) {
        if (Channel* channel = find(id)) channel->flush(); // a flush may end one, and then others
    }
}

void ChannelSet::close(const CloseChannel& command) {
    flush(); // what was to be said before
    if (Channel* channel = find(command.channel)) channel->close(command.why);
}

void ChannelSet::trust(const TrustChannel& command) {
    if (Channel* channel = find(command.channel)) channel->trust();
}

void ChannelSet::closeAll(const Error& why) {
    while (!m_channels.empty()) m_channels.begin()->second.channel->close(why);
}

void ChannelSet::closeWhereOwnAddressIsGone(const QList<QHostAddress>& own) {
    std::vector<Channel*> stranded;
    for (const auto& [id, member] : m_channels) {
        const QHostAddress local = member.channel->stream().ends().local;
        if (local.isNull()) continue; // behind a proxy, whose end we do not know
        const auto same = [&local](const QHostAddress& address) { return address.isEqual(local); };
        if (!local.isLoopback() && std::none_of(own.begin(), own.end(), same)) stranded.push_back(member.channel);
    }
    for (Channel* channel : stranded) channel->close(fail(Cause::Machine, NetError::NoInterface).value());
}

size_t ChannelSet::trustedAt(const QHostAddress& address) const {
    return static_cast<size_t>(std::count_if(m_channels.begin(), m_channels.end(), [&address](const auto& entry) {
        const Channel& channel = *entry.second.channel;
        return channel.kind() == PathKind::Lan && channel.isTrusted() && channel.stream().ends().remote == address;
    }));
}

void ChannelSet::onDown(ChannelId id, const Error& why) {
    const auto found = m_channels.find(id);
    if (found == m_channels.end()) return;
    const bool announced = found->second.announced;
    m_channels.erase(found);
    if (announced) m_deliver(ChannelDown{id, why});
}

/// Only what the layer above has heard of; others it cannot name.
Channel* ChannelSet::find(ChannelId id) const {
    const auto found = m_channels.find(id);
    return found != m_channels.end() && found->second.announced ? found->second.channel : nullptr;
}

} // namespace ieum::net
