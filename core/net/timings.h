// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The times of the network folder, with the values that ship. A struct rather than constants, so that a test needs not
// wait 45 seconds for a heartbeat to be missed.
#pragma once

#include <array>
#include <cstdint>

namespace ieum::net {

struct Timings {
    /// A handshake is two round trips; whoever takes longer than this holds one of few places.
    int64_t handshakeMs = 5'000;
    /// Before it, for a WebSocket: TLS and the upgrade take three more, and a proxy between its own.
    int64_t upgradeMs = 5'000;
    /// From the handshake until the layer above has said TrustChannel.
    int64_t trustMs = 5'000;
    /// One address of a dialled host; the next one is tried after that.
    int64_t connectMs = 5'000;
    /// Ping after so long without hearing anything.
    int64_t pingAfterMs = 15'000;
    /// Dead after so long: three pings without an answer.
    int64_t silentMs = 45'000;
    /// How long a closed socket may take to send its goodbye.
    int64_t lingerMs = 2'000;

    /// Back-off with full jitter: uniform between nothing and a bound that doubles from the first to the last of these.
    int64_t retryFirstMs = 500;
    int64_t retryMaxMs = 30'000;
    /// Where a host answers that nobody listens there, which costs it next to nothing: whoever restarts a replica has
    /// its clients back within seconds.
    int64_t retryRefusedMaxMs = 4'000;
    /// A channel that lived so long was a good one: the back-off begins anew.
    int64_t settledMs = 10'000;

    /// The first adverts after a start or a change of the interfaces; one lost datagram then costs half a second.
    std::array<int64_t, 3> quickAdvertsMs{0, 500, 1'500};
    /// Then one in five seconds, plus up to a quarter: who walks in sees the others within a few seconds, and 200 nodes
    /// still make 40 datagrams of 16 bytes a second. (Half a minute would be cheaper and too slow for a drill.)
    int64_t advertMs = 5'000;
    /// At least so long between two adverts that answer a newcomer's.
    int64_t replyAdvertMs = 1'000;
    /// A beacon id lives so long: nobody can follow a node over the day by it.
    int64_t beaconIdMs = 15LL * 60 * 1000;
    /// The higher id dials too when the lower one has not come by then (a firewall may let only one direction pass).
    int64_t higherDialsAfterMs = 6'000;
    /// An advert that has not been heard for so long no longer counts as somebody who is here.
    int64_t advertFreshMs = 20'000;

    /// mDNS: how often what was heard there is looked through, and how long until the system bus is tried again.
    int64_t mdnsTurnMs = 250;
    int64_t mdnsRetryMs = 30'000;
    /// How long the end of the thread of mDNS is waited for: a bus that hangs must not keep us.
    int64_t mdnsGoodbyeMs = 500;

    /// A test of the LAN: when it asks, when it has done. The kernel looks for an unknown neighbour for three seconds.
    std::array<int64_t, 3> lanTestAsksMs{0, 500, 1'500};
    int64_t lanTestMs = 4'500;
    int64_t lanTestDialMs = 2'000;
    /// Between two turns of asking every address of the subnet.
    int64_t lanTestTurnMs = 50;

    /// How often the network interfaces are looked at.
    int64_t interfacesMs = 3'000;
};

} // namespace ieum::net
