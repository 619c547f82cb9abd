// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bytes in both directions, in order: what a channel runs over. TCP and TLS are `socket_stream`, and a WebSocket inside
// of either is `web_stream`. Nothing is read from the network that was not asked for, beyond the read buffer: whoever
// sends too fast is slowed down by his own socket. Network thread only; receivers of signals must not delete the
// stream.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <QHostAddress>
#include <QObject>

namespace ieum::net {

class Stream : public QObject {
    Q_OBJECT

  public:
    /// Where the two ends are. Behind a proxy the numbers are null, and the name is what was asked for.
    struct Ends {
        QHostAddress local;
        QHostAddress remote;
        uint16_t remotePort = 0;
        std::string remoteName;
    };

    /// Signals follow from here on. What is over already when it begins says `ended` from the event loop.
    virtual void begin() = 0;
    /// Bytes pass: greetings of TLS and HTTP are behind us.
    virtual bool isReady() const = 0;
    /// How many bytes could be taken at once.
    virtual size_t available() = 0;
    /// Whether so many can be; may read that far, and no further.
    virtual bool has(size_t bytes) = 0;
    /// Exactly so many, which are there.
    virtual Bytes take(size_t bytes) = 0;
    virtual void write(ByteView bytes) = 0;
    /// What was written goes to the kernel now, as far as it takes it, and not in the next turn of the event loop.
    virtual void flush() = 0;
    /// What was written and the kernel has not taken yet.
    virtual int64_t bytesToWrite() const = 0;
    /// What is between us and the other end.
    struct Backlog {
        int64_t unsentBytes = 0;         ///< as bytesToWrite
        int64_t unacknowledgedBytes = 0; ///< with those unsent; where the system does not tell, these alone
        int64_t roundTripUs = 0;         ///< the least that it was lately, by the system's word; 0: it does not tell
    };
    virtual Backlog backlog() const = 0;
    virtual void setReadBuffer(int64_t bytes) = 0;
    /// Goes on reading after a while in which nothing was taken.
    virtual void readOn() = 0;
    /// Last words, and then the end; `ended` follows when they are out.
    virtual void end(ByteView farewell) = 0;
    virtual bool isEnded() const = 0;
    /// Once ended: why.
    virtual Error why() const = 0;
    /// TLS whose certificate nobody vouches for.
    virtual bool isUnverified() const = 0;
    virtual Ends ends() const = 0;

  signals:
    void ready();
    void readable();
    /// Some of what was written and had to wait is on its way; of what went at once nothing is said.
    void drained();
    void ended();
};

/// Addresses as this folder compares and shows them: IPv4 in its own form even on an IPv6 socket, scopes kept.
QHostAddress normalised(const QHostAddress& address);

} // namespace ieum::net
