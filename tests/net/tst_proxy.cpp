// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is chosen, and replicas behind real proxies.
#include "net/proxy.h"

#include "crypto/init.h"
#include "net/replica_of_a_test.h"
#include "net/small_proxies.h"

#include <map>

using namespace ieum;
using namespace ieum::net;

namespace {

constexpr int waitMs = 20'000;

Environment environmentOf(std::map<std::string, std::string> variables) {
    return [variables = std::move(variables)](const std::string& name) {
        const auto found = variables.find(name);
        return found == variables.end() ? std::string() : found->second;
    };
}

/// "socks5 host:port", "http host:port", "direct" or "error".
std::string chosen(const std::map<std::string, std::string>& variables, Transport transport, const std::string& host) {
    const auto server = proxyFor({}, transport, host, environmentOf(variables));
    if (!server) return "error";
    if (!*server) return "direct";
    return ((*server)->isSocks5 ? "socks5 " : "http ") + toText((*server)->at);
}

} // namespace

class TestProxy : public QObject {
    Q_OBJECT
    ReplicaOfATest m_parties;

    static void eachKind() {
        QTest::addColumn<bool>("isSocks5");
        QTest::newRow("SOCKS5") << true;
        QTest::newRow("CONNECT") << false;
    }
    static SetProxy by(bool isSocks5, uint16_t port, const std::string& who = "") {
        return {*parseProxyChoice((isSocks5 ? "socks5://" : "http://") + who + "127.0.0.1:" + std::to_string(port))};
    }

  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void choicesAreWrittenAndRead_data();
    void choicesAreWrittenAndRead();
    void whatIsNoProxyIsRefused_data();
    void whatIsNoProxyIsRefused();
    void aPasswordIsNotShown();
    void theEnvironmentIsAsked();
    void aVariableThatCannotBeReadIsNotPassedBy();
    void namesAreResolvedByTheProxy_data();
    void namesAreResolvedByTheProxy();
    void aPasswordIsGiven_data() { eachKind(); }
    void aPasswordIsGiven();
    void aWrongPasswordIsNamed();
    void aProxyThatIsNotThereIsNamed_data() { eachKind(); }
    void aProxyThatIsNotThereIsNamed();
    void anotherChoiceDialsAnew();
};

void TestProxy::choicesAreWrittenAndRead_data() {
    QTest::addColumn<std::string>("text");
    for (const char* text : {"system", "none", "http://proxy.example.org:3128", "socks5://192.0.2.1:1080",
                             "socks5://[2001:db8::1]:1080", "http://who:secret@host:1", "http://a%40b:c%3Ad@host:1"}) {
        QTest::newRow(text) << std::string(text);
    }
}

void TestProxy::choicesAreWrittenAndRead() {
    QFETCH(std::string, text);
    const auto choice = parseProxyChoice(text);
    QVERIFY(choice);
    QCOMPARE(toText(*choice), text);
}

void TestProxy::whatIsNoProxyIsRefused_data() {
    QTest::addColumn<std::string>("text");
    for (const char* text : {"", "System", "host:3128", "http://host", "http://:3128", "ftp://host:1", "http://host:0",
                             "http://host:70000", "http://host:1/path", "http://host:1?a=b", "http://ho st:1",
                             "https://host:1", "http://exa_mple..org:1"}) {
        QTest::newRow(text) << std::string(text);
    }
    QTest::newRow("long") << "http://" + std::string(2000, 'a') + ":1";
}

void TestProxy::whatIsNoProxyIsRefused() {
    QFETCH(std::string, text);
    const auto choice = parseProxyChoice(text);
    QVERIFY(!choice && choice.error().is(NetError::BadProxy));
    QCOMPARE(choice.error().cause, Cause::Input);
}

void TestProxy::aPasswordIsNotShown() {
    const std::string shown = toShownText(*parseProxyChoice("socks5://who:secret@host:1"));
    QCOMPARE(shown, std::string("socks5://who@host:1"));
}

void TestProxy::theEnvironmentIsAsked() {
    const std::map<std::string, std::string> all{{"all_proxy", "socks5h://s:1"},
                                                 {"http_proxy", "h:2"},
                                                 {"HTTPS_PROXY", "http://t"},
                                                 {"no_proxy", "inside.org, .deep.example.org"}};
    QCOMPARE(chosen(all, Transport::Tcp, "host"), std::string("socks5 s:1"));
    QCOMPARE(chosen(all, Transport::Web, "host"), std::string("http h:2"));
    QCOMPARE(chosen(all, Transport::SecureWeb, "host"), std::string("http t:1080"));
    QCOMPARE(chosen(all, Transport::Tcp, "inside.org"), std::string("direct"));
    QCOMPARE(chosen(all, Transport::Tcp, "a.Inside.org"), std::string("direct"));
    QCOMPARE(chosen(all, Transport::Tcp, "notinside.org"), std::string("socks5 s:1"));
    QCOMPARE(chosen(all, Transport::Tcp, "a.deep.example.org"), std::string("direct"));
    QCOMPARE(chosen(all, Transport::Tcp, "127.0.0.1"), std::string("direct"));
    QCOMPARE(chosen(all, Transport::Tcp, "localhost"), std::string("direct"));
    QCOMPARE(chosen({{"all_proxy", "s:1"}, {"no_proxy", "*"}}, Transport::Tcp, "host"), std::string("direct"));
    QCOMPARE(chosen({{"http_proxy", "h:2"}}, Transport::Tcp, "host"), std::string("direct"));
    // What a web server makes of a field "Proxy:" of a request.
    QCOMPARE(chosen({{"HTTP_PROXY", "evil:1"}}, Transport::Web, "host"), std::string("direct"));
    QCOMPARE(chosen({}, Transport::Web, "host"), std::string("direct"));
}

void TestProxy::aVariableThatCannotBeReadIsNotPassedBy() {
    QCOMPARE(chosen({{"all_proxy", "https://secure:1"}}, Transport::Tcp, "host"), std::string("error"));
}

void TestProxy::namesAreResolvedByTheProxy_data() {
    QTest::addColumn<bool>("isSocks5");
    QTest::addColumn<bool>("isWeb");
    QTest::newRow("SOCKS5, TCP") << true << false;
    QTest::newRow("SOCKS5, WebSocket") << true << true;
    QTest::newRow("CONNECT, TCP") << false << false;
    QTest::newRow("CONNECT, WebSocket") << false << true;
}

void TestProxy::namesAreResolvedByTheProxy() {
    QFETCH(bool, isSocks5);
    QFETCH(bool, isWeb);
    NodeOfATest replica;
    NodeOfATest client;
    QVERIFY(replica.start(m_parties.webOptions()));
    SmallProxy proxy(isSocks5, isWeb ? replica.webPort() : replica.replicaPort());
    QVERIFY(client.start(ReplicaOfATest::clientOptions()));
    client.post(by(isSocks5, proxy.port()));
    ReplicaToKeep keep = m_parties.at(47475, isWeb ? Transport::Web : Transport::Tcp);
    keep.address.host = SmallProxy::secretName;
    client.post(KeepReplicas{{keep}});
    QTRY_VERIFY_WITH_TIMEOUT(client.channelsUp() == 1 && replica.channelsUp() == 1, waitMs);
    QVERIFY(proxy.asked.at(0).startsWith(SmallProxy::secretName));
    client.post(SendFrame{client.ups[0].channel, Bytes(60'000, std::byte{1})});
    QTRY_COMPARE_WITH_TIMEOUT(replica.frames[replica.ups[0].channel].size(), size_t{1}, waitMs);
    QTRY_VERIFY_WITH_TIMEOUT(client.replicaStates.back().up, waitMs);
    QVERIFY(client.replicaStates.back().lastGood.empty()); // the proxy's address is none of the replica's
}

void TestProxy::aPasswordIsGiven() {
    QFETCH(bool, isSocks5);
    NodeOfATest replica;
    NodeOfATest client;
    QVERIFY(replica.start(m_parties.options()));
    SmallProxy proxy(isSocks5, replica.replicaPort(), "who", "secret");
    QVERIFY(client.start(ReplicaOfATest::clientOptions()));
    client.post(by(isSocks5, proxy.port(), "who:secret@"));
    client.post(KeepReplicas{{m_parties.at(47475)}});
    QTRY_COMPARE_WITH_TIMEOUT(client.channelsUp(), size_t{1}, waitMs);
}

void TestProxy::aWrongPasswordIsNamed() {
    SmallProxy proxy(false, 9, "who", "secret");
    NodeOfATest client;
    QVERIFY(client.start(ReplicaOfATest::clientOptions()));
    client.post(by(false, proxy.port(), "who:guess@"));
    client.post(KeepReplicas{{m_parties.at(47475)}});
    QTRY_VERIFY_WITH_TIMEOUT(client.replicaStates.size() == 2, waitMs);
    QVERIFY(client.replicaStates[1].why->is(NetError::ProxyWantsName));
}

void TestProxy::aProxyThatIsNotThereIsNamed() {
    QFETCH(bool, isSocks5);
    uint16_t port = 0;
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        port = server.serverPort();
    }
    NodeOfATest replica;
    NodeOfATest client;
    QVERIFY(replica.start(m_parties.options()));
    QVERIFY(client.start(ReplicaOfATest::clientOptions()));
    client.post(by(isSocks5, port));
    client.post(KeepReplicas{{m_parties.at(replica.replicaPort())}});
    QTRY_VERIFY_WITH_TIMEOUT(client.replicaStates.size() == 2, waitMs);
    // Never past it, although that would work.
    QVERIFY(client.replicaStates[1].why->is(NetError::ProxyFailed));
    QVERIFY(replica.ups.empty());
}

void TestProxy::anotherChoiceDialsAnew() {
    NodeOfATest replica;
    NodeOfATest client;
    QVERIFY(replica.start(m_parties.options()));
    SmallProxy proxy(true, replica.replicaPort());
    QVERIFY(client.start(ReplicaOfATest::clientOptions()));
    client.post(KeepReplicas{{m_parties.at(replica.replicaPort())}});
    QTRY_COMPARE_WITH_TIMEOUT(client.channelsUp(), size_t{1}, waitMs);
    client.post(by(true, proxy.port()));
    QTRY_VERIFY_WITH_TIMEOUT(client.ups.size() == 2 && client.channelsUp() == 1 && proxy.asked.size() == 1, waitMs);
    client.post(SetProxy{{ProxyChoice::From::Nowhere, {}}});
    QTRY_VERIFY_WITH_TIMEOUT(client.ups.size() == 3 && client.channelsUp() == 1, waitMs);
    QCOMPARE(proxy.asked.size(), 1);
}

QTEST_GUILESS_MAIN(TestProxy)
#include "tst_proxy.moc"
