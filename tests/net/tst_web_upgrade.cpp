// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/web_upgrade.h"

#include "crypto/init.h"
#include "crypto/system_random.h"
#include "net/error.h"
#include "net/limits.h"

#include <QTest>

using namespace ieum;
using namespace ieum::net;

namespace {

/// Section 1.3 of RFC 6455.
const std::string keyOfTheRfc = "dGhlIHNhbXBsZSBub25jZQ==";
const std::string acceptOfTheRfc = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    return text.replace(text.find(what), what.size(), by);
}
std::string request() { return upgradeRequest({"host:80", "/a"}, keyOfTheRfc); }
std::string answer() { return *upgradeAnswer(request()); }

} // namespace

class TestWebUpgrade : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void keyIsAnsweredAsTheRfcSays();
    void whatIsNoUpgradeIsRefused_data();
    void whatIsNoUpgradeIsRefused();
    void fieldsAreFoundHoweverTheyAreWritten();
    void whatIsNoAnswerIsRefused_data();
    void whatIsNoAnswerIsRefused();
    void aHeadWithoutEndIsRefused();
    void keysAreNew();
};

void TestWebUpgrade::keyIsAnsweredAsTheRfcSays() {
    QVERIFY(answer().find("Sec-WebSocket-Accept: " + acceptOfTheRfc + "\r\n") != std::string::npos);
    QVERIFY(checkUpgrade(answer(), keyOfTheRfc));
}

void TestWebUpgrade::whatIsNoUpgradeIsRefused_data() {
    QTest::addColumn<std::string>("what");
    QTest::addColumn<std::string>("by");
    QTest::addColumn<int64_t>("status");
    QTest::newRow("method") << std::string("GET") << std::string("POST") << int64_t{400};
    QTest::newRow("old HTTP") << std::string("HTTP/1.1") << std::string("HTTP/1.0") << int64_t{400};
    QTest::newRow("no HTTP") << std::string("GET /a HTTP/1.1") << std::string("hello") << int64_t{400};
    QTest::newRow("another protocol") << std::string("websocket") << std::string("h2c") << int64_t{404};
    QTest::newRow("a page") << std::string("Connection: Upgrade") << std::string("Connection: close") << int64_t{404};
    QTest::newRow("another version") << std::string("Version: 13") << std::string("Version: 8") << int64_t{426};
    QTest::newRow("short key") << keyOfTheRfc << std::string("dGhl") << int64_t{400};
    QTest::newRow("no base64") << keyOfTheRfc << std::string("d!hlIHNhbXBsZSBub25jZQ==") << int64_t{400};
    QTest::newRow("two keys") << std::string("Host: host:80") << "Sec-WebSocket-Key: " + keyOfTheRfc << int64_t{400};
}

void TestWebUpgrade::whatIsNoUpgradeIsRefused() {
    QFETCH(std::string, what);
    QFETCH(std::string, by);
    QFETCH(int64_t, status);
    const auto refused = upgradeAnswer(replaced(request(), what, by));
    QVERIFY(!refused && refused.error().is(NetError::UpgradeRefused));
    QCOMPARE(refused.error().number, status);
    QVERIFY(refusalText(status).starts_with("HTTP/1.1 " + std::to_string(status) + " "));
}

void TestWebUpgrade::fieldsAreFoundHoweverTheyAreWritten() {
    std::string written = replaced(request(), "Upgrade: websocket", "UPGRADE:\t WebSocket ");
    written = replaced(written, "Connection: Upgrade", "connection: keep-alive, upgrade");
    QVERIFY(upgradeAnswer(written));
}

void TestWebUpgrade::whatIsNoAnswerIsRefused_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<int64_t>("status");
    const auto row = [](const char* name, const std::string& text, int64_t status) {
        QTest::newRow(name) << text << status;
    };
    row("a page of somebody else", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", 200);
    row("sent elsewhere to sign in", "HTTP/1.1 302 Found\r\nLocation: http://login.invalid/\r\n\r\n", 302);
    row("nobody behind the proxy", "HTTP/1.1 502 Bad Gateway\r\n\r\n", 502);
    row("no HTTP", "SSH-2.0-OpenSSH\r\n\r\n", 0);
    row("a longer number", "HTTP/1.1 1010 What\r\n\r\n", 0);
    row("another key's", replaced(answer(), acceptOfTheRfc, "S3pPLMBiTxaQ9kYGzzhZRbK+xOo="), 101);
    row("nothing of a key", replaced(answer(), "Sec-WebSocket-Accept", "X"), 101);
    row("something that we did not ask for",
        replaced(answer(), "\r\n\r\n", "\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n"), 101);
}

void TestWebUpgrade::whatIsNoAnswerIsRefused() {
    QFETCH(std::string, text);
    QFETCH(int64_t, status);
    const auto checked = checkUpgrade(text, keyOfTheRfc);
    QVERIFY(!checked && checked.error().is(NetError::UpgradeRefused));
    QCOMPARE(checked.error().number, status);
}

void TestWebUpgrade::aHeadWithoutEndIsRefused() {
    HttpHead head;
    size_t added = 0;
    for (; added <= httpHeadBytesMax; ++added) {
        const auto isWhole = head.add('x');
        if (!isWhole) break;
        QVERIFY(!*isWhole);
    }
    QCOMPARE(added, httpHeadBytesMax);
    QVERIFY(head.text().size() <= httpHeadBytesMax);
}

void TestWebUpgrade::keysAreNew() {
    crypto::SystemRandom random;
    const std::string key = newUpgradeKey(random);
    QCOMPARE(key.size(), size_t{24});
    QVERIFY(key != newUpgradeKey(random));
}

QTEST_GUILESS_MAIN(TestWebUpgrade)
#include "tst_web_upgrade.moc"
