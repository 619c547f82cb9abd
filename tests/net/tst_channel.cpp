// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two channels over a real connection, both on the test's thread.
#include "net/channel.h"
#include "net/limits.h"
#include "net/socket_stream.h"
#include "net/two_framings.h"
#include "net/web_stream.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace ieum;
using namespace ieum::net;

namespace {

constexpr int waitMs = 20'000;

/// What one channel said, and the channel until it deletes itself.
struct End {
    QPointer<Channel> channel;
    bool up = false;
    std::vector<Bytes> frames;
    bool isSlow = false; ///< frames are not dealt with
    std::vector<std::shared_ptr<const void>> inHand;
    std::optional<Error> down;

    void follow(Channel* followed) {
        channel = followed;
        QObject::connect(followed, &Channel::up, followed, [this] { up = true; });
        QObject::connect(followed, &Channel::heard, followed,
                         [this](const Bytes& frame, const std::shared_ptr<const void>& hand) {
                             frames.push_back(frame);
                             if (isSlow) inHand.push_back(hand);
                         });
        QObject::connect(followed, &Channel::down, followed, [this](const Error& why) { down = why; });
    }
    ~End() { delete channel; }
};

/// A connected pair of sockets.
struct Sockets {
    QTcpServer server;
    std::unique_ptr<QTcpSocket> dialled = std::make_unique<QTcpSocket>();
    std::unique_ptr<QTcpSocket> accepted;

    bool connectPair() {
        if (!server.listen(QHostAddress::LocalHost)) return false;
        dialled->connectToHost(QHostAddress::LocalHost, server.serverPort());
        if (!server.waitForNewConnection(waitMs)) return false;
        accepted.reset(server.nextPendingConnection());
        accepted->setParent(nullptr);
        return dialled->waitForConnected(waitMs);
    }
};

Channel::Setup lanSetup(bool initiator) {
    Channel::Setup setup;
    setup.initiator = initiator;
    return setup;
}

} // namespace

class TestChannel : public QObject {
    Q_OBJECT
    crypto::SystemRandom m_random;
    Timings m_timings;

    bool m_isWeb = false; ///< channels run inside WebSockets

    std::unique_ptr<Stream> streamOver(std::unique_ptr<QTcpSocket> socket, bool isClient) {
        auto plain = std::make_unique<SocketStream>(std::move(socket));
        if (!m_isWeb) return plain;
        const auto target = isClient ? std::optional(WebTarget{"host", "/"}) : std::nullopt;
        return std::make_unique<WebStream>(std::move(plain), target, m_random);
    }
    bool connectEnds(End& first, End& second) {
        Sockets sockets;
        if (!sockets.connectPair()) return false;
        auto dialled = streamOver(std::move(sockets.dialled), true);
        auto accepted = streamOver(std::move(sockets.accepted), false);
        first.follow(new Channel({1}, lanSetup(true), std::move(dialled), m_timings, m_random));
        second.follow(new Channel({2}, lanSetup(false), std::move(accepted), m_timings, m_random));
        QSignalSpy finished(first.channel, &Channel::up);
        first.channel->begin();
        second.channel->begin();
        // The initiator has the last word of this handshake to read.
        return (first.up || finished.wait(waitMs)) && second.up;
    }

  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init() {
        m_timings = {};
        m_isWeb = false;
    }
    void promptPassesBulkThatWasSentBefore_data() { overEach(); }
    void promptPassesBulkThatWasSentBefore();
    void bulkWithoutEndClosesTheChannel_data() { overEach(); }
    void bulkWithoutEndClosesTheChannel();
    void changedByteClosesTheChannel();
    void longMessageOfAStrangerClosesTheChannel_data() { overEach(); }
    void longMessageOfAStrangerClosesTheChannel();
    void manySmallFramesAreNoLessInHand();
    void whoeverSendsTooFastIsSlowedDown_data() { overEach(); }
    void whoeverSendsTooFastIsSlowedDown();
    void quietPeerIsDead();
    void whoIsNotHeardIsToldSo();
    void pingKeepsAQuietChannelUp_data() { overEach(); }
    void pingKeepsAQuietChannelUp();
    void pingsWithoutEndFillNothing();
    void goneSocketIsDown_data() { overEach(); }
    void goneSocketIsDown();

  private:
    static void overEach() {
        QTest::addColumn<bool>("isWeb");
        QTest::newRow("TCP") << false;
        QTest::newRow("WebSocket") << true;
    }
};

void TestChannel::promptPassesBulkThatWasSentBefore() {
    QFETCH(bool, isWeb);
    m_isWeb = isWeb;
    End a;
    End b;
    QVERIFY(connectEnds(a, b));
    a.channel->trust();
    b.channel->trust();
    constexpr size_t bulkFrames = 128;
    for (size_t i = 0; i < bulkFrames; ++i) a.channel->send(Lane::Bulk, Bytes(64 * 1024 - 64, std::byte{1}));
    a.channel->send(Lane::Prompt, copyOf(bytesOf("now")));
    QTRY_COMPARE_WITH_TIMEOUT(b.frames.size(), bulkFrames + 1, waitMs);
    const auto prompt = std::find(b.frames.begin(), b.frames.end(), copyOf(bytesOf("now")));
    // Only what the socket held already is before it: 256 KiB and the frame that crossed the mark.
    QVERIFY(prompt - b.frames.begin() <= 5);
}

void TestChannel::manySmallFramesAreNoLessInHand() {
    m_isWeb = false;
    End a;
    End b;
    QVERIFY(connectEnds(a, b));
    a.channel->trust();
    b.channel->trust();
    b.isSlow = true;
    constexpr size_t count = 10'000;
    for (size_t i = 0; i < count; ++i) a.channel->send(Lane::Prompt, Bytes(1));
    {
        QSignalSpy more(b.channel, &Channel::heard); // which keeps what it heard, and so holds it in hand as well
        while (more.wait(20 * lookAgainMs)) {}
    }
    QVERIFY(b.frames.size() > 1000 && b.frames.size() < count / 2);
    b.isSlow = false;
    b.inHand.clear();
    QTRY_COMPARE_WITH_TIMEOUT(b.frames.size(), count, waitMs);
}

void TestChannel::whoeverSendsTooFastIsSlowedDown() {
    QFETCH(bool, isWeb);
    m_isWeb = isWeb;
    End a;
    End b;
    QVERIFY(connectEnds(a, b));
    a.channel->trust();
    b.channel->trust();
    b.isSlow = true;
    constexpr size_t frameBytes = 60'000;
    constexpr size_t roundFrames = 16 * inHandBytesMax / frameBytes;
    const auto sendRound = [&a] {
        for (size_t i = 0; i < roundFrames; ++i) a.channel->send(Lane::Bulk, Bytes(frameBytes, std::byte{1}));
        return roundFrames;
    };
    size_t count = sendRound();
    QTRY_VERIFY_WITH_TIMEOUT(b.frames.size() * frameBytes > inHandBytesMax, waitMs);
    const size_t taken = b.frames.size();
    {
        QSignalSpy more(b.channel, &Channel::heard);
        QVERIFY(!more.wait(20 * lookAgainMs));
        QCOMPARE(b.frames.size(), taken);
    }
    QVERIFY((taken - 1) * frameBytes <= inHandBytesMax);
    // And what was not taken was not read either: once the kernel holds all that it can (each has limits of its own),
    // nothing moves any more, and not because all is through.
    QSignalSpy drained(const_cast<Stream*>(&a.channel->stream()), &Stream::drained);
    const auto settle = [&drained] {
        while (drained.wait(40 * lookAgainMs)) {}
    };
    settle();
    for (int round = 0; round < 16 && a.channel->stream().backlog().unacknowledgedBytes == 0; ++round) {
        count += sendRound();
        settle();
    }
    QVERIFY(a.channel->stream().backlog().unacknowledgedBytes > 0);
    b.isSlow = false;
    b.inHand.clear();
    QTRY_COMPARE_WITH_TIMEOUT(b.frames.size(), count, waitMs);
    QVERIFY(!a.down && !b.down);
}

void TestChannel::bulkWithoutEndClosesTheChannel() {
    QFETCH(bool, isWeb);
    m_isWeb = isWeb;
    End a;
    End b;
    QVERIFY(connectEnds(a, b));
    // No event loop runs here, so nothing drains.
    for (size_t i = 0; i < 1100 && !a.down; ++i) a.channel->send(Lane::Bulk, Bytes(65'000));
    QVERIFY(a.down && a.down->is(NetError::TooSlow));
    QTRY_VERIFY_WITH_TIMEOUT(b.down, waitMs);
}

void TestChannel::changedByteClosesTheChannel() {
    TwoFramings two(Suite::Lan);
    Sockets sockets;
    QVERIFY(sockets.connectPair());
    End b;
    b.follow(new Channel({2}, lanSetup(false), streamOver(std::move(sockets.accepted), false), m_timings, m_random));
    b.channel->begin();
    const auto write = [&sockets](const Bytes& bytes) {
        sockets.dialled->write(reinterpret_cast<const char*>(bytes.data()), static_cast<qint64>(bytes.size()));
    };
    write(*two.initiator->framing.start());
    QTRY_VERIFY_WITH_TIMEOUT(sockets.dialled->bytesAvailable() == 50, waitMs);
    const QByteArray answer = sockets.dialled->readAll();
    Bytes nothing;
    two.initiator->take(copyOf(std::as_bytes(std::span(answer.constData(), size_t{50}))), nothing);
    QVERIFY(two.initiator->framing.finished() && b.up);
    Bytes sealed = *two.initiator->framing.seal(MessageType::Frame, Bytes(10));
    sealed.back() ^= std::byte{1};
    write(sealed);
    QTRY_VERIFY_WITH_TIMEOUT(b.down, waitMs);
    QVERIFY(b.down->is(CryptoError::Undecryptable));
    QVERIFY(b.frames.empty());
    QTRY_COMPARE_WITH_TIMEOUT(sockets.dialled->state(), QAbstractSocket::UnconnectedState, waitMs);
}

void TestChannel::longMessageOfAStrangerClosesTheChannel() {
    QFETCH(bool, isWeb);
    m_isWeb = isWeb;
    End a;
    End b;
    QVERIFY(connectEnds(a, b));
    a.channel->send(Lane::Prompt, Bytes(8193));
    QTRY_VERIFY_WITH_TIMEOUT(b.down, waitMs);
    QVERIFY(b.down->is(NetError::FrameTooLarge));
    QTRY_VERIFY_WITH_TIMEOUT(a.down, waitMs);
    QVERIFY(a.down->is(NetError::ClosedByPeer));
}

void TestChannel::quietPeerIsDead() {
    m_timings.pingAfterMs = 50;
    m_timings.silentMs = 150;
    m_timings.trustMs = 600'000;
    TwoFramings two(Suite::Lan);
    Sockets sockets;
    QVERIFY(sockets.connectPair());
    End b;
    b.follow(new Channel({2}, lanSetup(false), streamOver(std::move(sockets.accepted), false), m_timings, m_random));
    b.channel->begin();
    const Bytes first = *two.initiator->framing.start();
    sockets.dialled->write(reinterpret_cast<const char*>(first.data()), static_cast<qint64>(first.size()));
    QTRY_VERIFY_WITH_TIMEOUT(b.up, waitMs);
    // The other end is connected and takes the pings, but says nothing.
    QTRY_VERIFY_WITH_TIMEOUT(b.down, waitMs);
    QVERIFY(b.down->is(NetError::Silent));
    QCOMPARE(b.down->number, int64_t{150});
    QVERIFY(sockets.dialled->bytesAvailable() > 50);
}

/// Only one direction passes: what is sent from here is swallowed on the way, so the other side hears nothing.
void TestChannel::whoIsNotHeardIsToldSo() {
    m_timings.pingAfterMs = 50;
    m_timings.silentMs = 300;
    Sockets near;
    Sockets far;
    QVERIFY(near.connectPair() && far.connectPair());
    End a;
    End b;
    a.follow(new Channel({1}, lanSetup(true), streamOver(std::move(near.dialled), true), m_timings, m_random));
    b.follow(new Channel({2}, lanSetup(false), streamOver(std::move(far.accepted), false), m_timings, m_random));
    bool isOneWay = false;
    const auto relay = [](QTcpSocket& from, QTcpSocket& to, const bool* swallows) {
        QObject::connect(&from, &QTcpSocket::readyRead, &to, [&from, &to, swallows] {
            const QByteArray bytes = from.readAll();
            if (swallows == nullptr || !*swallows) to.write(bytes);
        });
    };
    relay(*near.accepted, *far.dialled, &isOneWay);
    relay(*far.dialled, *near.accepted, nullptr);
    a.channel->begin();
    b.channel->begin();
    QTRY_VERIFY_WITH_TIMEOUT(a.up && b.up, waitMs);
    a.channel->trust();
    b.channel->trust();
    isOneWay = true;
    // Something goes on arriving here: by its own clock alone this side would think that all is well.
    QTimer talk;
    QObject::connect(&talk, &QTimer::timeout, b.channel, [&b] {
        if (b.channel) b.channel->send(Lane::Prompt, Bytes(1));
    });
    talk.start(20);
    QTRY_VERIFY_WITH_TIMEOUT(b.down && a.down, waitMs);
    QVERIFY(b.down->is(NetError::Silent));
    QVERIFY(a.down->is(NetError::OneWay));
    QVERIFY(!a.frames.empty() && b.frames.empty());
}

void TestChannel::pingKeepsAQuietChannelUp() {
    QFETCH(bool, isWeb);
    m_isWeb = isWeb;
    m_timings.pingAfterMs = 40;
    m_timings.silentMs = 10'000;
    End a;
    End b;
    QVERIFY(connectEnds(a, b));
    a.channel->trust();
    b.channel->trust();
    // A ping has 20 bytes, so has a pong; several of them pass while nobody has anything to say.
    QSignalSpy written(const_cast<Stream*>(&a.channel->stream()), &Stream::drained);
    QTRY_VERIFY_WITH_TIMEOUT(written.count() >= 4, waitMs);
    QVERIFY(!a.down && !b.down && a.frames.empty() && b.frames.empty());
}

void TestChannel::pingsWithoutEndFillNothing() {
    TwoFramings two(Suite::Lan);
    Sockets sockets;
    QVERIFY(sockets.connectPair());
    sockets.dialled->setReadBufferSize(64);
    End b;
    b.follow(new Channel({2}, lanSetup(false), streamOver(std::move(sockets.accepted), false), m_timings, m_random));
    b.channel->begin();
    const Bytes first = *two.initiator->framing.start();
    sockets.dialled->write(reinterpret_cast<const char*>(first.data()), static_cast<qint64>(first.size()));
    QTRY_VERIFY_WITH_TIMEOUT(sockets.dialled->bytesAvailable() >= 50, waitMs);
    const QByteArray answer = sockets.dialled->read(50);
    Bytes nothing;
    two.initiator->take(copyOf(std::as_bytes(std::span(answer.constData(), size_t{50}))), nothing);
    b.channel->trust();
    constexpr int pings = 200'000;
    Bytes flood;
    for (int i = 0; i < pings; ++i) append(flood, *two.initiator->framing.seal(MessageType::Ping, {}));
    append(flood, *two.initiator->framing.seal(MessageType::Frame, copyOf(bytesOf("end"))));
    sockets.dialled->write(reinterpret_cast<const char*>(flood.data()), static_cast<qint64>(flood.size()));
    QTRY_VERIFY_WITH_TIMEOUT(b.frames.size() == 1, waitMs);
    QVERIFY(b.channel->stream().bytesToWrite() <= promptBacklogBytesMax + 64);
}

void TestChannel::goneSocketIsDown() {
    QFETCH(bool, isWeb);
    m_isWeb = isWeb;
    End a;
    End b;
    QVERIFY(connectEnds(a, b));
    delete b.channel;
    QTRY_VERIFY_WITH_TIMEOUT(a.down, waitMs);
    QVERIFY(a.down->is(NetError::ClosedByPeer));
}

QTEST_GUILESS_MAIN(TestChannel)
#include "tst_channel.moc"
