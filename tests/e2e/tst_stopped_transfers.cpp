// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Ctrl+C at any moment of an import or an export of many messages: all of it is there, or nothing.
#include "e2e/tool.h"

#include "cli/drill/kakao_export.h"
#include "support/built.h"

using namespace ieum;
using namespace ieum::e2e;

class StoppedTransfers : public QObject {
    Q_OBJECT
  private slots:
    void anImportIsWholeOrNotThere();
    void anExportIsWholeOrNotThere();
    void whatAnotherProcessDoesForUsIsStoppedThere();
    void aKilledExportGoesOnWithItsFiles();

  private:
    static constexpr int count = 20'000;
    static bool writeExport(const QString& path) {
        QFile file(path);
        const QByteArray text = cli::kakaoExport(QStringLiteral("모임"), {"바다", "서연"}, count, 7);
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    }
    /// The exit status, of a command that is interrupted after so long; -1: it cannot be started, or does not end.
    static int interrupted(const QStringList& words, const Profile& profile, int afterMs) {
        QProcess process;
        diesWithUs(process);
        process.start(ieum::test::built("ieumctl"), words + QStringList{"--profile", profile.path(), "--json"});
        if (!process.waitForStarted()) return -1;
        if (!process.waitForFinished(afterMs)) {
            ::kill(static_cast<pid_t>(process.processId()), SIGINT);
            if (!process.waitForFinished(commandMs)) return -1;
        }
        // Before it has begun and when it is over, a signal ends it as any other program.
        return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : 128 + SIGINT;
    }
    static QStringList filesBelow(const QString& folder, const QStringList& names) {
        QStringList found;
        QDirIterator each(folder, names, QDir::AllEntries | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
        while (each.hasNext()) found.append(each.next());
        return found;
    }
    /// From 10 ms, in steps that grow, until it was done before it was stopped.
    template <class Round> static int rounds(Round round) {
        int stopped = 0;
        for (int afterMs = 10; afterMs < 60'000; afterMs = afterMs * 3 / 2) {
            if (!round(afterMs)) return stopped;
            ++stopped;
        }
        return stopped;
    }
};

void StoppedTransfers::anImportIsWholeOrNotThere() {
    const Profile profile(QStringLiteral("바다"));
    const QString folder = profile.beside(QStringLiteral("KakaoTalk_Chats_2026"));
    QVERIFY(QDir().mkpath(folder) && writeExport(folder + "/KakaoTalkChats.txt"));
    const QByteArray picture = QByteArray(64, 'a') + ".jpg";
    QFile text(folder + "/KakaoTalkChats.txt");
    QVERIFY(text.open(QIODevice::Append) && text.write("2026년 3월 1일 오전 9:00, 바다 : " + picture + "\n") > 0);
    text.close();
    QFile file(folder + '/' + picture);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(3'000'000, 'p')) == 3'000'000);
    file.close();
    const int stopped = rounds([&](int afterMs) {
        const int status = interrupted({"import", folder}, profile, afterMs);
        const QList<QJsonObject> rooms = profile.ask({"room", "list"}).lines();
        const QStringList chunks = filesBelow(profile.path() + "/chunks", {QString(64, '?')});
        const bool isNothing = rooms.isEmpty() && chunks.isEmpty();
        const bool isWhole = rooms.size() == 1 && rooms[0]["messages"].toInt() > count && chunks.size() == 13;
        const bool isTidy = filesBelow(profile.path(), {"aside-*"}).isEmpty();
        if (!isTidy || !(isNothing || isWhole) || status < 0) {
            qWarning() << afterMs << status << rooms << chunks.size() << isTidy;
            return QTest::qFail("half of it stayed", __FILE__, __LINE__), false;
        }
        return isNothing;
    });
    QVERIFY(!QTest::currentTestFailed());
    QVERIFY2(stopped >= 1, "it was never stopped");
}

void StoppedTransfers::anExportIsWholeOrNotThere() {
    const Profile profile(QStringLiteral("바다"));
    QVERIFY(writeExport(profile.beside(QStringLiteral("KakaoTalkChats.txt"))));
    const QString room =
        profile.ask({"import", profile.beside(QStringLiteral("KakaoTalkChats.txt"))}).object()["room"].toString();
    QVERIFY(!room.isEmpty());
    const QString out = profile.beside(QStringLiteral("out"));
    const int stopped = rounds([&](int afterMs) {
        const int status = interrupted({"export", room, "--to", "html", "--out", out}, profile, afterMs);
        const bool isThere = QFileInfo::exists(out);
        const bool isTidy =
            filesBelow(profile.path(), {"aside-*"}).isEmpty() && !QFileInfo::exists(out + ".unfinished");
        const bool isWhole = filesBelow(out, {"*.html"}).size() == count / 1'000;
        if (!isTidy || (isThere && !isWhole) || (status == 0 && !isThere) || status < 0) {
            qWarning() << afterMs << status << isThere << isTidy << filesBelow(out, {"*.html"}).size();
            return QTest::qFail("half of it stayed", __FILE__, __LINE__), false;
        }
        return !isThere;
    });
    QVERIFY(!QTest::currentTestFailed());
    QVERIFY2(stopped >= 1, "it was never stopped");
}

/// The profile is held by `run`; Ctrl+C in the command that was handed over ends what that does for it.
void StoppedTransfers::whatAnotherProcessDoesForUsIsStoppedThere() {
    const Profile profile(QStringLiteral("바다"));
    QVERIFY(writeExport(profile.beside(QStringLiteral("KakaoTalkChats.txt"))));
    Running holder(profile.path(), beaconPortOfThisTest());
    QTRY_VERIFY_WITH_TIMEOUT(holder.has("ready"), commandMs);
    const QString room =
        profile.ask({"import", profile.beside(QStringLiteral("KakaoTalkChats.txt"))}).object()["room"].toString();
    QVERIFY(!room.isEmpty());
    const QString out = profile.beside(QStringLiteral("out"));
    const auto isTidy = [&] {
        return filesBelow(profile.path(), {"aside-*"}).isEmpty() && !QFileInfo::exists(out + ".unfinished");
    };
    const int stopped = rounds([&](int afterMs) {
        const int status = interrupted({"export", room, "--to", "html", "--out", out}, profile, afterMs);
        // A command that had asked nobody yet leaves nothing to wait for.
        const bool isDone = QTest::qWaitFor([&] { return profile.ask({"transfer", "list"}).out.isEmpty(); }, commandMs);
        const bool isThere = QFileInfo::exists(out);
        const bool isWhole = filesBelow(out, {"*.html"}).size() == count / 1'000;
        // One that came when all was over ends the command as any other program.
        const bool isAsSaid = isThere ? status == 0 || status == 128 + SIGINT : status != 0;
        if (!isDone || !isTidy() || (isThere && !isWhole) || !isAsSaid || !holder.isRunning()) {
            qWarning() << afterMs << status << isDone << isThere << isWhole << isTidy();
            return QTest::qFail("half of it stayed, or it went on", __FILE__, __LINE__), false;
        }
        return !isThere;
    });
    QVERIFY(!QTest::currentTestFailed());
    QVERIFY2(stopped >= 1, "it was never stopped");
    QTRY_VERIFY_WITH_TIMEOUT(holder.has("transfer"), commandMs);
    const Said nothing = profile.ask({"transfer", "stop", out});
    QVERIFY(nothing.exitCode == 1 && nothing.isOneSentence());
}

void StoppedTransfers::aKilledExportGoesOnWithItsFiles() {
    const Profile profile(QStringLiteral("바다"));
    QCOMPARE(profile.ask({"room", "create", "방"}).exitCode, 0);
    constexpr int files = 12;
    QList<QByteArray> sent;
    for (int i = 0; i < files; ++i) {
        QFile file(profile.beside(QStringLiteral("자료%1.bin").arg(i)));
        sent.append(QByteArray(1'500'000, static_cast<char>('a' + i)));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(sent.last()) == sent.last().size());
        file.close();
        QCOMPARE(profile.ask({"send", "방", "자료", "--file", file.fileName()}).exitCode, 0);
    }
    QTemporaryDir place;
    const QString out = place.filePath("out");
    const QStringList command{"export", "방", "--to", "jsonl", "--out", out, "--resume"};
    const auto parts = [&] { return filesBelow(out + ".ieum-part/files", {"*"}); };
    // Somebody else's folder of that name stays as it is.
    QVERIFY(QDir().mkpath(out + ".ieum-part/files"));
    QFile theirs(out + ".ieum-part/files/theirs");
    QVERIFY(theirs.open(QIODevice::WriteOnly) && theirs.write("x") == 1);
    theirs.close();
    QCOMPARE(profile.ask(command).exitCode, 0);
    QCOMPARE(parts().size(), qsizetype{1});
    QVERIFY(QDir(out + ".ieum-part").removeRecursively() && QDir(out).removeRecursively());
    // Killed when some files are there, and others are not.
    for (int attempt = 0; attempt < 20 && parts().size() < 3; ++attempt) {
        QProcess process;
        diesWithUs(process);
        process.start(ieum::test::built("ieumctl"), command + QStringList{"--profile", profile.path()});
        QVERIFY(process.waitForStarted());
        while (!process.waitForFinished(2) && parts().size() < 4) {}
        process.kill();
        process.waitForFinished();
        if (QFileInfo::exists(out)) { // it was quicker
            QVERIFY(QDir(out).removeRecursively());
        }
    }
    QVERIFY(parts().size() >= 3 && !QFileInfo::exists(out));
    // One of them is damaged, and something lies there that is none of the room's.
    QFile damaged(parts().first());
    QVERIFY(damaged.open(QIODevice::ReadWrite) && damaged.write("z") == 1);
    damaged.close();
    QFile more(out + ".ieum-part/files/more");
    QVERIFY(more.open(QIODevice::WriteOnly) && more.write("x") == 1);
    more.close();
    const QJsonObject report = profile.ask(command).object();
    QCOMPARE(report["files"].toInt(), files);
    const int takenOver = report["taken_over"].toInt();
    QVERIFY2(takenOver >= 1 && takenOver < files, QByteArray::number(takenOver));
    QVERIFY(!QFileInfo::exists(out + ".ieum-part") && !QFileInfo::exists(out + "/.ieum-part"));
    QCOMPARE(filesBelow(out + "/files", {"*"}).size(), qsizetype{files});
    QList<QByteArray> written;
    for (const QString& path : filesBelow(out + "/files", {"*"})) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        written.append(file.readAll());
    }
    std::sort(written.begin(), written.end());
    QVERIFY(written == sent);
    const QJsonObject checked = profile.ask({"verify", out}).object();
    QCOMPARE(checked["signed"].toInt(), files);
    QCOMPARE(checked["files"].toInt(), files);
}

QTEST_GUILESS_MAIN(StoppedTransfers)
#include "tst_stopped_transfers.moc"
