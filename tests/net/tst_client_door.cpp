// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Clients that come by WebSocket: directly, over TLS, and through a reverse proxy; and what else comes by that door.
#include "crypto/init.h"
#include "net/limits.h"
#include "net/replica_of_a_test.h"

#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTimer>

using namespace ieum;
using namespace ieum::net;

namespace {

constexpr int waitMs = 20'000;

std::string contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

uint16_t freePort() {
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : uint16_t{0};
}

/// What the reverse proxy of docs/replica.md does, with an answer of its own for everything but one path.
constexpr const char* nginxConfiguration = R"(
daemon off; worker_processes 1; pid %1/nginx.pid; error_log stderr;
events {}
http {
    access_log off; client_body_temp_path %1/b; proxy_temp_path %1/p; fastcgi_temp_path %1/f;
    uwsgi_temp_path %1/u; scgi_temp_path %1/s;
    server {
        listen 127.0.0.1:%2 ssl; ssl_certificate %1/cert.pem; ssl_certificate_key %1/key.pem;
        location /ieum {
            proxy_pass http://127.0.0.1:%3; proxy_http_version 1.1;
            proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";
        }
    }
}
)";

} // namespace

class TestClientDoor : public QObject {
    Q_OBJECT
    ReplicaOfATest m_parties;
    QTemporaryDir m_folder;

    NetworkOptions tlsOptions() const {
        NetworkOptions options = m_parties.webOptions();
        options.web.certificatePem = contentOf(m_folder.filePath("cert.pem"));
        options.web.keyPem = contentOf(m_folder.filePath("key.pem"));
        return options;
    }
    /// Frames as large as they get, in both directions.
    static void exchange(NodeOfATest& client, NodeOfATest& replica) {
        QTRY_VERIFY_WITH_TIMEOUT(client.channelsUp() == 1 && replica.channelsUp() == 1, waitMs);
        const Bytes large(frameBytesMax, std::byte{1});
        for (int i = 0; i < 20; ++i) {
            client.post(SendFrame{client.ups[0].channel, large, Lane::Bulk});
            replica.post(SendFrame{replica.ups[0].channel, large, Lane::Bulk});
        }
        QTRY_COMPARE_WITH_TIMEOUT(replica.frames[replica.ups[0].channel].size(), size_t{20}, waitMs);
        QTRY_COMPARE_WITH_TIMEOUT(client.frames[client.ups[0].channel].size(), size_t{20}, waitMs);
        QVERIFY(client.frames[client.ups[0].channel].back() == large);
        QVERIFY(client.downs.empty() && replica.downs.empty());
    }

  private slots:
    void initTestCase();
    void clientsComeByWebSocket();
    void clientsComeByTls();
    void clientsComeThroughAReverseProxy();
    void whereNobodyIsBehindTheProxyThatIsSaid();
    void anUpgradeThatNeverEndsIsDropped();
    void strangersAreCountedBeforeTheUpgrade();
    void aPageIsNotServed();
    void aCaptivePortalIsNamedAndToldNothing();
    void whoInterceptsIsNamed();
    void secureNeverBecomesPlain();
    void aCertificateThatCannotBeReadIsRefused();
};

void TestClientDoor::initTestCase() {
    QVERIFY(crypto::initialise());
    QProcess openssl;
    openssl.start("openssl", {"req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                              "-keyout", m_folder.filePath("key.pem"), "-out", m_folder.filePath("cert.pem"), "-days",
                              "2", "-subj", "/CN=replica.invalid"});
    QVERIFY(openssl.waitForFinished(waitMs) && openssl.exitCode() == 0);
}

void TestClientDoor::clientsComeByWebSocket() {
    NodeOfATest replica;
    NodeOfATest client;
    QVERIFY(replica.start(m_parties.webOptions()));
    QVERIFY(replica.webPort() != 0 && replica.webPort() != replica.replicaPort());
    QVERIFY(client.start(ReplicaOfATest::clientOptions()));
    client.post(KeepReplicas{{m_parties.at(replica.webPort(), Transport::Web)}});
    exchange(client, replica);
    QVERIFY(client.ups[0].handshakeHash == replica.ups[0].handshakeHash);
    QVERIFY(replica.ups[0].remoteStatic == m_parties.pseudonym.publicKey());
}

/// Nobody vouches for this certificate. The key in the address does.
void TestClientDoor::clientsComeByTls() {
    NodeOfATest replica;
    NodeOfATest client;
    QVERIFY(replica.start(tlsOptions()));
    QVERIFY(client.start(ReplicaOfATest::clientOptions()));
    client.post(KeepReplicas{{m_parties.at(replica.webPort(), Transport::SecureWeb)}});
    exchange(client, replica);
}

void TestClientDoor::clientsComeThroughAReverseProxy() {
    NodeOfATest replica;
    NodeOfATest client;
    QVERIFY(replica.start(m_parties.webOptions()));
    const uint16_t port = freePort();
    QFile configuration(m_folder.filePath("nginx.conf"));
    QVERIFY(configuration.open(QIODevice::WriteOnly));
    configuration.write(QString(nginxConfiguration).arg(m_folder.path()).arg(port).arg(replica.webPort()).toUtf8());
    configuration.close();
    QProcess nginx;
    nginx.setProcessChannelMode(QProcess::MergedChannels);
    nginx.start("/usr/sbin/nginx", {"-p", m_folder.path(), "-c", configuration.fileName()});
    QVERIFY2(nginx.waitForStarted(waitMs), "nginx is not installed (tools/setup-debian test)");
    QVERIFY(client.start(ReplicaOfATest::clientOptions()));
    ReplicaToKeep keep = m_parties.at(port, Transport::SecureWeb);
    keep.address.path = "/ieum";
    client.post(KeepReplicas{{keep}});
    exchange(client, replica);
    nginx.terminate();
    QVERIFY(nginx.waitForFinished(waitMs));
}

void TestClientDoor::whereNobodyIsBehindTheProxyThatIsSaid() {
    QTcpServer gateway;
    QVERIFY(gateway.listen(QHostAddress::LocalHost));
    connect(&gateway, &QTcpServer::newConnection, &gateway, [&gateway] {
        gateway.nextPendingConnection()->write("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n");
    });
    NodeOfATest client;
    QVERIFY(client.start(ReplicaOfATest::clientOptions()));
    client.post(KeepReplicas{{m_parties.at(gateway.serverPort(), Transport::Web)}});
    QTRY_VERIFY_WITH_TIMEOUT(client.replicaStates.size() == 2, waitMs);
    QVERIFY(client.replicaStates[1].why->is(NetError::UpgradeRefused));
    QCOMPARE(client.replicaStates[1].why->number, int64_t{502});
}

void TestClientDoor::anUpgradeThatNeverEndsIsDropped() {
    NetworkOptions options = m_parties.webOptions();
    options.timings.upgradeMs = 300;
    NodeOfATest replica;
    QVERIFY(replica.start(options));
    QTcpSocket slow;
    slow.connectToHost(QHostAddress::LocalHost, replica.webPort());
    // A byte every few milliseconds, which is never silent and never done.
    QTimer drip;
    connect(&drip, &QTimer::timeout, &slow, [&slow] { slow.write("x"); });
    QVERIFY(slow.waitForConnected(waitMs));
    slow.write("GET / HTTP/1.1\r\nX: ");
    drip.start(10);
    QTRY_COMPARE_WITH_TIMEOUT(slow.state(), QAbstractSocket::UnconnectedState, waitMs);
    QVERIFY(replica.ups.empty());
}

void TestClientDoor::strangersAreCountedBeforeTheUpgrade() {
    NetworkOptions options = m_parties.webOptions();
    options.timings.upgradeMs = 600'000;
    NodeOfATest replica;
    QVERIFY(replica.start(options));
    std::vector<std::unique_ptr<QTcpSocket>> strangers;
    for (size_t i = 0; i <= replicaStrangersMax; ++i) {
        strangers.push_back(std::make_unique<QTcpSocket>());
        strangers.back()->connectToHost(QHostAddress::LocalHost, replica.webPort());
        QVERIFY(strangers.back()->waitForConnected(waitMs));
        strangers.back()->write("GET / HTTP/1.1\r\n");
    }
    QTRY_COMPARE_WITH_TIMEOUT(strangers[0]->state(), QAbstractSocket::UnconnectedState, waitMs);
    QCOMPARE(strangers[1]->state(), QAbstractSocket::ConnectedState);
    QCOMPARE(strangers.back()->state(), QAbstractSocket::ConnectedState);
}

void TestClientDoor::aPageIsNotServed() {
    NodeOfATest replica;
    QVERIFY(replica.start(m_parties.webOptions()));
    QTcpSocket browser;
    browser.connectToHost(QHostAddress::LocalHost, replica.webPort());
    QVERIFY(browser.waitForConnected(waitMs));
    browser.write("GET / HTTP/1.1\r\nHost: replica.invalid\r\n\r\n");
    QTRY_COMPARE_WITH_TIMEOUT(browser.state(), QAbstractSocket::UnconnectedState, waitMs);
    QCOMPARE(browser.readAll(), QByteArray("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
    QVERIFY(replica.ups.empty());
}

void TestClientDoor::aCaptivePortalIsNamedAndToldNothing() {
    QTcpServer portal;
    QByteArray heard;
    QVERIFY(portal.listen(QHostAddress::LocalHost));
    connect(&portal, &QTcpServer::newConnection, &portal, [&portal, &heard] {
        QTcpSocket* guest = portal.nextPendingConnection();
        connect(guest, &QTcpSocket::readyRead, guest, [guest, &heard] {
            heard += guest->readAll();
            if (!heard.endsWith("\r\n\r\n")) return;
            guest->write("HTTP/1.1 302 Found\r\nLocation: http://login.invalid/\r\nContent-Length: 0\r\n\r\n");
            guest->disconnectFromHost();
        });
    });
    NodeOfATest client;
    QVERIFY(client.start(ReplicaOfATest::clientOptions()));
    const ReplicaToKeep keep = m_parties.at(portal.serverPort(), Transport::Web);
    client.post(KeepReplicas{{keep}});
    QTRY_VERIFY_WITH_TIMEOUT(client.replicaStates.size() == 2, waitMs);
    QVERIFY(client.replicaStates[1].why->is(NetError::UpgradeRefused));
    QCOMPARE(client.replicaStates[1].why->number, int64_t{302});
    QVERIFY(heard.startsWith("GET / HTTP/1.1\r\n"));
    QVERIFY(!heard.contains("IEUM") && !heard.contains(toBase64Url(keep.address.key.view()).c_str()));
    QVERIFY(client.ups.empty());
}

/// TLS with his own certificate, a WebSocket of his own, and not the key.
void TestClientDoor::whoInterceptsIsNamed() {
    NodeOfATest interceptor;
    NodeOfATest client;
    NetworkOptions options = tlsOptions();
    options.replicaSecret = copyOf(m_parties.pseudonym.secret().view());
    QVERIFY(interceptor.start(options));
    QVERIFY(client.start(ReplicaOfATest::clientOptions()));
    client.post(KeepReplicas{{m_parties.at(interceptor.webPort(), Transport::SecureWeb)}});
    QTRY_VERIFY_WITH_TIMEOUT(client.replicaStates.size() == 2, waitMs);
    QVERIFY(client.replicaStates[1].why->is(NetError::Intercepted));
    QCOMPARE(client.replicaStates[1].why->cause, Cause::Peer);
    QVERIFY(client.ups.empty() && interceptor.ups.empty());
}

/// An old way of making people give up what protects them: break the new one until they try the old one.
void TestClientDoor::secureNeverBecomesPlain() {
    QTcpServer breaker;
    int tries = 0;
    bool allWereTls = true;
    QVERIFY(breaker.listen(QHostAddress::LocalHost));
    connect(&breaker, &QTcpServer::newConnection, &breaker, [&] {
        QTcpSocket* guest = breaker.nextPendingConnection();
        connect(guest, &QTcpSocket::readyRead, guest, [&, guest] {
            constexpr char handshakeRecord = 0x16;
            allWereTls = allWereTls && guest->readAll().front() == handshakeRecord;
            ++tries;
            guest->abort();
        });
    });
    NodeOfATest client;
    QVERIFY(client.start(ReplicaOfATest::clientOptions()));
    client.post(KeepReplicas{{m_parties.at(breaker.serverPort(), Transport::SecureWeb)}});
    QTRY_VERIFY_WITH_TIMEOUT(tries >= 5, waitMs);
    QVERIFY(allWereTls);
    QVERIFY(!client.replicaStates.back().up);
}

void TestClientDoor::aCertificateThatCannotBeReadIsRefused() {
    NetworkOptions options = tlsOptions();
    options.web.keyPem = options.web.certificatePem;
    NodeOfATest replica;
    QVERIFY(!replica.start(options));
    QVERIFY(replica.startError->is(NetError::BadCertificate));
}

QTEST_GUILESS_MAIN(TestClientDoor)
#include "tst_client_door.moc"
