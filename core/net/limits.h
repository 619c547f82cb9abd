// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every limit of the network folder, each with its reason. Times that a test may want shorter are in timings.h.
#pragma once

#include "crypto/limits.h"
#include "wire/limits.h"

#include <cstddef>
#include <cstdint>

namespace ieum::net {

// --- framing
// -----------------------------------------------------------------------------------------------------------

/// "IEUM", version, suite, two zero bytes.
constexpr size_t preambleBytes = 8;
constexpr uint8_t protocolVersion = 1;
/// The type byte inside and the tag outside.
constexpr size_t messageOverheadBytes = 1 + 16;
/// The largest frame that fits one Noise message.
constexpr size_t frameBytesMax = crypto::noiseMessageBytesMax - messageOverheadBytes;
/// The longest handshake message of our suites has 96 bytes; this leaves room and still allocates next to nothing.
constexpr size_t handshakeMessageBytesMax = 256;
/// What a stranger may make us read in one piece.
constexpr size_t unprovedMessageBytesMax = wire::frameBytesMaxUnproved + messageOverheadBytes;
/// What a stranger may have us hand upwards in all before it is trusted: the tags of a thousand rooms, many times over.
constexpr size_t unprovedBytesMax = 256 * 1024;

// --- sockets
// -----------------------------------------------------------------------------------------------------------

/// Bytes that Qt may hold of a stranger and of a friend: one message of the largest size each, and then some.
constexpr int64_t unprovedReadBufferBytes = 16 * 1024;
constexpr int64_t trustedReadBufferBytes = 256 * 1024;
/// Bytes of one channel that were handed upwards and are not dealt with yet, and when we look again whether they are:
/// whoever sends faster than we can work is slowed down by his own socket.
constexpr size_t inHandBytesMax = 1024 * 1024;
constexpr int lookAgainMs = 5;
/// Bulk waits in our own queue while so much is on its way, since that cannot be overtaken: so much at first and at
/// most (what a gigabit holds that takes 30 ms to the other end and back), and else what the line brings over in a
/// round trip and so much longer, as seen over so long. A text behind it is later by that.
constexpr int64_t bulkBacklogFirstBytes = 256 * 1024;
constexpr int64_t bulkBacklogBytesMax = 4 * 1024 * 1024;
constexpr int64_t bulkBacklogUs = 1'000;
constexpr int64_t paceWatchedMs = 20;
/// Prompt frames may go past bulk's share, but not without end.
constexpr int64_t promptBacklogBytesMax = 512 * 1024;
/// Unsent bytes that the kernel may hold. Its default is megabytes, and a message would wait behind all of them.
constexpr int unsentInKernelBytesMax = 64 * 1024;
/// Frames that go out together are one write up to here: what TCP hands to a network card at a time.
constexpr size_t writtenTogetherBytesMax = 64 * 1024;
/// Whoever takes less than this for so long that it fills is not keeping up: 64 MiB are 16 s of a 32 Mbit/s line.
constexpr size_t sendQueueBytesMax = 64ULL * 1024 * 1024;
/// Strangers on the LAN at once; a flood of them then costs ten sockets and no more.
constexpr size_t lanStrangersMax = 10;
/// A replica meets all its clients again after an outage, and each is a stranger for one round trip.
constexpr size_t replicaStrangersMax = 200;
/// Accepts a second: each costs up to four curve operations, 0.2 ms, so these are 2 % and 10 % of one core.
constexpr double lanAcceptsPerSecond = 100;
constexpr double replicaAcceptsPerSecond = 500;
/// Connections that wait in Qt for an accept; the others wait in the kernel.
constexpr int pendingAcceptsMax = 32;

// --- WebSocket
// -----------------------------------------------------------------------------------------------------------

/// Browsers and proxies add kilobytes of fields; no honest one as many as this.
constexpr size_t httpHeadBytesMax = 8 * 1024;
/// What one message may have in all its fragments. Ours have one of our own at the most, 65,537 bytes; a reverse proxy
/// may have put two into one.
constexpr uint64_t webMessageBytesMax = 128 * 1024;
/// Of one message. A proxy with small buffers cuts one of ours into 64 of a kibibyte.
constexpr size_t webFragmentsMax = 256;
/// Taken from the socket in one go: a frame is passed on while it comes, and never held as a whole.
constexpr size_t webPieceBytesMax = 16 * 1024;
/// Of a control frame (RFC 6455, 5.5).
constexpr size_t webControlBytesMax = 125;
/// Longest path in an address of a WebSocket.
constexpr size_t webPathBytesMax = 200;

// --- beacon and dialling
// -----------------------------------------------------------------------------------------------

constexpr size_t advertBytes = 16;
/// Anything over this is no advert.
constexpr size_t advertBytesMax = 64;
/// Two hundred nodes at one advert in five seconds are 40 a second; a flood beyond that is not even parsed.
constexpr double advertsPerSecond = 50;
/// A test of the LAN asks some three times by each of three ways; ten computers may test at once.
constexpr double probeAnswersPerSecond = 50;
/// Computers asked one by one in a test: those of the 256 addresses around ours.
constexpr size_t hostsAskedMax = 254;
constexpr size_t hostsAskedPerTurn = 16;
/// Computers that a test counts; of more it says no less.
constexpr size_t hostsCountedMax = 512;
/// Computers whose TCP port a test dials.
constexpr size_t hostsDialledMax = 8;
/// Adverts remembered; the least recently heard goes first.
constexpr size_t advertTableMax = 512;
/// Services that mDNS told of; each costs Avahi a resolver, of which it allows 1,024 to a program. Two hundred nodes,
/// of which some are heard by IPv4 and by IPv6, and a flood costs no more than these.
constexpr size_t mdnsServicesMax = 512;
/// In a turn of a quarter of a second: as many as adverts may be heard (48 in a second), and fewer that are new.
constexpr size_t mdnsSaidPerTurn = 12;
constexpr size_t mdnsResolvedPerTurn = 8;
/// Datagrams read in one go, so that a flood cannot keep the thread from its other sockets.
constexpr int datagramsPerTurn = 64;
/// Own beacon ids remembered, so that a late echo of an old one is still known as ours.
constexpr size_t ownIdsRemembered = 4;
/// Ports below this belong to the system: an advert that names one is bait for a port scan.
constexpr uint16_t advertPortMin = 1024;
/// Dials to addresses from adverts under way at once: bait adverts then cost eight sockets.
constexpr size_t lanDialsMax = 8;
/// Typed and remembered peer addresses that are kept.
constexpr size_t peersKeptMax = 256;
/// Addresses of one name that are tried; more is not a service but an attack.
constexpr size_t addressesPerNameMax = 8;
/// Longest address text that is parsed: key, the longest DNS name, port and token fit.
constexpr size_t addressTextBytesMax = 1024;
constexpr size_t tokenBytesMax = 256;

} // namespace ieum::net
