// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Our WebSockets against Qt's, which others have written, and against whoever breaks the rules; over real sockets.
#include "net/web_stream.h"

#include "crypto/init.h"
#include "crypto/system_random.h"
#include "net/error.h"
#include "net/limits.h"
#include "net/socket_stream.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>
#include <QWebSocket>
#include <QWebSocketServer>

using namespace ieum;
using namespace ieum::net;

namespace {

constexpr int waitMs = 20'000;

Bytes counted(size_t size) {
    Bytes bytes(size);
    for (size_t i = 0; i < size; ++i) bytes[i] = static_cast<std::byte>(i * 7);
    return bytes;
}

/// Accepts one connection and is a WebSocket server on it.
struct OurServer {
    QTcpServer server;
    crypto::SystemRandom random;
    std::unique_ptr<WebStream> stream;
    bool ended = false;

    OurServer() {
        QObject::connect(&server, &QTcpServer::newConnection, &server, [this] {
            std::unique_ptr<QTcpSocket> socket(server.nextPendingConnection());
            socket->setParent(nullptr);
            stream =
                std::make_unique<WebStream>(std::make_unique<SocketStream>(std::move(socket)), std::nullopt, random);
            QObject::connect(stream.get(), &Stream::ended, &server, [this] { ended = true; });
            stream->begin();
        });
        server.listen(QHostAddress::LocalHost);
    }
    bool isOpen() const { return stream && stream->isReady(); }
    QUrl url() const { return QUrl(QStringLiteral("ws://127.0.0.1:%1/ieum").arg(server.serverPort())); }
};

std::unique_ptr<WebStream> dial(quint16 port, Random& random) {
    auto socket = std::make_unique<QTcpSocket>();
    socket->connectToHost(QHostAddress::LocalHost, port);
    if (!socket->waitForConnected(waitMs)) return nullptr;
    auto stream = std::make_unique<WebStream>(std::make_unique<SocketStream>(std::move(socket)),
                                              WebTarget{"127.0.0.1:" + std::to_string(port), "/ieum"}, random);
    stream->begin();
    return stream;
}

/// A client that has asked for a WebSocket and got it, and says what it likes from then on.
struct RawClient {
    QTcpSocket socket;
    explicit RawClient(const OurServer& server) {
        socket.connectToHost(QHostAddress::LocalHost, server.server.serverPort());
        socket.write(QByteArray::fromStdString(upgradeRequest({"127.0.0.1", "/"}, "dGhlIHNhbXBsZSBub25jZQ==")));
    }
    bool isAnswered() { return socket.peek(4096).endsWith("\r\n\r\n"); }
};

} // namespace

class TestWebStream : public QObject {
    Q_OBJECT
    crypto::SystemRandom m_random;

  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void aClientOfQtTalksWithOurServer();
    void ourClientTalksWithAServerOfQt();
    void pingsOfQtAreAnswered();
    void aMessageOfTwoGigabytesIsClosedWith1009();
    void tinyFragmentsWithoutEndAreCutOff();
    void piecesOfAFrameArePassedOnBeforeItIsWhole();
    void aServerOfPagesIsNoWebSocket();
    void anEndlessHeadIsCutOff();
    void whatIsReadInPartsArrivesWhole();
};

void TestWebStream::aClientOfQtTalksWithOurServer() {
    OurServer server;
    QWebSocket client;
    QSignalSpy heard(&client, &QWebSocket::binaryMessageReceived);
    client.open(server.url());
    QTRY_VERIFY_WITH_TIMEOUT(server.isOpen() && client.isValid(), waitMs);
    for (const size_t size : {1UL, 200UL, 70'000UL}) {
        const Bytes bytes = counted(size);
        const QByteArray message(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(size));
        client.sendBinaryMessage(message);
        QTRY_VERIFY_WITH_TIMEOUT(server.stream->has(size), waitMs);
        QVERIFY(server.stream->take(size) == bytes);
        server.stream->write(bytes);
        QTRY_VERIFY_WITH_TIMEOUT(!heard.isEmpty(), waitMs);
        QCOMPARE(heard.takeFirst().at(0).toByteArray(), message);
    }
    client.close();
    QTRY_VERIFY_WITH_TIMEOUT(server.ended, waitMs);
    QVERIFY(server.stream->why().is(NetError::ClosedByPeer));
}

void TestWebStream::ourClientTalksWithAServerOfQt() {
    QWebSocketServer server(QString(), QWebSocketServer::NonSecureMode);
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const auto client = dial(server.serverPort(), m_random);
    QVERIFY(client);
    QTRY_VERIFY_WITH_TIMEOUT(client->isReady() && server.hasPendingConnections(), waitMs);
    const std::unique_ptr<QWebSocket> other(server.nextPendingConnection());
    QCOMPARE(other->requestUrl().path(), QStringLiteral("/ieum"));
    QSignalSpy heard(other.get(), &QWebSocket::binaryMessageReceived);
    for (const size_t size : {1UL, 200UL, 65'537UL}) {
        const Bytes bytes = counted(size);
        client->write(bytes);
        QTRY_VERIFY_WITH_TIMEOUT(!heard.isEmpty(), waitMs);
        const QByteArray message = heard.takeFirst().at(0).toByteArray();
        QVERIFY(bytes == copyOf(std::as_bytes(std::span(message.constData(), static_cast<size_t>(message.size())))));
        other->sendBinaryMessage(message);
        QTRY_VERIFY_WITH_TIMEOUT(client->has(size), waitMs);
        QVERIFY(client->take(size) == bytes);
    }
    QSignalSpy left(other.get(), &QWebSocket::disconnected);
    client->end(bytesOf("bye"));
    QVERIFY(left.wait(waitMs));
    QCOMPARE(heard.takeFirst().at(0).toByteArray(), QByteArray("bye"));
    QCOMPARE(other->closeCode(), QWebSocketProtocol::CloseCodeNormal);
}

void TestWebStream::pingsOfQtAreAnswered() {
    OurServer server;
    QWebSocket client;
    QSignalSpy answered(&client, &QWebSocket::pong);
    client.open(server.url());
    QTRY_VERIFY_WITH_TIMEOUT(server.isOpen() && client.isValid(), waitMs);
    // As a channel does, which always waits for its next byte.
    connect(server.stream.get(), &Stream::readable, &server.server, [&server] { (void)server.stream->has(1); });
    client.ping("are you there");
    QVERIFY(answered.wait(waitMs));
    QCOMPARE(answered.at(0).at(1).toByteArray(), QByteArray("are you there"));
}

void TestWebStream::aMessageOfTwoGigabytesIsClosedWith1009() {
    OurServer server;
    RawClient client(server);
    QTRY_VERIFY_WITH_TIMEOUT(client.isAnswered(), waitMs);
    client.socket.readAll();
    client.socket.write(QByteArray::fromHex("82ff000000008000000000000000") + QByteArray(1000, 'x'));
    connect(server.stream.get(), &Stream::readable, &server.server, [&server] { (void)server.stream->has(1); });
    QTRY_VERIFY_WITH_TIMEOUT(server.ended, waitMs);
    QVERIFY(server.stream->why().is(NetError::FrameTooLarge));
    QCOMPARE(server.stream->available(), size_t{0});
    QTRY_COMPARE_WITH_TIMEOUT(client.socket.peek(100), QByteArray::fromHex("880203f1"), waitMs);
}

void TestWebStream::tinyFragmentsWithoutEndAreCutOff() {
    OurServer server;
    RawClient client(server);
    QTRY_VERIFY_WITH_TIMEOUT(client.isAnswered(), waitMs);
    client.socket.readAll();
    QByteArray flood = QByteArray::fromHex("02810000000001");
    for (int i = 0; i < 100'000; ++i) flood += QByteArray::fromHex("00810000000001");
    client.socket.write(flood);
    connect(server.stream.get(), &Stream::readable, &server.server, [&server] { (void)server.stream->has(65'535); });
    QTRY_VERIFY_WITH_TIMEOUT(server.ended, waitMs);
    QVERIFY(server.stream->why().is(NetError::BadWebSocket));
    QVERIFY(server.stream->available() <= webFragmentsMax);
}

void TestWebStream::piecesOfAFrameArePassedOnBeforeItIsWhole() {
    OurServer server;
    RawClient client(server);
    QTRY_VERIFY_WITH_TIMEOUT(client.isAnswered(), waitMs);
    // 10,000 bytes are announced and 100 come.
    client.socket.write(QByteArray::fromHex("82fe271000000000") + QByteArray(100, 'x'));
    QTRY_VERIFY_WITH_TIMEOUT(server.stream->has(100), waitMs);
    QVERIFY(!server.stream->has(101));
    QCOMPARE(textOf(server.stream->take(3)), std::string_view("xxx"));
}

void TestWebStream::aServerOfPagesIsNoWebSocket() {
    QTcpServer pages;
    QVERIFY(pages.listen(QHostAddress::LocalHost));
    const auto client = dial(pages.serverPort(), m_random);
    QVERIFY(client);
    QSignalSpy ended(client.get(), &Stream::ended);
    QVERIFY(pages.waitForNewConnection(waitMs));
    pages.nextPendingConnection()->write("HTTP/1.1 302 Found\r\nLocation: http://login.invalid/\r\n\r\n<html>");
    QVERIFY(ended.wait(waitMs));
    QVERIFY(client->why().is(NetError::UpgradeRefused) && !client->isReady());
    QCOMPARE(client->why().number, int64_t{302});
}

void TestWebStream::anEndlessHeadIsCutOff() {
    OurServer server;
    QTcpSocket client;
    client.connectToHost(QHostAddress::LocalHost, server.server.serverPort());
    client.write("GET / HTTP/1.1\r\nX: " + QByteArray(100'000, 'x'));
    QTRY_VERIFY_WITH_TIMEOUT(server.ended, waitMs);
    QVERIFY(server.stream->why().is(NetError::UpgradeRefused));
    QTRY_VERIFY_WITH_TIMEOUT(client.peek(100).startsWith("HTTP/1.1 431 "), waitMs);
}

/// One byte always stays behind, so the buffer is never empty.
void TestWebStream::whatIsReadInPartsArrivesWhole() {
    OurServer server;
    QWebSocket client;
    client.open(server.url());
    QTRY_VERIFY_WITH_TIMEOUT(server.isOpen() && client.isValid(), waitMs);
    size_t taken = 0;
    for (int round = 0; round < 100; ++round) {
        client.sendBinaryMessage(QByteArray(10'000, static_cast<char>(round)));
        const size_t all = static_cast<size_t>(round + 1) * 10'000;
        QTRY_VERIFY_WITH_TIMEOUT(server.stream->has(all - taken), waitMs);
        const Bytes bytes = server.stream->take(all - taken - 1);
        QCOMPARE(std::to_integer<int>(bytes.back()), round);
        taken += bytes.size();
    }
}

QTEST_GUILESS_MAIN(TestWebStream)
#include "tst_web_stream.moc"
