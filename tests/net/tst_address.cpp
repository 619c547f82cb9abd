// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/error.h"
#include "net/host_port.h"
#include "net/replica_address.h"

#include <QTest>

using namespace ieum;
using namespace ieum::net;

namespace {
ReplicaKey key() {
    ReplicaKey made;
    made.value.fill(std::byte{7});
    return made;
}
std::string keyText() { return toBase64Url(key().view()); }
} // namespace

class TestAddress : public QObject {
    Q_OBJECT
  private slots:
    void replicaAddressSurvivesTheRoundTrip_data();
    void replicaAddressSurvivesTheRoundTrip();
    void webAddressSurvivesTheRoundTrip_data();
    void webAddressSurvivesTheRoundTrip();
    void badReplicaAddressIsRefused_data();
    void badReplicaAddressIsRefused();
    void hostAndPortSurviveTheRoundTrip_data();
    void hostAndPortSurviveTheRoundTrip();
    void badHostOrPortIsRefused_data();
    void badHostOrPortIsRefused();
};

void TestAddress::replicaAddressSurvivesTheRoundTrip_data() {
    QTest::addColumn<std::string>("rest");
    QTest::addColumn<std::string>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<int>("tokenBytes");
    QTest::newRow("name") << std::string("replica.example.org:4711") << std::string("replica.example.org") << 4711 << 0;
    QTest::newRow("token") << std::string("a.b:1/AAECAw") << std::string("a.b") << 1 << 4;
    QTest::newRow("ipv4") << std::string("192.0.2.7:65535") << std::string("192.0.2.7") << 65535 << 0;
    QTest::newRow("ipv6") << std::string("[2001:db8::7]:4711/AA") << std::string("2001:db8::7") << 4711 << 1;
    QTest::newRow("scope") << std::string("[fe80::1%eth0]:4711") << std::string("fe80::1%eth0") << 4711 << 0;
}

void TestAddress::replicaAddressSurvivesTheRoundTrip() {
    QFETCH(std::string, rest);
    QFETCH(std::string, host);
    QFETCH(int, port);
    QFETCH(int, tokenBytes);
    const std::string text = "ieum-replica://" + keyText() + "@" + rest;
    const auto parsed = parseReplicaAddress(text);
    QVERIFY(parsed);
    QCOMPARE(parsed->key, key());
    QCOMPARE(parsed->host, host);
    QCOMPARE(int{parsed->port}, port);
    QCOMPARE(static_cast<int>(parsed->token.size()), tokenBytes);
    QCOMPARE(toText(*parsed), text);
}

void TestAddress::webAddressSurvivesTheRoundTrip_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("path");
    QTest::addColumn<int>("tokenBytes");
    const std::string key = keyText();
    QTest::newRow("plain") << "ieum-replica+ws://" + key + "@a.b:80/" << std::string("/") << 0;
    QTest::newRow("path") << "ieum-replica+wss://" + key + "@a.b:443/x/y" << std::string("/x/y") << 0;
    QTest::newRow("token") << "ieum-replica+wss://" + key + ":AAEC@a.b:443/x" << std::string("/x") << 3;
    QTest::newRow("ipv6") << "ieum-replica+ws://" + key + ":AA@[2001:db8::7]:80/a%20b" << std::string("/a%20b") << 1;
}

void TestAddress::webAddressSurvivesTheRoundTrip() {
    QFETCH(std::string, text);
    QFETCH(std::string, path);
    QFETCH(int, tokenBytes);
    const auto parsed = parseReplicaAddress(text);
    QVERIFY(parsed);
    QCOMPARE(parsed->key, key());
    QCOMPARE(parsed->transport, text.find("+wss") != std::string::npos ? Transport::SecureWeb : Transport::Web);
    QCOMPARE(parsed->path, path);
    QCOMPARE(static_cast<int>(parsed->token.size()), tokenBytes);
    QCOMPARE(toText(*parsed), text);
    const auto withoutPath = parseReplicaAddress(text.substr(0, text.size() - path.size()));
    QVERIFY(withoutPath && withoutPath->path == "/");
}

void TestAddress::badReplicaAddressIsRefused_data() {
    QTest::addColumn<std::string>("text");
    const std::string start = "ieum-replica://" + keyText() + "@";
    QTest::newRow("empty") << std::string();
    QTest::newRow("scheme only") << std::string("ieum-replica://");
    QTest::newRow("other scheme") << "https://" + keyText() + "@a:1";
    QTest::newRow("capital scheme") << "IEUM-REPLICA://" + keyText() + "@a:1";
    QTest::newRow("no key") << std::string("ieum-replica://a:1");
    QTest::newRow("short key") << "ieum-replica://" + keyText().substr(4) + "@a:1";
    QTest::newRow("long key") << "ieum-replica://" + keyText() + "AAAA@a:1";
    QTest::newRow("padded key") << "ieum-replica://" + keyText() + "=@a:1";
    QTest::newRow("zero key") << "ieum-replica://" + toBase64Url(ReplicaKey{}.view()) + "@a:1";
    QTest::newRow("no port") << start + "a";
    QTest::newRow("empty token") << start + "a:1/";
    QTest::newRow("token not base64url") << start + "a:1/++";
    QTest::newRow("two tokens") << start + "a:1/AAEC/AAEC";
    QTest::newRow("long token") << start + "a:1/" + toBase64Url(Bytes(257));
    QTest::newRow("two at signs") << start + "b@a:1";
    QTest::newRow("newline") << start + "a:1\n";
    const std::string web = "ieum-replica+ws://" + keyText();
    QTest::newRow("token with the key of TCP") << "ieum-replica://" + keyText() + ":AAEC@a:1";
    QTest::newRow("web: empty token") << web + ":@a:1/";
    QTest::newRow("web: token not base64url") << web + ":++@a:1/";
    QTest::newRow("web: a header in the path") << web + "@a:1/x HTTP/1.1\r\nX: y";
    QTest::newRow("web: query") << web + "@a:1/x?y";
    QTest::newRow("web: long path") << web + "@a:1/" + std::string(200, 'x');
    QTest::newRow("web: no port") << web + "@a/";
    QTest::newRow("too long") << start + std::string(2000, 'a') + ":1";
}

void TestAddress::badReplicaAddressIsRefused() {
    QFETCH(std::string, text);
    const auto parsed = parseReplicaAddress(text);
    QVERIFY(!parsed);
    QVERIFY(parsed.error().is(NetError::BadAddress));
    QCOMPARE(parsed.error().cause, Cause::Input);
}

void TestAddress::hostAndPortSurviveTheRoundTrip_data() {
    QTest::addColumn<std::string>("text");
    for (const char* text : {"localhost:1", "192.0.2.1:80", "[::1]:4711", "[fe80::1%wlan0]:9", "a-b.c_d:12", "1a:5"}) {
        QTest::newRow(text) << std::string(text);
    }
}

void TestAddress::hostAndPortSurviveTheRoundTrip() {
    QFETCH(std::string, text);
    const auto parsed = parseHostPort(text);
    QVERIFY(parsed);
    QCOMPARE(toText(*parsed), text);
}

void TestAddress::badHostOrPortIsRefused_data() {
    QTest::addColumn<std::string>("text");
    for (const char* text : {"",
                             ":1",
                             "a",
                             "a:",
                             "a:0",
                             "a:01",
                             "a:65536",
                             "a:99999",
                             "a:-1",
                             "a:+1",
                             "a: 1",
                             " a:1",
                             "a b:1",
                             "a:1:2",
                             "::1:4711",
                             "[::1]",
                             "[::1]4",
                             "[::1:4",
                             "[]:1",
                             "[1.2.3.4]:1",
                             "[::g]:1",
                             "[::1%]:1",
                             "[fe80::1%a/b]:1",
                             "1.2.3:1",
                             "1.2.3.4.5:1",
                             "256.1.1.1:1",
                             "01.2.3.4:1",
                             "-a:1",
                             "a-:1",
                             "a..b:1",
                             ".a:1",
                             "a.:1",
                             "\xec\x9d\xb4.kr:1"}) {
        QTest::newRow(*text == 0 ? "empty" : text) << std::string(text);
    }
    QTest::newRow("label of 64") << std::string(64, 'a').append(":1");
    QTest::newRow("zero byte") << std::string("a\0b:1", 5);
}

void TestAddress::badHostOrPortIsRefused() {
    QFETCH(std::string, text);
    const auto parsed = parseHostPort(text);
    QVERIFY(!parsed);
    QVERIFY(parsed.error().is(NetError::BadAddress));
}

QTEST_GUILESS_MAIN(TestAddress)
#include "tst_address.moc"
