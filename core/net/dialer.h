// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Keeps one channel to one address: dials, waits with back-off after a failure, dials again when the channel is down,
// until it is stopped. Remembers which numeric address was good. Network thread only.
#pragma once

#include "net/backoff.h"
#include "net/channel_set.h"
#include "net/connect_attempt.h"

namespace ieum::net {

class Dialer : public QObject {
    Q_OBJECT

  public:
    /// `setup.localStatic` must live as long as the dialer.
    Dialer(HostPort target, const Channel::Setup& setup, ChannelSet& channels, const Timings& timings, Random& random,
           Route route = {}, const QHostAddress& lastGood = {});
    ~Dialer() override;

    /// Nothing when it is under way already. A channel that was closed because there was nothing to say is made anew.
    void start();
    /// Dials no more until the next `start`, which keeps the delay that failures have earned; a channel that there is
    /// stays.
    void rest();
    bool isResting() const { return m_line.resting; }
    bool isIdle() const { return !m_attempt && m_line.channel == nullptr && !m_retry.isActive(); }
    /// Closes what there is and stays quiet until the next `start`.
    void stop(const Error& why);
    /// The network changed: what failed a moment ago may succeed now.
    void hurry();
    /// Where it was reached, in numbers; null when that is not known.
    const QHostAddress& lastGood() const { return m_memory.lastGood; }

  signals:
    void up();
    /// The channel is down, or a dial failed; not said when there was only nothing to say.
    void failed(const ieum::Error& why);

  private:
    void dial();
    void onConnected(std::unique_ptr<QTcpSocket> socket);
    void onDown(const Error& why);
    void retryLater(const Error& why);

    HostPort m_target;
    Channel::Setup m_setup;
    const Route m_route;
    ChannelSet& m_channels;
    const Timings m_timings;
    Random& m_random;
    Backoff m_backoff;
    AddressMemory m_memory;
    QTimer m_retry;
    std::unique_ptr<ConnectAttempt> m_attempt;
    bool m_answered = false; ///< the last dial ended in a handshake
    struct {
        Channel* channel = nullptr; ///< until its `down`
        bool wanted = false;        ///< asked for since it was made
        bool resting = false;       ///< it may go on, and is not made again
        SteadyMs trustedAt;         ///< zero: not trusted
    } m_line;
};

} // namespace ieum::net
