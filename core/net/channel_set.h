// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// All channels of the network thread by their id. Turns their signals into events for the layer above, carries out its
// commands, and keeps the number of strangers within bounds. Network thread only.
#pragma once

#include "net/channel.h"
#include "net/socket_stream.h"

#include <functional>
#include <map>
#include <set>

namespace ieum::net {

class ChannelSet : public QObject {
    Q_OBJECT

  public:
    using Deliver = std::function<void(Event)>;
    ChannelSet(const Timings& timings, Random& random, Deliver deliver);
    ~ChannelSet() override;

    /// Takes a connected stream. The channel has not begun: the caller connects to its signals first, then `begin`s it.
    /// An incoming one too many pushes out the stranger that has been there longest. The pointer is valid until `down`.
    Channel* open(std::unique_ptr<Stream> stream, const Channel::Setup& setup);
    Channel* open(std::unique_ptr<QTcpSocket> socket, const Channel::Setup& setup);

    void send(SendFrame command);
    /// After the last one of several sends: what waits goes at once, and together.
    void flush();
    void close(const CloseChannel& command);
    void trust(const TrustChannel& command);
    void closeAll(const Error& why);
    /// An interface went away, and with it the sockets' own addresses.
    void closeWhereOwnAddressIsGone(const QList<QHostAddress>& own);

    /// Trusted LAN channels with whoever lives at this address.
    size_t trustedAt(const QHostAddress& address) const;
    size_t count() const { return m_channels.size(); }

  private:
    struct Member {
        Channel* channel;
        size_t strangersMax; ///< 0: does not count as a stranger
        PathKind kind;
        bool announced = false; ///< ChannelUp was delivered
    };

    void makeRoomFor(const Channel::Setup& setup);
    void onDown(ChannelId id, const Error& why);
    Channel* find(ChannelId id) const;

    const Timings m_timings;
    Random& m_random;
    Deliver m_deliver;
    std::map<ChannelId, Member> m_channels; ///< ids grow, so the first are the oldest
    std::set<ChannelId> m_unflushed;
    uint64_t m_lastId = 0;
};

} // namespace ieum::net
