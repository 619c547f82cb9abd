// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One connection: a stream, its framing, what waits to be sent, and its deadlines. It begins with a connected stream
// and ends with exactly one `down`. Lives on the network thread; signals are emitted there and their receivers must not
// delete the channel (deleteLater).
#pragma once

#include "net/framing.h"
#include "net/heartbeat.h"
#include "net/in_hand.h"
#include "net/messages.h"
#include "net/send_queue.h"
#include "net/stream.h"
#include "net/timings.h"

#include <QTimer>

namespace ieum::net {

class Channel : public QObject {
    Q_OBJECT

  public:
    struct Setup {
        PathKind kind = PathKind::Lan;
        bool initiator = false;
        const crypto::AgreementKey* localStatic = nullptr; ///< copied
        std::optional<ReplicaKey> replica;                 ///< whom we expect when we dial a replica
        size_t strangersMax = 0;                           ///< incoming: how many unproved ones there may be
    };
    Channel(ChannelId id, const Setup& setup, std::unique_ptr<Stream> stream, const Timings& timings, Random& random);
    ~Channel() override;

    void begin();
    /// `put` and as much of `flush` as has to do with what waits.
    void send(Lane lane, Bytes frame);
    /// It waits for `flush`, so that frames which come together go out in one write.
    void put(Lane lane, Bytes frame);
    void flush();
    void trust();
    /// Tells the other side why, and is down.
    void close(const Error& why);

    ChannelId id() const { return m_id; }
    PathKind kind() const { return m_way.kind; }
    bool isTrusted() const { return m_stage == Stage::Trusted; }
    const Stream& stream() const { return *m_stream; }
    /// What there is to tell when the handshake is done.
    ChannelUp description() const;

  signals:
    void up();
    void heard(const ieum::Bytes& frame, const std::shared_ptr<const void>& inHand);
    void trusted();
    void down(const ieum::Error& why);

  private:
    enum class Stage : uint8_t { Handshake, Unproved, Trusted, Down };

    void onReady();
    void readAll();
    bool mustWait();
    void lookAgain();
    void take(const Heard& heard);
    void sendWaiting();
    std::optional<Bytes> nextToSend(size_t pending);
    void write(const Result<Bytes>& bytes);
    void checkTimes();
    void armTimer();
    /// `farewell` is sent before the socket closes.
    void fall(const Error& why, const Bytes& farewell = {});

    ChannelId m_id;
    struct Way {
        PathKind kind;
        bool initiator;
        std::optional<ReplicaKey> replica;
        bool isOpen = false; ///< the stream was ready
    } m_way;
    std::unique_ptr<Stream> m_stream;
    Framing m_framing;
    SendQueue m_queue;
    const Timings m_timings;
    Heartbeat m_heartbeat;
    Stage m_stage = Stage::Handshake;
    SteadyMs m_deadline; ///< of the stage, until trusted
    QTimer m_timer;
    InHand m_inHand;
    struct Again {
        QTimer read; ///< runs while there is too much in hand
        QTimer send; ///< runs while something waits for the line
        int sendMs = 1;
        Stream::Backlog backlog{}; ///< as it was then, with what was sent since
        SteadyMs measuredAt{-1};
    } m_again;
};

} // namespace ieum::net
