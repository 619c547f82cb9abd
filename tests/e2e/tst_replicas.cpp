// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Several replicas as processes, and devices that are away while their lists change.
#include "e2e/tool.h"
#include "net/relay.h"
#include "support/built.h"

#include <QTcpServer>

#include <array>

using namespace ieum::e2e;

namespace {

constexpr int arriveMs = 120'000;
constexpr auto room = "모임";

/// `ieum-replica` at a port that it keeps when it is started again.
class Replica {
  public:
    Replica() {
        QTcpServer free;
        free.listen(QHostAddress::LocalHost);
        m_port = free.serverPort();
    }
    ~Replica() { kill(); }
    Replica(const Replica&) = delete;
    Replica& operator=(const Replica&) = delete;

    bool start(const QStringList& more = {}) {
        m_process.start(ieum::test::built("ieum-replica"), QStringList{"--data", m_folder.path(), "--json", "--listen",
                                                                       QStringLiteral("127.0.0.1:%1").arg(m_port)} +
                                                               more);
        if (!m_process.waitForReadyRead(commandMs)) return false;
        m_said = QJsonDocument::fromJson(m_process.readLine()).object();
        return m_said["port"].toInt() == m_port;
    }
    void kill() {
        m_process.kill();
        m_process.waitForFinished(commandMs);
    }
    quint16 port() const { return m_port; }
    QString address() const { return m_said["address"].toString(); }
    QString webAddress() const { return m_said["web_address"].toString(); }
    /// As it is known to whoever reaches it by another name.
    QString addressAt(const QString& host) const { return QString(address()).replace("127.0.0.1", host); }

  private:
    QTemporaryDir m_folder;
    quint16 m_port = 0;
    QProcess m_process;
    QJsonObject m_said;
};

/// A profile that is away or here.
struct Device {
    explicit Device(const char* name) : profile(QString::fromUtf8(name)) {}
    Device() = default;

    void come(const QStringList& more = {"--no-lan"}) { running.emplace(profile.path(), beaconPortOfThisTest(), more); }
    bool isHere() const { return running && running->has("ready"); }
    void go() { running.reset(); }
    void die() {
        running->kill();
        running.reset();
    }
    bool does(const QStringList& command) const { return profile.ask(command).exitCode == 0; }
    QStringList texts() const {
        QStringList all;
        for (const QJsonObject& each : profile.ask({"messages", room, "--last", "1000"}).lines())
            all.append(each["text"].toString());
        all.sort();
        return all;
    }
    QStringList replicas() const {
        QStringList all;
        for (const QJsonObject& each : profile.ask({"replica", "list"}).lines()) all.append(each["address"].toString());
        return all;
    }

    Profile profile;
    std::optional<Running> running;
};

} // namespace

class TestReplicas : public QObject {
    Q_OBJECT

    std::array<Replica, 5> m_replicas;
    Device m_phone{"바다"};
    Device m_laptop;
    Device m_other{"하늘"};
    QStringList m_sent;
    QStringList m_onLaptop; ///< of them: written there

    void send(const Device& from) {
        const QString text = QStringLiteral("m%1").arg(m_sent.size(), 3, 10, QLatin1Char('0'));
        QVERIFY(from.does({"send", room, text}));
        m_sent.append(text);
        if (&from == &m_laptop) m_onLaptop.append(text);
    }
    bool add(const Device& device, int replica) {
        return device.does({"replica", "add", m_replicas[replica].address()});
    }
    bool remove(const Device& device, int replica) {
        return device.does({"replica", "remove", m_replicas[replica].address()});
    }
    bool move(const Device& device, int replica, int position) {
        return device.does({"replica", "move", m_replicas[replica].address(), QString::number(position)});
    }

  private slots:
    // One story; each part follows the one before.
    void initTestCase();
    void theOrderIsKept();
    void listsChangeWhileADeviceIsAway();
    void listsChangeWhileADeviceIsKilled();
    void listsChangeWhileNobodySharesAReplica();
    void everythingIsEverywhereOnce();
    void aNameThatNobodyResolvesAnyMoreIsReachedAfterARestart();
    void theWebSocketOfAReplicaCarriesAsWell();
    void aDeadLineHoldsNothingUpAndIsNamed();
    void aProxyIsKeptAndItsPasswordIsNotShown();
};

void TestReplicas::initTestCase() {
    for (Replica& replica : m_replicas) QVERIFY(replica.start());
    const QStringList onLan{};
    m_phone.come(onLan);
    m_other.come(onLan);
    QTRY_VERIFY_WITH_TIMEOUT(m_phone.isHere() && m_other.isHere(), commandMs);
    QVERIFY(m_phone.does({"room", "create", room}));
    const QString invite = m_phone.profile.ask({"invite", "--room", room}).object()["link"].toString();
    QVERIFY(m_other.does({"accept", invite}));
    QTRY_VERIFY_WITH_TIMEOUT(m_other.profile.ask({"room", "list"}).lines().size() == 1, commandMs);
    const QString link = m_phone.profile.ask({"device", "link"}).object()["link"].toString();
    QVERIFY(m_laptop.does({"device", "join", link, "--name", "노트북", "--lan-interfaces", "lo", "--beacon-port",
                           QString::number(beaconPortOfThisTest())}));
    m_laptop.come(onLan);
    QTRY_VERIFY_WITH_TIMEOUT(!m_laptop.profile.ask({"room", "list"}).lines().isEmpty(), commandMs);
    QTRY_VERIFY_WITH_TIMEOUT(m_laptop.profile.ask({"room", "members", room}).lines().size() == 2, commandMs);
    for (Device* each : {&m_phone, &m_laptop, &m_other}) each->go();
}

void TestReplicas::theOrderIsKept() {
    for (const int replica : {0, 1, 2}) QVERIFY(add(m_phone, replica));
    const QStringList before = m_phone.replicas();
    QCOMPARE(before.size(), 3);
    QVERIFY(move(m_phone, 2, 1));
    QCOMPARE(m_phone.replicas(), (QStringList{before[2], before[0], before[1]}));
    QVERIFY(move(m_phone, 2, 99));
    QCOMPARE(m_phone.replicas(), before);
    QVERIFY(!move(m_phone, 4, 1));
    QVERIFY(!move(m_phone, 0, 0));
    // The first one is home: whether it is there is what an outage is.
    QVERIFY(move(m_phone, 1, 1));
    m_replicas[1].kill();
    m_phone.come();
    QTRY_VERIFY_WITH_TIMEOUT(m_phone.isHere(), commandMs);
    const auto outage = [&] { return m_phone.profile.ask({"status"}).object()["outage_since"]; };
    QTRY_VERIFY_WITH_TIMEOUT(!outage().isNull(), commandMs);
    QVERIFY(move(m_phone, 0, 1));
    QTRY_VERIFY_WITH_TIMEOUT(outage().isNull(), commandMs);
    QVERIFY(m_replicas[1].start());
}

void TestReplicas::listsChangeWhileADeviceIsAway() {
    for (const int replica : {2, 3}) QVERIFY(add(m_laptop, replica));
    for (const int replica : {0, 3, 4}) QVERIFY(add(m_other, replica));
    m_other.come();
    QTRY_VERIFY_WITH_TIMEOUT(m_other.isHere(), commandMs);
    for (int i = 0; i < 3; ++i) send(m_phone);
    QTRY_COMPARE_WITH_TIMEOUT(m_other.texts(), m_sent, arriveMs);
    QVERIFY(remove(m_phone, 0));
    QVERIFY(add(m_phone, 4));
    QVERIFY(move(m_phone, 4, 1));
    for (int i = 0; i < 3; ++i) send(m_phone);
    send(m_other);
    QTRY_COMPARE_WITH_TIMEOUT(m_other.texts(), m_sent, arriveMs);
    QTRY_COMPARE_WITH_TIMEOUT(m_phone.texts(), m_sent, arriveMs);
    // The laptop was away all the time, and has other replicas than before as well.
    m_laptop.come();
    QTRY_COMPARE_WITH_TIMEOUT(m_laptop.texts(), m_sent, arriveMs);
}

void TestReplicas::listsChangeWhileADeviceIsKilled() {
    send(m_phone);
    m_phone.die();
    m_replicas[2].kill();
    QVERIFY(remove(m_laptop, 3));
    QVERIFY(add(m_laptop, 0));
    send(m_laptop);
    send(m_laptop);
    m_laptop.die();
    send(m_laptop); // nobody is online with it now
    QVERIFY(remove(m_other, 0));
    QVERIFY(add(m_other, 1));
    QVERIFY(move(m_other, 1, 1));
    send(m_other);
    m_other.die();
    QVERIFY(m_replicas[2].start());
    QVERIFY(remove(m_phone, 2));
    send(m_phone);
    for (Device* each : {&m_laptop, &m_other, &m_phone}) each->come();
    // What they share now: the phone and the other one 1 and 4; the laptop 2 and 0 with nobody, and it was killed right
    // after it had written, so what it wrote may be with it alone.
    const auto haveAll = [&](const Device& device) {
        const QStringList texts = device.texts();
        return std::all_of(m_sent.begin(), m_sent.end(),
                           [&](const QString& sent) { return m_onLaptop.contains(sent) || texts.contains(sent); });
    };
    QTRY_VERIFY_WITH_TIMEOUT(haveAll(m_phone) && haveAll(m_other), arriveMs);
}

void TestReplicas::listsChangeWhileNobodySharesAReplica() {
    m_other.go();
    for (const int replica : {1, 4}) QVERIFY(remove(m_phone, replica));
    QVERIFY(add(m_phone, 3));
    send(m_phone);
    send(m_laptop);
    m_laptop.die();
    for (const int replica : {0, 2}) QVERIFY(remove(m_laptop, replica));
    QCOMPARE(m_laptop.replicas(), QStringList());
    send(m_laptop);
    send(m_other);
}

void TestReplicas::everythingIsEverywhereOnce() {
    for (const Device* each : {&m_phone, &m_laptop, &m_other}) {
        for (const int replica : {4, 2, 0, 1, 3}) QVERIFY(add(*each, replica));
        QCOMPARE(each->replicas().size(), 5);
    }
    m_laptop.come();
    m_other.come();
    for (const Device* each : {&m_phone, &m_laptop, &m_other}) {
        QTRY_COMPARE_WITH_TIMEOUT(each->texts(), m_sent, arriveMs);
    }
    const auto outbox = [](const Device& device) { return device.profile.ask({"status"}).object()["outbox"].toInt(); };
    for (const Device* each : {&m_phone, &m_laptop, &m_other}) QTRY_COMPARE_WITH_TIMEOUT(outbox(*each), 0, arriveMs);
}

void TestReplicas::aNameThatNobodyResolvesAnyMoreIsReachedAfterARestart() {
    m_laptop.go();
    m_other.go();
    for (const int replica : {1, 2, 3, 4}) QVERIFY(remove(m_phone, replica));
    const auto isUp = [&] { return m_phone.profile.ask({"replica", "list"}).lines()[0]["up"].toBool(); };
    QVERIFY(m_phone.does({"replica", "add", m_replicas[0].addressAt("localhost")}));
    QTRY_VERIFY_WITH_TIMEOUT(isUp(), commandMs);
    m_phone.go();
    // The same replica by a name of which no resolver has ever heard: what is left of its last days is the number.
    QVERIFY(m_phone.does({"replica", "add", m_replicas[0].addressAt("nosuchname.invalid"), "--unchecked"}));
    m_phone.come();
    QTRY_VERIFY_WITH_TIMEOUT(m_phone.isHere(), commandMs);
    QTRY_VERIFY_WITH_TIMEOUT(isUp(), commandMs);
}

void TestReplicas::theWebSocketOfAReplicaCarriesAsWell() {
    m_replicas[3].kill();
    QVERIFY(m_replicas[3].start({"--ws-port", "0"}));
    QVERIFY(m_replicas[3].webAddress().startsWith("ieum-replica+ws://"));
    for (const int replica : {0, 1, 2, 4}) {
        (void)remove(m_phone, replica);
        (void)remove(m_other, replica);
    }
    QVERIFY(m_phone.does({"replica", "add", m_replicas[3].webAddress()}));
    QVERIFY(m_other.does({"replica", "add", m_replicas[3].webAddress()}));
    QCOMPARE(m_other.replicas().size(), 1);
    m_other.come();
    send(m_phone);
    QTRY_COMPARE_WITH_TIMEOUT(m_other.texts(), m_sent, arriveMs);
    QVERIFY(m_other.does({"replica", "remove", m_replicas[3].webAddress()}));
    QCOMPARE(m_other.replicas(), QStringList());
}

/// The line to home is there and swallows everything: what is written goes by the other one at once, and when the
/// heartbeat has noticed (45 s, as shipped), the status says why.
void TestReplicas::aDeadLineHoldsNothingUpAndIsNamed() {
    ieum::Relay relay(m_replicas[0].port());
    QVERIFY(remove(m_phone, 3));
    const QString home =
        m_replicas[0].address().replace(QString::number(m_replicas[0].port()), QString::number(relay.port()));
    QVERIFY(m_phone.does({"replica", "add", home, "--unchecked"}));
    QVERIFY(add(m_phone, 1));
    for (const int replica : {0, 1}) QVERIFY(add(m_other, replica));
    const auto replicas = [&] { return m_phone.profile.ask({"replica", "list"}).lines(); };
    // Each has told how much it keeps, so the two know each other.
    const auto isMet = [](const QJsonObject& replica) {
        return replica["up"].toBool() && replica["quota"].toDouble() > 0;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isMet(replicas()[0]) && isMet(replicas()[1]), 60'000);
    send(m_phone);
    QTRY_COMPARE_WITH_TIMEOUT(m_other.texts(), m_sent, arriveMs);
    relay.swallowsUp = relay.swallowsDown = true;
    send(m_phone);
    QTRY_COMPARE_WITH_TIMEOUT(m_other.texts(), m_sent, arriveMs);
    QVERIFY(replicas()[0]["up"].toBool()); // it is not known yet, and that stopped nothing
    const auto why = [&] { return m_phone.profile.ask({"status"}).object()["paths"][1]["why"].toString(); };
    QTRY_VERIFY_WITH_TIMEOUT(!replicas()[0]["up"].toBool(), arriveMs);
    QVERIFY2(why().startsWith("Nothing was heard of the other side for 45000 ms"), qPrintable(why()));
    relay.swallowsUp = relay.swallowsDown = false;
    QTRY_VERIFY_WITH_TIMEOUT(replicas()[0]["up"].toBool(), arriveMs);
}

void TestReplicas::aProxyIsKeptAndItsPasswordIsNotShown() {
    QVERIFY(m_phone.does({"proxy", "set", "socks5://me:secret@127.0.0.1:9"}));
    const auto isUp = [&] { return m_phone.profile.ask({"replica", "list"}).lines()[1]["up"].toBool(); };
    QTRY_VERIFY_WITH_TIMEOUT(!isUp(), commandMs);
    m_phone.go();
    const Said shown = m_phone.profile.ask({"proxy", "show"});
    QCOMPARE(shown.object()["proxy"].toString(), QStringLiteral("socks5://me@127.0.0.1:9"));
    QVERIFY(!m_phone.does({"proxy", "set", "socks4://127.0.0.1:9"}));
    QVERIFY(m_phone.does({"proxy", "set", "none"}));
    m_phone.come();
    QTRY_VERIFY_WITH_TIMEOUT(m_phone.isHere() && isUp(), commandMs);
}

QTEST_GUILESS_MAIN(TestReplicas)
#include "tst_replicas.moc"
