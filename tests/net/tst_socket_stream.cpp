// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/socket_stream.h"

#include "net/error.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace ieum;
using namespace ieum::net;

namespace {
constexpr int waitMs = 20'000;
}

class TestSocketStream : public QObject {
    Q_OBJECT
    QTcpServer m_server;

    /// Both ends of a connection; the first one is ours.
    std::pair<std::unique_ptr<QTcpSocket>, std::unique_ptr<QTcpSocket>> connectPair(std::unique_ptr<QTcpSocket> ours) {
        ours->connectToHost(QHostAddress::LocalHost, m_server.serverPort());
        if (!m_server.waitForNewConnection(waitMs) || !ours->waitForConnected(waitMs)) return {};
        std::unique_ptr<QTcpSocket> theirs(m_server.nextPendingConnection());
        theirs->setParent(nullptr);
        return {std::move(ours), std::move(theirs)};
    }

  private slots:
    void initTestCase() { QVERIFY(m_server.listen(QHostAddress::LocalHost)); }
    void bytesPassAndLastWordsArrive();
    void oneThatIsOverWhenItBeginsSaysSo();
    void whatIsNotTakenStaysOutside();
    void whatTheKernelDoesNotTakeFollowsInOrder();
    void writingToWhoHasGoneEndsTheStream();
    void whoSpeaksNoTlsIsNamed();
};

void TestSocketStream::bytesPassAndLastWordsArrive() {
    auto [ours, theirs] = connectPair(std::make_unique<QTcpSocket>());
    SocketStream stream(std::move(ours));
    QSignalSpy ended(&stream, &Stream::ended);
    stream.begin();
    QVERIFY(stream.isReady() && !stream.isEnded() && !stream.isUnverified());
    QCOMPARE(stream.ends().remotePort, m_server.serverPort());
    theirs->write("hello");
    QTRY_VERIFY_WITH_TIMEOUT(stream.has(5), waitMs);
    QCOMPARE(textOf(stream.take(2)), std::string_view("he"));
    QVERIFY(!stream.has(4));
    stream.end(bytesOf("bye"));
    QTRY_COMPARE_WITH_TIMEOUT(theirs->state(), QAbstractSocket::UnconnectedState, waitMs);
    QCOMPARE(theirs->readAll(), QByteArray("bye"));
    QTRY_VERIFY_WITH_TIMEOUT(stream.isEnded() && !ended.isEmpty(), waitMs);
}

void TestSocketStream::oneThatIsOverWhenItBeginsSaysSo() {
    auto [ours, theirs] = connectPair(std::make_unique<QTcpSocket>());
    theirs.reset();
    QTRY_COMPARE_WITH_TIMEOUT(ours->state(), QAbstractSocket::UnconnectedState, waitMs);
    SocketStream stream(std::move(ours));
    QSignalSpy ended(&stream, &Stream::ended);
    stream.begin();
    QVERIFY(ended.isEmpty());
    QVERIFY(ended.wait(waitMs));
    QVERIFY(stream.why().is(NetError::ClosedByPeer));
}

void TestSocketStream::whatIsNotTakenStaysOutside() {
    auto [ours, theirs] = connectPair(std::make_unique<QTcpSocket>());
    SocketStream stream(std::move(ours));
    stream.setReadBuffer(1000);
    stream.begin();
    theirs->write(QByteArray(100'000, 'x'));
    QTRY_VERIFY_WITH_TIMEOUT(stream.has(1000), waitMs);
    QVERIFY(!stream.has(1001));
    size_t taken = 0;
    connect(&stream, &Stream::readable, this, [&] {
        const size_t bytes = stream.available();
        taken += stream.take(bytes).size();
    });
    // One byte stays, and still it goes on.
    taken += stream.take(999).size();
    stream.readOn();
    QTRY_COMPARE_WITH_TIMEOUT(taken, size_t{100'000}, waitMs);
}

void TestSocketStream::whatTheKernelDoesNotTakeFollowsInOrder() {
    auto [ours, theirs] = connectPair(std::make_unique<QTcpSocket>());
    theirs->setReadBufferSize(1);
    SocketStream stream(std::move(ours));
    stream.begin();
    QByteArray wanted;
    const auto write = [&](int size, char with) {
        const QByteArray piece(size, with);
        stream.write(copyOf(std::as_bytes(std::span(piece.constData(), static_cast<size_t>(size)))));
        wanted += piece;
    };
    // More than any buffer of the kernel holds, small pieces behind large ones.
    for (char i = 0; i < 100; ++i) {
        write(300'000, i);
        write(3, static_cast<char>(i + 1));
    }
    QVERIFY(stream.bytesToWrite() > 0);
    QVERIFY(stream.backlog().unacknowledgedBytes >= stream.bytesToWrite());
    theirs->setReadBufferSize(0);
    QByteArray heard;
    const auto heardBytes = [&] {
        heard += theirs->readAll();
        return heard.size();
    };
    QTRY_VERIFY_WITH_TIMEOUT(heardBytes() >= wanted.size(), waitMs);
    QVERIFY(heard == wanted);
    QCOMPARE(stream.bytesToWrite(), int64_t{0});
}

void TestSocketStream::writingToWhoHasGoneEndsTheStream() {
    auto [ours, theirs] = connectPair(std::make_unique<QTcpSocket>());
    SocketStream stream(std::move(ours));
    QSignalSpy ended(&stream, &Stream::ended);
    stream.begin();
    theirs->abort();
    theirs.reset();
    const Bytes piece(100'000, std::byte{7});
    const auto hasEnded = [&] {
        if (!stream.isEnded()) stream.write(piece);
        return stream.isEnded();
    };
    QTRY_VERIFY_WITH_TIMEOUT(hasEnded(), waitMs);
    QTRY_VERIFY_WITH_TIMEOUT(!ended.isEmpty(), waitMs);
    stream.write(piece); // nobody is there, and nothing happens
}

void TestSocketStream::whoSpeaksNoTlsIsNamed() {
    auto [ours, theirs] = connectPair(std::make_unique<QSslSocket>());
    std::unique_ptr<QSslSocket> tls(qobject_cast<QSslSocket*>(ours.release()));
    SocketStream stream(std::move(tls), "replica.invalid");
    QSignalSpy ended(&stream, &Stream::ended);
    stream.begin();
    QVERIFY(!stream.isReady());
    theirs->write("HTTP/1.1 400 Bad Request\r\n\r\n");
    QVERIFY(ended.wait(waitMs));
    QVERIFY(stream.why().is(NetError::UpgradeRefused));
    QVERIFY(!stream.isReady() && stream.available() == 0);
}

QTEST_GUILESS_MAIN(TestSocketStream)
#include "tst_socket_stream.moc"
