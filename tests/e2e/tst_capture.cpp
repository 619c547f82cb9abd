// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a stranger learns who captures every packet of two computers that find each other, by the beacon and through
// Avahi, talk and exchange a file: the capture is read with tshark, packet by packet and as streams, and what must not
// be in it is read from the profiles afterwards.
#include "e2e/lan_of_a_test.h"
#include "e2e/mdns_capture.h"

#include "crypto/init.h"
#include "node/identity.h"
#include "store/profile_file.h"
#include "store/real_files.h"
#include "store/room_store.h"
#include "support/avahi_of_a_test.h"

#include <set>

using namespace ieum;
using namespace ieum::e2e;
using ieum::test::AvahiOfATest;

namespace {

constexpr int findMs = 40'000;
constexpr quint16 beacon = 40'021;
const QString firstName = QStringLiteral("가람솔바다");
const QString secondName = QStringLiteral("Seo-yeon Hanbit");
const QString roomName = QStringLiteral("분기 예산 검토실");
const QString question = QStringLiteral("합병 발표는 금요일 오전입니다");
const QString answer = QStringLiteral("The merger stays under embargo");
const QString fileName = QStringLiteral("budget-draft-2026.csv");
const QByteArray fileLine = "salary;dept;QX-77310-confidential\n";
constexpr int fileLines = 6'000;
const QString lastMark = QStringLiteral("this-was-the-last-packet");

struct Needle {
    QString what;
    QByteArray bytes;
};

/// An id or key, or the first eight bytes of it, in the forms in which it could slip out.
void addId(QList<Needle>& needles, const QString& what, ByteView id) {
    const QByteArray raw(reinterpret_cast<const char*>(id.data()), static_cast<qsizetype>(id.size()));
    needles += {what, raw.first(8)};
    needles += {what + " in hex", raw.first(8).toHex()};
    needles += {what + " in capital hex", raw.first(8).toHex().toUpper()};
    needles += {what + " in base64", raw.toBase64().first(10)};
    needles += {what + " in base64url", raw.toBase64(QByteArray::Base64UrlEncoding).first(10)};
}
void addText(QList<Needle>& needles, const QString& what, const QString& text) {
    needles += {what, text.toUtf8()};
    needles += {what + " in UTF-16", QByteArray(reinterpret_cast<const char*>(text.utf16()), 2 * text.size())};
}

/// Who and what a profile knows, read from its closed database.
bool addProfile(QList<Needle>& needles, const QString& folder) {
    const store::RealFiles files;
    const auto unlocked = store::unlockProfile(folder.toStdString(), "", files);
    if (!unlocked) return false;
    store::OpenOptions options;
    options.path = store::databasePath(folder.toStdString());
    options.key = &unlocked->key;
    options.cipher = unlocked->cipher;
    auto connection = store::Connection::open(options);
    if (!connection) return false;
    store::Settings settings(**connection);
    store::RoomStore rooms(**connection);
    const auto identity = node::loadIdentity(settings);
    const auto all = rooms.rooms();
    if (!identity || !all || all->empty()) return false;
    addId(needles, "person", (*identity)->person().view());
    addId(needles, "device", (*identity)->deviceId().view());
    addId(needles, "agreement key", (*identity)->agreement.publicKey().view());
    for (const room::RoomRecord& each : *all) {
        addId(needles, "room", each.id.view());
        addId(needles, "room secret", each.secret.view());
        const auto feeds = rooms.feeds(each.id);
        if (!feeds || feeds->empty()) return false;
        for (const room::FeedRecord& feed : *feeds) addId(needles, "feed", feed.feed.view());
        const auto epochs = rooms.epochs(each.id);
        if (!epochs) return false;
        for (const room::EpochRecord& epoch : *epochs) {
            addId(needles, "epoch", epoch.id.view());
            addId(needles, "epoch secret", epoch.secret.view());
        }
    }
    return true;
}

struct Packet {
    double atSeconds = 0;
    QByteArray from;
    QByteArray udp; ///< to or from the beacon's port
    int stream = -1;
};

struct Capture {
    QList<QByteArray> frames; ///< whole packets
    QList<Packet> packets;
    QMap<int, QByteArray> streams; ///< both directions, one after the other
    QMap<int, double> streamBegan;
};

Capture read(const QString& path) {
    Capture capture;
    // "frame_raw": ["0102…", …
    static const QRegularExpression raw(R"re("frame_raw":\s*\[\s*"([0-9a-f]+)")re");
    const QString whole = QString::fromLatin1(tshark(path, {"-T", "jsonraw"}));
    for (auto each = raw.globalMatch(whole); each.hasNext();) {
        capture.frames += QByteArray::fromHex(each.next().captured(1).toLatin1());
    }
    const QByteArray fields =
        tshark(path, {"-T", "fields", "-E", "separator=|", "-e", "frame.time_epoch", "-e", "ip.src", "-e", "ipv6.src",
                      "-e", "udp.port", "-e", "udp.payload", "-e", "tcp.stream"});
    for (const QByteArray& line : fields.split('\n')) {
        const QList<QByteArray> parts = line.split('|');
        if (parts.size() < 6) continue;
        Packet packet{parts[0].toDouble(), parts[1] + parts[2], {}, -1};
        if (parts[3].contains(QByteArray::number(beacon))) packet.udp = QByteArray::fromHex(parts[4]);
        if (!parts[5].isEmpty()) packet.stream = parts[5].toInt();
        if (packet.stream >= 0 && !capture.streamBegan.contains(packet.stream)) {
            capture.streamBegan[packet.stream] = packet.atSeconds;
        }
        capture.packets += packet;
    }
    for (const int stream : capture.streamBegan.keys()) {
        QByteArray ways[2]; // the responder's lines begin with a tab
        for (const QByteArray& line :
             tshark(path, {"-q", "-z", "follow,tcp,raw," + QString::number(stream)}).split('\n')) {
            const QByteArray hex = line.trimmed();
            const bool isHex = !hex.isEmpty() && hex.size() % 2 == 0 && QByteArray::fromHex(hex).toHex() == hex;
            if (isHex) ways[line.startsWith('\t') ? 1 : 0] += QByteArray::fromHex(hex);
        }
        capture.streams[stream] = ways[0] + ways[1];
    }
    return capture;
}

bool holds(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.readAll().contains(bytes);
}

/// Every eight bytes in a row.
std::set<QByteArray> windowsOf(const QByteArray& bytes) {
    std::set<QByteArray> windows;
    for (qsizetype i = 0; i + 8 <= bytes.size(); ++i) windows.insert(bytes.mid(i, 8));
    return windows;
}

/// dumpcap on one end of a cable, until it is stopped.
class Listening {
  public:
    Listening(const LanOfATest& lan, const QString& interface, const QString& path) {
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start("ip", {"netns", "exec", lan.hub(), "dumpcap", "-q", "-i", interface, "-w", path});
    }
    ~Listening() { stop(); }
    Listening(const Listening&) = delete;
    Listening& operator=(const Listening&) = delete;
    bool hasBegun() {
        m_said += m_process.readAll();
        return m_said.contains("File:");
    }
    void stop() {
        if (m_process.state() == QProcess::NotRunning) return;
        m_process.terminate();
        m_process.waitForFinished(commandMs);
    }

  private:
    QProcess m_process;
    QByteArray m_said;
};

} // namespace

class TestCapture : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() {
        if (!LanOfATest::isPossible()) QSKIP("needs root for network namespaces");
        if (QStandardPaths::findExecutable("tshark").isEmpty()) QSKIP("needs tshark");
        if (!AvahiOfATest::isPossible()) QSKIP("needs avahi-daemon and dbus-daemon");
        QVERIFY(crypto::initialise());
        QVERIFY(m_folder.isValid());
        m_path = m_folder.filePath("lan.pcapng");
        talk();
        if (!QTest::currentTestFailed()) m_capture = read(m_path);
        m_mdns = readMdns(m_path);
    }
    void theCaptureHoldsTheWholeConversation() {
        QVERIFY(m_capture.frames.size() > 50);
        QVERIFY(!m_capture.streams.isEmpty());
        qsizetype bytes = 0;
        for (const QByteArray& stream : m_capture.streams) bytes += stream.size();
        QVERIFY2(bytes > fileLines * fileLine.size(), "the file went by here");
        QVERIFY(m_needles.size() > 100);
        int adverts = 0;
        for (const Packet& packet : m_capture.packets) adverts += packet.udp.startsWith("IEUM") ? 1 : 0;
        QVERIFY(adverts > 4);
    }
    void noNameTextIdOrKeyIsInAnyPacketOrStream() {
        QList<QByteArray> places = m_capture.frames;
        for (const QByteArray& stream : m_capture.streams) places += stream;
        for (const Needle& needle : m_needles) {
            for (const QByteArray& place : places) {
                QVERIFY2(!place.contains(needle.bytes), qPrintable(needle.what));
            }
        }
    }
    void anAdvertHoldsNothingButItsForm() {
        int seen = 0;
        for (const Packet& packet : m_capture.packets) {
            if (packet.udp.isEmpty()) continue;
            ++seen;
            QCOMPARE(packet.udp.size(), 16);
            QCOMPARE(packet.udp.first(6), QByteArray("IEUM\x01\x01"));
        }
        QVERIFY(seen > 4);
    }
    void aServiceHoldsNothingButAnAdvert() {
        static const QRegularExpression instance("^4945554d0101[0-9a-f]{20}(\\._ieum-40021\\._tcp\\.local)?$");
        static const QRegularExpression host("^[0-9a-f]{16}\\.local$");
        QSet<QByteArray> services;
        for (const MdnsRecord& each : m_mdns.records) {
            const bool isHost = host.match(each.target).hasMatch();
            if (each.name == "_ieum-40021._tcp.local") {
                QVERIFY2(instance.match(each.target).hasMatch(), each.target.constData());
            } else if (each.type == srvRecord) {
                QVERIFY2(instance.match(each.name).hasMatch(), each.name.constData());
                QVERIFY2(isHost && each.target.first(16) == each.name.mid(16), each.target.constData());
                services += each.name;
            } else if (each.name.contains("_ieum")) {
                QVERIFY2(instance.match(each.name).hasMatch(), each.name.constData());
            }
            // No address leads to its service.
            if (each.name.endsWith(".arpa")) QVERIFY2(!isHost, each.target.constData());
        }
        QCOMPARE(m_mdns.textBytes, qsizetype{0});
        QCOMPARE(services.size(), qsizetype{4}); // of two nodes before and after a restart
    }
    void noServiceRecursAfterARestart() {
        QByteArray before;
        QByteArray after;
        for (const MdnsRecord& each : m_mdns.records) {
            // The port may: it is kept where it can be. Behind it comes the id.
            const QByteArray id = QByteArray::fromHex(each.name.mid(16));
            const bool isSaid = each.type == srvRecord && each.isAnswer && each.ttl > 0;
            if (isSaid) (each.atSeconds < m_restartedAt ? before : after) += id;
        }
        QVERIFY(before.size() >= 16 && after.size() >= 16);
        const std::set<QByteArray> first = windowsOf(before);
        for (const QByteArray& window : windowsOf(after)) QVERIFY2(!first.contains(window), window.toHex().constData());
    }
    void nothingRecursAfterARestart() {
        QByteArray before;
        QByteArray after;
        const QByteArray preamble("IEUM\x01\x01\0\0", 8);
        for (const int stream : m_capture.streams.keys()) {
            const QByteArray& bytes = m_capture.streams[stream];
            if (bytes.isEmpty()) continue;
            QCOMPARE(bytes.first(8), preamble);
            (m_capture.streamBegan[stream] < m_restartedAt ? before : after) += bytes.mid(8);
        }
        QVERIFY2(before.size() > 1000 && after.size() > 1000,
                 qPrintable(QStringLiteral("%1 and %2 bytes").arg(before.size()).arg(after.size())));
        // Of an advert: all behind magic, version, type and port.
        for (const Packet& packet : m_capture.packets) {
            if (!packet.udp.isEmpty()) (packet.atSeconds < m_restartedAt ? before : after) += packet.udp.mid(8);
        }
        const std::set<QByteArray> first = windowsOf(before);
        for (const QByteArray& window : windowsOf(after)) {
            QVERIFY2(!first.contains(window), window.toHex().constData());
        }
    }

  private:
    void talk() {
        const LanOfATest lan(2);
        QVERIFY(lan.isGood());
        AvahiOfATest firstAvahi(lan.at(0), "desk-in-room-507");
        AvahiOfATest secondAvahi(lan.at(1), "laptop-with-a-sticker");
        QVERIFY(firstAvahi.startBus() && secondAvahi.startBus() && firstAvahi.start() && secondAvahi.start());
        const Where firstPlace{firstAvahi.at(), "eth0"};
        const Where secondPlace{secondAvahi.at(), "eth0"};
        Listening listening(lan, LanOfATest::portOf(0), m_path);
        Announced announced(lan, LanOfATest::portOf(0));
        QTRY_VERIFY_WITH_TIMEOUT(listening.hasBegun() && announced.hasBegun(), findMs);
        const Profile first(firstName);
        const Profile second(secondName);
        QFile file(first.beside(fileName));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(fileLine.repeated(fileLines));
        file.close();
        QCOMPARE(first.ask({"room", "create", roomName}).exitCode, 0);
        {
            Running firstRun(first.path(), beacon, {}, firstPlace);
            Running secondRun(second.path(), beacon, {}, secondPlace);
            QTRY_VERIFY_WITH_TIMEOUT(firstRun.has("ready") && secondRun.has("ready"), findMs);
            const QString link = first.ask({"invite", "--room", roomName}).object()["link"].toString();
            QCOMPARE(second.ask({"accept", link}).exitCode, 0);
            QTRY_VERIFY_WITH_TIMEOUT(second.ask({"room", "list"}).lines().size() == 1, findMs);
            const QString asked =
                first.ask({"send", roomName, question, "--file", file.fileName()}).object()["id"].toString();
            QTRY_VERIFY_WITH_TIMEOUT(secondRun.hasArrived(asked), findMs);
            const QString copy = second.beside("copy.csv");
            QCOMPARE(second.ask({"get", fileName, "--out", copy}).exitCode, 0);
            const QString answered = second.ask({"send", roomName, answer}).object()["id"].toString();
            QTRY_VERIFY_WITH_TIMEOUT(firstRun.hasArrived(answered), findMs);
            QTRY_COMPARE_WITH_TIMEOUT(announced.count(), qsizetype{2}, findMs);
        }
        m_restartedAt = static_cast<double>(QDateTime::currentMSecsSinceEpoch()) / 1000;
        {
            Running firstRun(first.path(), beacon, {}, firstPlace);
            Running secondRun(second.path(), beacon, {}, secondPlace);
            QTRY_VERIFY_WITH_TIMEOUT(firstRun.has("ready") && secondRun.has("ready"), findMs);
            const QString again = first.ask({"send", roomName, question}).object()["id"].toString();
            QTRY_VERIFY_WITH_TIMEOUT(secondRun.hasArrived(again), findMs);
            QTRY_COMPARE_WITH_TIMEOUT(announced.count(), qsizetype{4}, findMs);
        }
        // dumpcap writes in blocks, and what it has not written when it is stopped is lost: a last packet, until it is
        // there.
        const QString mark = QStringLiteral("echo %1 > /dev/udp/%2/9").arg(lastMark, LanOfATest::addressOf(1));
        QTRY_VERIFY_WITH_TIMEOUT(lan.in(0, "bash -c '" + mark + "'") && holds(m_path, lastMark.toUtf8()), findMs);
        listening.stop();
        addText(m_needles, "first name", firstName);
        addText(m_needles, "second name", secondName);
        addText(m_needles, "room name", roomName);
        addText(m_needles, "question", question);
        addText(m_needles, "answer", answer);
        addText(m_needles, "file name", fileName);
        m_needles += {"file", fileLine.first(20)};
        QVERIFY(addProfile(m_needles, first.path()));
        QVERIFY(addProfile(m_needles, second.path()));
    }

    QTemporaryDir m_folder;
    QString m_path;
    QList<Needle> m_needles;
    Capture m_capture;
    MdnsCapture m_mdns;
    double m_restartedAt = 0;
};

QTEST_GUILESS_MAIN(TestCapture)
#include "tst_capture.moc"
