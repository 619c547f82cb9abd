// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The program itself, over real sockets, with clients that are real sessions: started, killed without warning,
// started again.
#include "net/network.h"
#include "net/steady.h"
#include "replica/folk.h"
#include "support/built.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTcpServer>

using namespace ieum;
using namespace ieum::replica::test;

namespace {

constexpr int patienceMs = 60'000;

/// A client of the running program: the network thread's events come to this thread, and the session answers.
class Caller {
  public:
    Caller(Owner& owner, const std::string& address) : m_owner(owner), m_address(*net::parseReplicaAddress(address)) {
        net::NetworkOptions options;
        options.lan = false;
        m_network = std::move(*net::Network::start(std::move(options), [this](const net::Event& event) {
            QMetaObject::invokeMethod(
                &m_here, [this, event] { take(event); }, Qt::QueuedConnection);
        }));
        m_network->post(net::KeepReplicas{{{m_address, Bytes(32, std::byte{3}), {}}}});
    }
    bool isUp() const { return m_session != nullptr; }
    void tell(const sync::testing::Advance& advance) {
        std::visit([&](const auto& given) { give(given); }, advance);
    }

  private:
    void take(const net::Event& event) {
        if (const auto* up = std::get_if<net::ChannelUp>(&event)) {
            m_channel = up->channel;
            sync::SessionConfig config;
            config.side = sync::Side::Client;
            config.initiator = true;
            config.channelHash = up->handshakeHash;
            config.ownInstance = m_owner.instance;
            m_session = std::make_unique<sync::Session>(std::move(config), m_owner.claims, m_owner.dice);
            sync::OfferRooms offer = m_owner.offer();
            offer.token = m_address.token;
            give(std::move(offer));
        } else if (const auto* frame = std::get_if<net::ChannelFrame>(&event)) {
            if (m_session && frame->channel == m_channel) give(sync::FrameArrived{frame->frame});
        } else if (const auto* down = std::get_if<net::ChannelDown>(&event)) {
            if (down->channel == m_channel) m_session.reset();
        }
    }
    void give(sync::Input input) {
        std::deque<sync::Input> inputs;
        inputs.push_back(std::move(input));
        while (!inputs.empty() && m_session) {
            const Now now{net::wallNow(), net::steadyNow()};
            sync::Outputs outputs = m_session->step(std::move(inputs.front()), now);
            inputs.pop_front();
            for (sync::Output& output : outputs) {
                if (auto* send = std::get_if<sync::Send>(&output)) {
                    m_network->post(net::SendFrame{m_channel, std::move(send->frame), net::Lane::Prompt});
                } else if (std::holds_alternative<sync::Trust>(output)) {
                    m_network->post(net::TrustChannel{m_channel});
                } else {
                    auto reaction = m_owner.react(output);
                    for (sync::Input& back : reaction.back) inputs.push_back(std::move(back));
                    for (const auto& advance : reaction.all) {
                        std::visit([&](const auto& given) { inputs.push_back(given); }, advance);
                    }
                }
            }
        }
    }

    Owner& m_owner;
    net::ReplicaAddress m_address;
    QObject m_here;
    net::ChannelId m_channel;
    std::unique_ptr<sync::Session> m_session;
    std::unique_ptr<net::Network> m_network; ///< goes first: it calls `take`
};

/// The program with its first line read.
class Program {
  public:
    explicit Program(const QStringList& options) {
        m_process.start(ieum::test::built("ieum-replica"), options);
        while (!m_process.canReadLine() && m_process.waitForReadyRead(patienceMs)) {}
        m_firstLine = m_process.readLine().trimmed();
    }
    ~Program() {
        m_process.kill();
        m_process.waitForFinished(patienceMs);
    }
    std::string address() const { return m_firstLine.toStdString(); }
    QByteArray firstLine() const { return m_firstLine; }
    /// The exit code, or -1 when it had to be killed.
    int end(bool gently) {
        if (gently)
            m_process.terminate();
        else
            m_process.kill();
        if (!m_process.waitForFinished(patienceMs)) return -1;
        return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }
    int waitForEnd() {
        const bool isOver = m_process.state() == QProcess::NotRunning || m_process.waitForFinished(patienceMs);
        return isOver ? m_process.exitCode() : -1;
    }
    QByteArray errors() { return m_process.readAllStandardError(); }

  private:
    QProcess m_process;
    QByteArray m_firstLine;
};

} // namespace

class TestProcess : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }

    void whatWasAcknowledgedSurvivesAKill() {
        QTemporaryDir folder;
        Owner mina("mina");
        Owner joon("joon");
        mina.rooms["lunch"];
        joon.rooms["lunch"];
        const FeedId feed = admittedFeed(mina, "lunch");
        mina.write(feed, 300);
        std::string before;
        {
            Program program(optionsOf(folder));
            before = program.address();
            QVERIFY2(net::parseReplicaAddress(before).has_value(), before.c_str());
            Caller caller(mina, before);
            QTRY_COMPARE_WITH_TIMEOUT(mina.noted.peerHas[feed], uint64_t{300}, patienceMs);
            // And one that is pushed while the channel is up.
            caller.tell(mina.write(feed, 1));
            QTRY_COMPARE_WITH_TIMEOUT(mina.noted.peerHas[feed], uint64_t{301}, patienceMs);
            QCOMPARE(program.end(false), -1);
        }
        Program program(optionsOf(folder));
        QCOMPARE(net::parseReplicaAddress(program.address())->key, net::parseReplicaAddress(before)->key);
        QCOMPARE(net::parseReplicaAddress(program.address())->token, net::parseReplicaAddress(before)->token);
        const Caller caller(joon, program.address());
        QTRY_COMPARE_WITH_TIMEOUT(joon.feeds[feed].head().seq, uint64_t{301}, patienceMs);
        QCOMPARE(joon.feeds[feed].head(), mina.feeds[feed].head());
        QCOMPARE(program.end(true), 0);
    }

    void lostDataUnderTheSameKeyIsRefilled() {
        QTemporaryDir folder;
        Owner mina("mina");
        mina.rooms["lunch"];
        const FeedId feed = admittedFeed(mina, "lunch");
        mina.write(feed, 5);
        ReplicaKey key;
        {
            Program program(optionsOf(folder));
            key = net::parseReplicaAddress(program.address())->key;
            const Caller caller(mina, program.address());
            QTRY_COMPARE_WITH_TIMEOUT(mina.noted.peerHas[feed], uint64_t{5}, patienceMs);
            QCOMPARE(program.end(true), 0);
        }
        for (const char* each : {"depot.db", "depot.db-wal", "depot.db-shm", "depot.key"}) {
            QFile::remove(folder.filePath(each));
        }
        mina.noted.peerHas.clear();
        mina.cursor.reset(); // as the node does when the instance id is another one
        Program program(optionsOf(folder));
        QCOMPARE(net::parseReplicaAddress(program.address())->key, key);
        const Caller caller(mina, program.address());
        QTRY_COMPARE_WITH_TIMEOUT(mina.noted.peerHas[feed], uint64_t{5}, patienceMs);
    }

    void firstLineIsAnObjectWhenAsked() {
        QTemporaryDir folder;
        Program program(optionsOf(folder) << "--json"
                                          << "--advertise"
                                          << "chat.example.org");
        const auto line = QJsonDocument::fromJson(program.firstLine()).object();
        const auto address = net::parseReplicaAddress(line["address"].toString().toStdString());
        QVERIFY(address.has_value());
        QCOMPARE(address->host, std::string("chat.example.org"));
        QCOMPARE(int(address->port), line["port"].toInt());
        QVERIFY(address->port > 0);
    }

    void bothDoorsLeadToOneReplica() {
        QTemporaryDir folder;
        Program program(optionsOf(folder) << "--json"
                                          << "--ws-port"
                                          << "0"
                                          << "--ws-advertise"
                                          << "wss://chat.example.org:443/ieum");
        const auto line = QJsonDocument::fromJson(program.firstLine()).object();
        const auto direct = net::parseReplicaAddress(line["address"].toString().toStdString());
        const auto web = net::parseReplicaAddress(line["web_address"].toString().toStdString());
        QVERIFY(direct && web);
        QCOMPARE(web->key, direct->key);
        QVERIFY(!web->token.empty() && web->token == direct->token);
        QCOMPARE(web->transport, net::Transport::SecureWeb);
        QCOMPARE(web->path, std::string("/ieum"));
        QCOMPARE(web->host, std::string("chat.example.org"));
        QCOMPARE(int(web->port), 443);
    }

    void whatCannotBeServedIsSaidInOneSentence_data() {
        QTest::addColumn<QStringList>("more");
        QTest::newRow("advertised nonsense") << QStringList{"--ws-advertise", "chat.example.org"};
        QTest::newRow("no such certificate") << QStringList{"--tls-cert", "/nowhere", "--tls-key", "/nowhere"};
        QTest::newRow("no certificate") << QStringList{"--tls-cert", "/proc/self/exe", "--tls-key", "/proc/self/exe"};
    }
    void whatCannotBeServedIsSaidInOneSentence() {
        QFETCH(QStringList, more);
        QTemporaryDir folder;
        Program program(optionsOf(folder) << "--ws-port"
                                          << "0" << more);
        QCOMPARE(program.waitForEnd(), 1);
        QCOMPARE(program.errors().count('\n'), 1);
    }

    void newTokenChangesTheTokenAlone() {
        QTemporaryDir folder;
        net::ReplicaAddress first;
        {
            Program program(optionsOf(folder));
            first = *net::parseReplicaAddress(program.address());
            QCOMPARE(program.end(true), 0);
        }
        const Program program(optionsOf(folder) << "--new-token");
        const auto second = *net::parseReplicaAddress(program.address());
        QCOMPARE(second.key, first.key);
        QVERIFY(second.token != first.token);
    }

    void takenPortIsSaidInOneSentence() {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost, 0));
        QTemporaryDir folder;
        Program program({"--data", folder.path(), "--listen", QString("127.0.0.1:%1").arg(other.serverPort())});
        QCOMPARE(program.waitForEnd(), 1);
        const QByteArray errors = program.errors();
        QCOMPARE(errors.count('\n'), 1);
        QVERIFY2(errors.contains(QByteArray::number(other.serverPort())), errors.constData());
    }

    void folderThatIsServedAlreadyOrIsNoneIsSaid() {
        QTemporaryDir folder;
        Program first(optionsOf(folder));
        QVERIFY(!first.firstLine().isEmpty());
        Program second(optionsOf(folder));
        QCOMPARE(second.waitForEnd(), 1);
        QCOMPARE(second.errors().count('\n'), 1);

        QFile file(folder.filePath("file"));
        QVERIFY(file.open(QFile::WriteOnly));
        Program third({"--data", folder.filePath("file/below"), "--listen", "127.0.0.1:0"});
        QCOMPARE(third.waitForEnd(), 1);
        QCOMPARE(third.errors().count('\n'), 1);
    }

    void wrongCommandLineIsTwo_data() {
        QTest::addColumn<QStringList>("options");
        QTest::newRow("none") << QStringList{};
        QTest::newRow("unknown") << QStringList{"--data", "x", "--fast"};
        QTest::newRow("no value") << QStringList{"--data"};
        QTest::newRow("port that is none") << QStringList{"--data", "x", "--listen", "127.0.0.1:70000"};
        QTest::newRow("bare IPv6") << QStringList{"--data", "x", "--listen", "::1:80"};
        QTest::newRow("quota of nothing") << QStringList{"--data", "x", "--quota-mb", "0"};
        QTest::newRow("WebSocket port that is none") << QStringList{"--data", "x", "--ws-port", "70000"};
        QTest::newRow("certificate without its key")
            << QStringList{"--data", "x", "--ws-port", "0", "--tls-cert", "c.pem"};
        QTest::newRow("certificate without a port")
            << QStringList{"--data", "x", "--tls-cert", "c.pem", "--tls-key", "k.pem"};
        QTest::newRow("host with a path") << QStringList{"--data", "x", "--advertise", "a/b"};
    }
    void wrongCommandLineIsTwo() {
        QFETCH(QStringList, options);
        QTemporaryDir folder;
        Program program(options);
        QCOMPARE(program.waitForEnd(), 2);
        QVERIFY(program.errors().contains("Usage"));
    }

  private:
    static QStringList optionsOf(const QTemporaryDir& folder) {
        return {"--data", folder.path(), "--listen", "127.0.0.1:0"};
    }
};

QTEST_GUILESS_MAIN(TestProcess)
#include "tst_process.moc"
