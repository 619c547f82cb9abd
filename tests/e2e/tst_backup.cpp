// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/tool.h"
#include "support/built.h"

using namespace ieum::e2e;

/// Real profiles and processes: a backup in one file, and what it is worth when the disk is gone.
class TestBackup : public QObject {
    Q_OBJECT

    static bool write(const QString& path, const QByteArray& bytes) {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    }
    static QByteArray read(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// Bytes of which no two pieces are equal.
    static QByteArray attachment(qsizetype size) {
        QByteArray bytes(size, Qt::Uninitialized);
        QRandomGenerator random(7);
        random.generate(reinterpret_cast<quint32*>(bytes.data()),
                        reinterpret_cast<quint32*>(bytes.data()) + size / qsizetype{sizeof(quint32)});
        return bytes;
    }
    static QString say(const Profile& profile, const QString& text, const QStringList& more = {}) {
        return profile.ask(QStringList{"send", "방", text} + more).object()["id"].toString();
    }
    static QStringList textsOf(const Profile& profile) {
        QStringList texts;
        for (const QJsonObject& each : profile.ask({"messages", "방"}).lines()) texts.append(each["text"].toString());
        texts.sort();
        return texts;
    }
    static QJsonObject restored(const Profile& profile) {
        return profile.ask({"status"}).object()["restored"].toObject();
    }
    QString file() const { return m_folder->filePath("stick.ieum"); }
    QString secret() const { return m_folder->filePath("secret"); }
    Said backUp(const Profile& profile) const {
        return profile.ask({"backup", "write", "--to", file(), "--backup-passphrase", secret()});
    }
    Said look(const QString& verb) const {
        return run({"backup", verb, file(), "--backup-passphrase", secret(), "--json"});
    }
    Said restore(const Profile& into, const QStringList& more = {}) const {
        return into.ask(QStringList{"backup", "restore", file(), "--backup-passphrase", secret()} + more);
    }

    std::unique_ptr<QTemporaryDir> m_folder;

  private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(write(secret(), "젖은 성냥 여덟 개비\n"));
    }
    void aDiskThatIsLostComesBackElsewhereWithoutAFork() {
        const quint16 port = beaconPortOfThisTest();
        const Profile sea(QStringLiteral("바다"));
        const Profile sky(QStringLiteral("하늘"));
        const QByteArray photo = attachment(5'000'000);
        QVERIFY(write(m_folder->filePath("사진.png"), photo));
        QCOMPARE(sea.ask({"room", "create", "방"}).exitCode, 0);
        const QString link = sea.ask({"invite", "--room", "방"}).object()["link"].toString();
        QCOMPARE(sky.ask({"accept", link}).exitCode, 0);
        Running skyRun(sky.path(), port);
        {
            Running seaRun(sea.path(), port);
            QTRY_VERIFY_WITH_TIMEOUT(sky.ask({"room", "list"}).lines().size() == 1, commandMs);
            const QString one = say(sea, "하나", {"--file", m_folder->filePath("사진.png")});
            QTRY_VERIFY_WITH_TIMEOUT(skyRun.hasArrived(one), commandMs);
            const Said first = backUp(sea); // beside the running one
            QVERIFY2(first.exitCode == 0, first.err);
            QTRY_VERIFY(seaRun.has("backup"));
            const QString two = say(sea, "둘");
            QTRY_VERIFY_WITH_TIMEOUT(skyRun.hasArrived(two), commandMs);
            const QString three = say(sky, "셋");
            QTRY_VERIFY_WITH_TIMEOUT(seaRun.hasArrived(three), commandMs);
            const Said second = backUp(sea);
            QVERIFY2(second.exitCode == 0, second.err);
            const double added = second.object()["added"].toDouble();
            QVERIFY2(added > 0 && added < first.object()["bytes"].toDouble() / 5, second.out);
            QCOMPARE(second.object()["run"].toInt(), 2);
            const QString four = say(sea, "넷"); // in no backup
            QTRY_VERIFY_WITH_TIMEOUT(skyRun.hasArrived(four), commandMs);
        }
        QVERIFY(QDir(sea.path()).removeRecursively());

        const Profile elsewhere; // and nobody to ask
        QCOMPARE(look("verify").exitCode, 0);
        const Said made = restore(elsewhere);
        QVERIFY2(made.exitCode == 0, made.err);
        QCOMPARE(made.object()["name"].toString(), QStringLiteral("바다"));
        QCOMPARE(elsewhere.ask({"whoami"}).object()["person"], sea.init().object()["person"]);
        QCOMPARE(textsOf(elsewhere), QStringList({"둘", "셋", "하나"}));
        QCOMPARE(elsewhere.ask({"search", "하나"}).lines().size(), 1);
        const QString copy = m_folder->filePath("copy.png");
        QCOMPARE(elsewhere.ask({"get", "사진.png", "--out", copy}).exitCode, 0);
        QVERIFY(read(copy) == photo);
        QCOMPARE(restored(elsewhere)["why"].toString(), QStringLiteral("copied"));
        QVERIFY(restored(elsewhere)["read_only"].toBool());
        const QString five = say(elsewhere, "다섯");
        QCOMPARE(elsewhere.ask({"status"}).object()["outbox"].toInt(), 1);

        Running again(elsewhere.path(), port);
        QTRY_VERIFY_WITH_TIMEOUT(skyRun.hasArrived(five), commandMs);
        const QStringList all{"넷", "다섯", "둘", "셋", "하나"};
        QTRY_COMPARE_WITH_TIMEOUT(textsOf(elsewhere), all, commandMs);
        QTRY_COMPARE_WITH_TIMEOUT(textsOf(sky), all, commandMs);
        QVERIFY(!restored(elsewhere)["read_only"].toBool());
        const QString six = say(sky, "여섯");
        QTRY_VERIFY_WITH_TIMEOUT(again.hasArrived(six), commandMs);
        QVERIFY(!skyRun.has("fork") && !again.has("fork"));
        for (const QJsonObject& each : sky.ask({"room", "members", "방"}).lines()) QVERIFY(!each["forked"].toBool());
    }
    void whoeverIsAloneGoesOnWithoutWaiting() {
        const Profile sea(QStringLiteral("바다"));
        QCOMPARE(sea.ask({"room", "create", "방"}).exitCode, 0);
        QVERIFY(!say(sea, "하나").isEmpty());
        QCOMPARE(backUp(sea).exitCode, 0);
        const QString lock = m_folder->filePath("lock");
        QVERIFY(write(lock, "새 자물쇠\n"));
        const Profile elsewhere;
        QCOMPARE(restore(elsewhere, {"--passphrase-file", lock}).exitCode, 0);
        QCOMPARE(elsewhere.ask({"whoami"}).exitCode, 1); // without its passphrase
        const auto ask = [&](const QStringList& words) {
            return elsewhere.ask(words + QStringList{"--passphrase-file", lock});
        };
        QVERIFY(!ask({"restored", "--go-on"}).object()["read_only"].toBool());
        QVERIFY(!ask({"send", "방", "둘"}).object()["id"].toString().isEmpty());
        QCOMPARE(ask({"messages", "방"}).lines().size(), 2);
        QTRY_COMPARE(ask({"status"}).object()["outbox"].toInt(), 0);
    }
    void whatIsNoBackupMakesNoProfile() {
        const Profile sea(QStringLiteral("바다"));
        QCOMPARE(backUp(sea).exitCode, 0);
        const QByteArray whole = read(file());
        const QStringList before = QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
        const auto refuses = [&](const Profile& into) {
            const Said said = restore(into);
            return said.exitCode == 1 && said.isOneSentence() && !QFile::exists(into.path()) &&
                   QDir(into.beside({})).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
        };
        QVERIFY(write(secret(), "젖은 성냥 아홉 개비\n"));
        QVERIFY(refuses(Profile()));
        QVERIFY(backUp(sea).err.contains("passphrase is wrong"));
        QVERIFY(write(secret(), "\n"));
        QVERIFY(backUp(sea).err.contains("needs a passphrase"));
        QVERIFY(read(file()) == whole);
        QVERIFY(write(secret(), "젖은 성냥 여덟 개비\n"));
        for (const qsizetype size : {whole.size() - 1, whole.size() / 2, qsizetype{141}, qsizetype{40}, qsizetype{0}}) {
            QVERIFY(write(file(), whole.first(size)));
            QVERIFY(refuses(Profile()));
        }
        QByteArray damaged = whole;
        damaged[2000] = static_cast<char>(damaged[2000] ^ 1);
        QVERIFY(write(file(), damaged));
        QVERIFY(refuses(Profile()));
        QCOMPARE(look("verify").exitCode, 1);
        const QByteArray thesis = "제 1 장. 서론" + QByteArray(5000, 'x');
        QVERIFY(write(file(), thesis));
        QVERIFY(refuses(Profile()));
        const Said over = backUp(sea);
        QVERIFY2(over.exitCode == 1 && over.isOneSentence(), over.err);
        QVERIFY(read(file()) == thesis);
        QVERIFY(write(file(), whole));
        const QByteArray own = hashOf(sea.path());
        const Said there = restore(sea);
        QVERIFY2(there.exitCode == 1 && there.err.contains("profile in that folder already"), there.err);
        QVERIFY(hashOf(sea.path()) == own);
        const Profile sky(QStringLiteral("하늘"));
        QVERIFY(backUp(sky).err.contains("another profile"));
        QVERIFY(read(file()) == whole);
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), before);
    }
    void killedWhileItIsWrittenTheOneBeforeStands() {
        const Profile sea(QStringLiteral("바다"));
        QCOMPARE(sea.ask({"room", "create", "방"}).exitCode, 0);
        QVERIFY(!say(sea, "하나").isEmpty());
        QCOMPARE(backUp(sea).exitCode, 0);
        const QJsonObject first = look("show").object();
        QVERIFY(write(m_folder->filePath("영상.mp4"), attachment(60'000'000)));
        QVERIFY(!say(sea, "둘", {"--file", m_folder->filePath("영상.mp4")}).isEmpty());
        std::unique_ptr<Running> seaRun;
        seaRun = std::make_unique<Running>(
            QStringList{ieum::test::built("ieumctl"), "run", "--json", "--profile", sea.path(), "--no-lan"},
            [&](const QJsonObject& event) {
                if (event["event"] == "backup") ::kill(static_cast<pid_t>(seaRun->processId()), SIGKILL);
            });
        QTRY_VERIFY_WITH_TIMEOUT(seaRun->has("ready"), commandMs);
        QProcess asking;
        asking.start(ieum::test::built("ieumctl"), {"backup", "write", "--to", file(), "--backup-passphrase", secret(),
                                                    "--profile", sea.path(), "--json"});
        QTRY_VERIFY_WITH_TIMEOUT(asking.state() == QProcess::NotRunning, 60'000);
        QCOMPARE(asking.exitCode(), 1); // nobody has said that it was done
        QVERIFY(!seaRun->isRunning());
        const Said after = look("show");
        QCOMPARE(after.exitCode, 0);
        QCOMPARE(after.object()["run"].toInt(), 1);
        QCOMPARE(after.object()["made"], first["made"]);
        const Said verified = look("verify");
        QCOMPARE(verified.exitCode, after.object()["unfinished"].toDouble() > 0 ? 1 : 0);
        const Said again = backUp(sea);
        QVERIFY2(again.exitCode == 0, again.err);
        QCOMPARE(again.object()["run"].toInt(), 2);
        QCOMPARE(look("verify").exitCode, 0);
        QCOMPARE(look("show").object()["unfinished"].toInt(), 0);
    }
    void aFullDiskIsSaidAndTheOneBeforeStands() {
        const Profile sea(QStringLiteral("바다"));
        QCOMPARE(sea.ask({"room", "create", "방"}).exitCode, 0);
        QCOMPARE(backUp(sea).exitCode, 0);
        const QByteArray before = read(file());
        QVERIFY(write(m_folder->filePath("영상.mp4"), attachment(6'000'000)));
        QVERIFY(!say(sea, "둘", {"--file", m_folder->filePath("영상.mp4")}).isEmpty());
        // No file may grow past four megabytes: the kernel's way to say that the disk is full.
        const QStringList full{"bash", "-c", "trap '' XFSZ; ulimit -f 4000; exec \"$@\"", "full"};
        const Said said =
            run({"backup", "write", "--to", file(), "--backup-passphrase", secret(), "--profile", sea.path()}, full);
        QVERIFY2(said.exitCode == 1 && said.isOneSentence() && said.err.contains("disk is full"), said.err);
        QVERIFY(read(file()) == before);
        QCOMPARE(backUp(sea).exitCode, 0);
        QCOMPARE(look("verify").exitCode, 0);
        const Profile elsewhere;
        const Said tight =
            run({"backup", "restore", file(), "--backup-passphrase", secret(), "--profile", elsewhere.path()},
                {"bash", "-c", "trap '' XFSZ; ulimit -f 100; exec \"$@\"", "full"});
        QVERIFY2(tight.exitCode == 1 && tight.err.contains("disk is full"), tight.err);
        QVERIFY(QDir(elsewhere.beside({})).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
    }
};

QTEST_GUILESS_MAIN(TestBackup)
#include "tst_backup.moc"
