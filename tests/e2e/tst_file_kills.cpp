// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/party.h"
#include "support/seeded_random.h"
#include "vault/limits.h"

using namespace ieum;
using namespace ieum::e2e;

/// A file on its way between two processes, one or the other of which is killed at any instant, again and again
/// (IEUM_KILLS times, as IEUM_SEED has it). Nothing that had come has to come again, but for the one chunk that was
/// being written. Where there may be network namespaces, what came over the wire is counted as well.
class TestFileKills : public QObject {
    Q_OBJECT

    static constexpr int killsUsual = 12;
    static constexpr uint64_t fileBytes = 96ULL * 1024 * 1024;
    static constexpr size_t mostDelayMs = 120;
    static constexpr double twiceMost = 2; ///< chunks for each kill, on the mean; one is the aim

    /// By their size: what is being written is shorter, and so is a manifest.
    static uint64_t wholeChunksOf(const Member& member) {
        uint64_t found = 0;
        QDirIterator each(member.profile().path() + "/chunks", QDir::Files, QDirIterator::Subdirectories);
        while (each.hasNext()) {
            each.next();
            if (each.fileInfo().size() >= static_cast<qint64>(vault::chunkBytes)) ++found;
        }
        return found;
    }
    /// What the running process says to have of it.
    static uint64_t haveOf(Member& member, const QString& file) {
        for (const QJsonValue row : member.ask("files").toArray()) {
            if (row["id"].toString() == file) return static_cast<uint64_t>(row["have"].toDouble());
        }
        return 0;
    }
    QString sendFile(Member& by, Member& to, const QString& room, int count) {
        const QString path = m_folder.filePath("file");
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly)) return {};
        std::vector<uint64_t> words(fileBytes / sizeof(uint64_t));
        for (uint64_t& each : words) each = m_random->next();
        file.write(reinterpret_cast<const char*>(words.data()), static_cast<qint64>(fileBytes));
        file.close();
        if (by.ask("send", {{"room", room}, {"files", QJsonArray{path}}})["id"].toString().isEmpty()) return {};
        QJsonArray rows;
        const bool isThere = until([&] {
            rows = to.ask("files", {{"room", room}}).toArray();
            return rows.size() == count;
        });
        return isThere ? rows.first()["id"].toString() : QString();
    }

    /// Two hosts on a bridge, where that is allowed.
    bool build() {
        if (!cli::Network::isAllowed()) return true;
        m_network.emplace();
        return m_network->addBridge("lan") && m_network->addHost("a") && m_network->addHost("b") &&
               m_network->connect({"a", "lan0"}, "lan", "10.4.0.1") &&
               m_network->connect({"b", "lan0"}, "lan", "10.4.0.2");
    }
    Host hostOf(const QString& name) const { return {m_network ? &*m_network : nullptr, name}; }
    /// By the wire of the reader.
    qint64 arrived() const { return m_network ? m_network->receivedBytes({"b", "lan0"}).value_or(0) : 0; }

    std::optional<cli::Network> m_network;
    QTemporaryDir m_folder;
    std::optional<test::SeededRandom> m_random;

  private slots:
    void whatHadComeNeedNotComeAgain();
};

void TestFileKills::whatHadComeNeedNotComeAgain() {
    const int kills = qEnvironmentVariableIsSet("IEUM_KILLS") ? qEnvironmentVariableIntValue("IEUM_KILLS") : killsUsual;
    const auto seed = static_cast<uint64_t>(std::max(qEnvironmentVariableIntValue("IEUM_SEED"), 1));
    qInfo("seed %llu, %d kills", static_cast<unsigned long long>(seed), kills);
    m_random.emplace(seed);
    QVERIFY(build());
    const QStringList options{"--lan-interfaces", m_network ? "lan0" : "lo", "--beacon-port",
                              QString::number(beaconPortOfThisTest())};
    Member sender(QStringLiteral("바다"), hostOf("a"), options), reader(QStringLiteral("하늘"), hostOf("b"), options);
    Party party({&sender, &reader});
    QVERIFY(sender.start() && reader.start() && party.found(QStringLiteral("모임")));
    int files = 0, killedInTheMiddle = 0;
    uint64_t lost = 0;
    // What one costs that nobody interrupts.
    const QString first = sendFile(sender, reader, party.room(), ++files);
    qint64 begun = arrived();
    QVERIFY(reader.ask("fetch", {{"file", first}}).isObject());
    QVERIFY(until([&] { return reader.wholeAt(first).has_value(); }));
    const qint64 usual = arrived() - begun;
    qint64 cost = 0;
    for (int done = 0; done < kills;) {
        const QString file = sendFile(sender, reader, party.room(), ++files);
        QVERIFY(!file.isEmpty());
        begun = arrived();
        const uint64_t before = wholeChunksOf(reader);
        bool cameUpWithAll = false; // who is killed after the last commit has told nobody, and need not tell it again
        const auto isWhole = [&] { return cameUpWithAll || reader.wholeAt(file).has_value(); };
        QVERIFY(reader.ask("fetch", {{"file", file}}).isObject());
        while (done < kills && !isWhole()) {
            const int told = reader.count("file");
            QVERIFY2(until([&] { return reader.count("file") > told || isWhole(); }),
                     qPrintable(QStringLiteral("has %1").arg(haveOf(reader, file))));
            until([] { return false; }, static_cast<int>(m_random->below(mostDelayMs)));
            if (isWhole()) break;
            Member& victim = m_random->below(2) == 0 ? sender : reader;
            victim.kill();
            ++done;
            const uint64_t here = wholeChunksOf(reader) - before;
            QVERIFY(victim.start());
            if (&victim == &sender) continue; // what the reader has, it still has
            uint64_t have = 0;
            const bool isFound = until([&] { // it counts when it was made durable
                have = (haveOf(reader, file) + vault::chunkBytes - 1) / vault::chunkBytes;
                return have + 1 >= here;
            });
            QVERIFY2(isFound, qPrintable(QStringLiteral("%1 of %2").arg(have).arg(here)));
            cameUpWithAll = haveOf(reader, file) == fileBytes;
            if (have > 0 && !isWhole()) ++killedInTheMiddle;
            lost += here - std::min(have, here);
        }
        QVERIFY(until(isWhole, 2 * patienceMs));
        cost += arrived() - begun - usual;
    }
    QVERIFY(killedInTheMiddle > 0);
    qInfo("%d files, %d kills in the middle of one, %llu chunks lost that had come", files, killedInTheMiddle,
          static_cast<unsigned long long>(lost));
    if (m_network) {
        const double chunks = static_cast<double>(cost) / kills / vault::chunkBytes;
        qInfo("a kill costs %.2f chunks over the wire, greetings and all", chunks);
        QVERIFY(chunks <= twiceMost);
    }
    QCOMPARE(sender.ask("files").toArray().size(), files);
}

QTEST_GUILESS_MAIN(TestFileKills)
#include "tst_file_kills.moc"
