// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/connect_attempt.h"
#include "net/error.h"

#include <QTcpServer>
#include <QTest>

using namespace ieum;
using namespace ieum::net;

namespace {

constexpr int waitMs = 20'000;

QHostAddress address(const char* text) { return QHostAddress(QString::fromLatin1(text)); }

struct Outcome {
    std::unique_ptr<QTcpSocket> socket;
    std::optional<Error> error;
    std::unique_ptr<ConnectAttempt> attempt;

    Outcome(const HostPort& target, const AddressMemory& memory) {
        Timings timings;
        timings.connectMs = 2'000;
        attempt = std::make_unique<ConnectAttempt>(
            target, memory, timings, [this](std::unique_ptr<QTcpSocket> connected) { socket = std::move(connected); },
            [this](const Error& why) { error = why; });
        attempt->begin();
    }
};

} // namespace

class TestConnectAttempt : public QObject {
    Q_OBJECT
  private slots:
    void lastGoodAddressComesFirst();
    void disprovedAddressComesLast();
    void addressesAreBounded();
    void unknownNameUsesTheLastGoodAddress();
    void unknownNameIsNamed();
    void closedPortIsUnreachable();
    void nextAddressIsTriedWhenOneRefuses();
};

void TestConnectAttempt::lastGoodAddressComesFirst() {
    const QList<QHostAddress> answer{address("192.0.2.1"), address("192.0.2.2")};
    QCOMPARE(inOrder(answer, {address("192.0.2.2"), {}}), (QList{address("192.0.2.2"), address("192.0.2.1")}));
    QCOMPARE(inOrder(answer, {address("192.0.2.9"), {}}).first(), address("192.0.2.9"));
    QCOMPARE(inOrder({}, {address("192.0.2.9"), {}}), QList{address("192.0.2.9")});
    QVERIFY(inOrder({}, {}).isEmpty());
}

void TestConnectAttempt::disprovedAddressComesLast() {
    const QList<QHostAddress> answer{address("192.0.2.1"), address("192.0.2.2")};
    QCOMPARE(inOrder(answer, {{}, address("192.0.2.1")}), (QList{address("192.0.2.2"), address("192.0.2.1")}));
    // What was disproved and is not in the answer is not tried.
    QCOMPARE(inOrder(answer, {{}, address("192.0.2.9")}), answer);
    // It was good once, somebody else has it now, and there is nothing better.
    QCOMPARE(inOrder({}, {address("192.0.2.1"), address("192.0.2.1")}), QList{address("192.0.2.1")});
}

void TestConnectAttempt::addressesAreBounded() {
    QList<QHostAddress> answer;
    for (quint32 i = 1; i <= 1000; ++i) answer.push_back(QHostAddress(i));
    QCOMPARE(inOrder(answer, {}).size(), qsizetype{8});
}

void TestConnectAttempt::unknownNameUsesTheLastGoodAddress() {
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    Outcome outcome({"nosuchname.invalid", server.serverPort()}, {QHostAddress(QHostAddress::LocalHost), {}});
    QTRY_VERIFY_WITH_TIMEOUT(outcome.socket, waitMs);
}

void TestConnectAttempt::unknownNameIsNamed() {
    Outcome outcome({"nosuchname.invalid", 1}, {});
    QTRY_VERIFY_WITH_TIMEOUT(outcome.error, waitMs);
    QVERIFY(outcome.error->is(NetError::NameNotFound));
}

void TestConnectAttempt::closedPortIsUnreachable() {
    quint16 port = 0;
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        port = server.serverPort();
    }
    Outcome outcome({"127.0.0.1", port}, {});
    QTRY_VERIFY_WITH_TIMEOUT(outcome.error, waitMs);
    QVERIFY(outcome.error->is(NetError::Unreachable));
    QCOMPARE(outcome.error->number, int64_t{QAbstractSocket::ConnectionRefusedError}); // which dialers look at
    QCOMPARE(outcome.error->cause, Cause::Machine);
}

void TestConnectAttempt::nextAddressIsTriedWhenOneRefuses() {
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    // Nobody listens at 127.0.0.2, where the host was last seen.
    Outcome outcome({"127.0.0.1", server.serverPort()}, {address("127.0.0.2"), {}});
    QTRY_VERIFY_WITH_TIMEOUT(outcome.socket, waitMs);
    QCOMPARE(outcome.socket->peerAddress(), QHostAddress(QHostAddress::LocalHost));
}

QTEST_GUILESS_MAIN(TestConnectAttempt)
#include "tst_connect_attempt.moc"
