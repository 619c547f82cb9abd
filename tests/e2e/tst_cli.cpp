// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/tool.h"

#include <array>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace ieum::e2e;

namespace {

QString corpus(const char* name) {
    return qEnvironmentVariable("IEUM_SOURCE_DIR") + QStringLiteral("/tests/corpus/") + name;
}

/// What an archive must bring back: author, time and text of every message, in order.
QStringList essenceOf(const Said& messages) {
    QStringList all;
    for (const QJsonObject& each : messages.lines()) {
        all.append(each["author"].toString() + '|' + each["time"].toString() + '|' + each["text"].toString());
    }
    return all;
}

} // namespace

class TestCli : public QObject {
    Q_OBJECT
  private slots:
    void initMakesAProfileThatWhoamiKnows() {
        const Profile profile(QStringLiteral("총무"));
        QCOMPARE(profile.init().exitCode, 0);
        const QJsonObject made = profile.init().object();
        QCOMPARE(made["name"].toString(), QStringLiteral("총무"));
        QCOMPARE(made["person"].toString().size(), 64);
        QCOMPARE(made["device"].toString().size(), 64);
        QCOMPARE(profile.ask({"whoami"}).object(), made);
    }
    void opensAProtectedProfileWithItsPassphrase() {
        const QTemporaryDir folder;
        const QString secret = folder.filePath("secret");
        QFile file(secret);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("바다 위의 다리\n");
        file.close();
        const QStringList common{"--profile", folder.filePath("p"), "--passphrase-file", secret, "--json"};
        const Said made = run(QStringList{"init", "--name", "바다"} + common);
        QCOMPARE(made.exitCode, 0);
        QCOMPARE(run(QStringList{"whoami"} + common).object()["person"], made.object()["person"]);
    }
    void keepsWhatIsSentAndFindsIt() {
        const Profile profile(QStringLiteral("민들레"));
        const QString room = profile.ask({"room", "create", "주말 모임"}).object()["room"].toString();
        QCOMPARE(room.size(), 64);
        const QString id = profile.ask({"send", "주말 모임", "회의자료를 올렸어요"}).object()["id"].toString();
        QCOMPARE(id.size(), 32);
        const Said answered = profile.ask({"send", room, "고마워요", "--reply", id});
        QCOMPARE(answered.exitCode, 0);
        const auto messages = profile.ask({"messages", "주말 모임"}).lines();
        QCOMPARE(messages.size(), 2);
        QCOMPARE(messages[0]["id"].toString(), id);
        QCOMPARE(messages[0]["author"].toString(), QStringLiteral("민들레"));
        QCOMPARE(messages[1]["reply"].toString(), id);
        QCOMPARE(profile.ask({"messages", room, "--last", "1"}).lines().size(), 1);
        for (const char* word : {"자료", "료", "회의자료"}) {
            const auto hits = profile.ask({"search", word}).lines();
            QCOMPARE(hits.size(), 1);
            QCOMPARE(hits[0]["id"].toString(), id);
            QCOMPARE(hits[0]["room"].toString(), room);
        }
        QVERIFY(profile.ask({"search", "없는말"}).lines().isEmpty());
    }
    void whatIsWrittenForLaterWaitsAndIsChanged() {
        const Profile profile(QStringLiteral("하람"));
        QCOMPARE(profile.ask({"room", "create", "방"}).exitCode, 0);
        const QString tomorrow = QDateTime::currentDateTime().addDays(1).toString("yyyy-MM-ddTHH:mm");
        const QString first = profile.ask({"send", "방", "내일 봐요", "--at", tomorrow}).object()["id"].toString();
        const QString second = profile.ask({"send", "방", "아니요", "--at", tomorrow}).object()["id"].toString();
        QCOMPARE(first.size(), 32);
        QVERIFY(profile.ask({"messages", "방"}).lines().isEmpty());
        QCOMPARE(profile.ask({"later"}).lines().size(), 2);
        QCOMPARE(profile.ask({"later", "edit", first, "모레 봐요"}).exitCode, 0);
        QCOMPARE(profile.ask({"later", "delete", second}).exitCode, 0);
        const QString later = QDateTime::currentDateTime().addDays(2).toString("yyyy-MM-ddTHH:mm");
        QCOMPARE(profile.ask({"later", "move", first, later}).exitCode, 0);
        const auto waiting = profile.ask({"later", "방"}).lines();
        QCOMPARE(waiting.size(), 1);
        QCOMPARE(waiting[0]["text"].toString(), QStringLiteral("모레 봐요"));
        QVERIFY(waiting[0]["at"].toString().startsWith(later));
        QCOMPARE(profile.ask({"later", "send", first}).exitCode, 0);
        const auto messages = profile.ask({"messages", "방"}).lines();
        QCOMPARE(messages.size(), 1);
        QCOMPARE(messages[0]["id"].toString(), first);
        QVERIFY(profile.ask({"later"}).lines().isEmpty());
        QVERIFY(profile.ask({"later", "send", first}).isOneSentence());
        QCOMPARE(profile.ask({"send", "방", "알립니다", "--notice", "--at", tomorrow}).exitCode, 0);
        QCOMPARE(profile.ask({"send", "방", "그냥", "--at", tomorrow}).exitCode, 0);
        const Said shown = run({"later", "--profile", profile.path()});
        QVERIFY2(shown.out.contains("알립니다  [notice]\n") && shown.out.contains("그냥\n"), shown.out.constData());
        QVERIFY(profile.ask({"send", "방", "어제", "--at", "2020-01-01T09:00"}).isOneSentence());
        QVERIFY(profile.ask({"send", "방", "언제", "--at", "soon"}).isOneSentence());
    }
    void changesWhatWasSaid() {
        const Profile profile(QStringLiteral("윤서"));
        QCOMPARE(profile.ask({"room", "create", "방"}).exitCode, 0);
        const QString first = profile.ask({"send", "방", "세시에 만나요"}).object()["id"].toString();
        const QString rude = profile.ask({"send", "방", "쿷쮏쁇"}).object()["id"].toString();
        const QString poll = profile.ask({"poll", "방", "점심은?", "김밥", "국수"}).object()["id"].toString();
        QCOMPARE(profile.ask({"edit", "방", first, "네시에 만나요"}).exitCode, 0);
        QCOMPARE(profile.ask({"pin", "방", first}).exitCode, 0);
        QCOMPARE(profile.ask({"react", "방", first, "👍"}).exitCode, 0);
        QCOMPARE(profile.ask({"react", "방", first, "❤️"}).exitCode, 0);
        QCOMPARE(profile.ask({"react", "방", first, "❤️", "--remove"}).exitCode, 0);
        QCOMPARE(profile.ask({"react", "방", first, "웃음"}).exitCode, 1);
        QCOMPARE(profile.ask({"delete", "방", rude}).exitCode, 0);
        QCOMPARE(profile.ask({"vote", "방", poll, "2"}).exitCode, 0);
        QCOMPARE(profile.ask({"vote", "방", poll, "3"}).exitCode, 1);
        QCOMPARE(profile.ask({"edit", "방", rude, "되살린 말"}).exitCode, 1);
        const auto messages = profile.ask({"messages", "방"}).lines();
        QCOMPARE(messages.size(), 3);
        QCOMPARE(messages[0]["text"].toString(), QStringLiteral("네시에 만나요"));
        QVERIFY(messages[0]["edited"].isString() && messages[0]["pinned"].toBool());
        QCOMPARE(messages[0]["reactions"].toArray().size(), 1);
        QCOMPARE(messages[0]["reactions"][0]["emoji"].toString(), QStringLiteral("👍"));
        QCOMPARE(messages[1]["gone"].toString(), QStringLiteral("deleted"));
        QVERIFY(messages[1]["text"].toString().isEmpty());
        QCOMPARE(messages[2]["poll"]["options"][1]["by"][0].toString(), QStringLiteral("윤서"));
        QVERIFY(profile.ask({"search", "쿷쮏쁇"}).lines().isEmpty());
        QVERIFY(profile.ask({"search", "세시"}).lines().isEmpty());
        QCOMPARE(profile.ask({"search", "네시"}).lines().size(), 1);
    }
    void listsRoomsMembersFilesAndStatus() {
        const Profile profile(QStringLiteral("하늘"));
        QCOMPARE(profile.ask({"room", "create", "방"}).exitCode, 0);
        QCOMPARE(profile.ask({"room", "list"}).lines().size(), 1);
        QCOMPARE(profile.ask({"room", "members", "방"}).lines()[0]["role"].toString(), QStringLiteral("owner"));
        QVERIFY(profile.ask({"files"}).lines().isEmpty());
        const QJsonObject status = profile.ask({"status"}).object();
        for (const char* key : {"paths", "replicas", "outbox", "outage_since"}) {
            QVERIFY2(status.contains(QLatin1String(key)), key);
        }
        QVERIFY(profile.ask({"invite", "--room", "방"}).object()["link"].toString().startsWith("ieum:"));
    }
    void sendsAFileAndGetsItBack() {
        const Profile profile(QStringLiteral("바다"));
        QFile file(profile.beside("계획서.txt"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QByteArray bytes(700'000, 'x');
        file.write(bytes);
        file.close();
        QCOMPARE(profile.ask({"room", "create", "방"}).exitCode, 0);
        QCOMPARE(profile.ask({"send", "방", "여기요", "--file", file.fileName()}).exitCode, 0);
        const auto files = profile.ask({"files", "방"}).lines();
        QCOMPARE(files.size(), 1);
        QCOMPARE(files[0]["name"].toString(), QStringLiteral("계획서.txt"));
        QCOMPARE(files[0]["size"].toInteger(), bytes.size());
        const QString out = profile.beside("copy");
        QCOMPARE(profile.ask({"get", "계획서.txt", "--out", out}).exitCode, 0);
        QFile copy(out);
        QVERIFY(copy.open(QIODevice::ReadOnly));
        QCOMPARE(copy.readAll(), bytes);
    }
    void importsAndAnArchiveBringsTheSameMessagesBack_data() {
        QTest::addColumn<QString>("path");
        QTest::newRow("Android") << corpus("kakaotalk/android_ko.txt");
        QTest::newRow("Windows") << corpus("kakaotalk/windows_ko.txt");
        QTest::newRow("iOS") << corpus("kakaotalk/ios_records.txt");
        QTest::newRow("macOS") << corpus("kakaotalk/mac_records.csv");
        QTest::newRow("WhatsApp") << corpus("whatsapp/ios_en.txt");
        QTest::newRow("LINE") << corpus("line/ja.txt");
        QTest::newRow("Telegram") << corpus("telegram/chat.json");
        QTest::newRow("Discord") << corpus("discord/channel.json");
    }
    void importsAndAnArchiveBringsTheSameMessagesBack() {
        QFETCH(QString, path);
        const Profile first(QStringLiteral("나무"));
        const Said imported = first.ask({"import", path, "--tz", "Asia/Seoul"});
        QVERIFY2(imported.exitCode == 0, imported.err);
        const QJsonObject report = imported.object();
        const QString room = report["room"].toString();
        const Said messages = first.ask({"messages", room, "--last", "1000"});
        QCOMPARE(messages.lines().size(), report["messages"].toInt() + report["system"].toInt());
        // Twice is once.
        const QJsonObject listed = first.ask({"room", "list"}).lines()[0];
        QCOMPARE(listed["messages"].toInteger(), messages.lines().size());
        QCOMPARE(listed["unread"].toInt(-1), 0); // it was read where it comes from
        const QString name = listed["name"].toString();
        QCOMPARE(first.ask({"import", path, "--tz", "Asia/Seoul", "--room", name}).exitCode, 0);
        QCOMPARE(essenceOf(first.ask({"messages", room, "--last", "1000"})), essenceOf(messages));

        const QString out = first.beside("archive");
        QCOMPARE(first.ask({"export", room, "--to", "jsonl", "--out", out}).exitCode, 0);
        const Profile second(QStringLiteral("구름"));
        const QJsonObject again = second.ask({"import", out}).object();
        QCOMPARE(again["messages"], report["messages"]);
        QCOMPARE(essenceOf(second.ask({"messages", again["room"].toString(), "--last", "1000"})), essenceOf(messages));
    }
    void somebodyOfAnImportIsSaidToBeAMember() {
        const Profile profile(QStringLiteral("구름"));
        const QString room = profile.ask({"import", corpus("telegram/chat.json")}).object()["room"].toString();
        const auto authored = [&](const char* key) {
            QStringList names;
            for (const QJsonObject& each : profile.ask({"messages", room, "--last", "1000"}).lines()) {
                if (!each["system"].toBool()) names += each[QLatin1String(key)].toString();
            }
            return names;
        };
        const QStringList before = authored("author");
        QVERIFY(!before.isEmpty() && !before.contains("구름"));
        const QJsonObject tied = profile.ask({"tie", "set", room, before.first(), "구름"}).object();
        QCOMPARE(tied["messenger"].toString(), QStringLiteral("telegram"));
        QCOMPARE(tied["member"].toString(), QStringLiteral("구름"));
        QCOMPARE(authored("author").first(), QStringLiteral("구름"));
        QCOMPARE(authored("imported_name"), before);
        QCOMPARE(authored("imported_by").first(), QStringLiteral("구름"));
        QVERIFY(authored("person").first().isEmpty()); // signed by nobody but the importer
        QCOMPARE(profile.ask({"tie", "list", room}).lines().size(), 1);
        const Said found = profile.ask({"search", "", "--sender", "구름", "--room", room});
        QCOMPARE(found.lines().size(), before.count(before.first()));
        const Said shown = run({"messages", room, "--last", "1000", "--profile", profile.path()});
        QVERIFY(shown.out.contains(("(imported as " + before.first() + ")").toUtf8()));
        QCOMPARE(profile.ask({"tie", "remove", room, before.first(), "--from", "telegram"}).exitCode, 0);
        QCOMPARE(authored("author"), before);
        QVERIFY(profile.ask({"tie", "remove", room, before.first()}).isOneSentence());
    }
    void exportsPagesForPeople() {
        const Profile profile(QStringLiteral("나무"));
        QCOMPARE(profile.ask({"room", "create", "방"}).exitCode, 0);
        QCOMPARE(profile.ask({"send", "방", "안녕"}).exitCode, 0);
        const QString out = profile.beside("pages");
        QCOMPARE(profile.ask({"export", "방", "--to", "html", "--out", out}).object()["messages"].toInt(), 1);
        QVERIFY(!QDir(out).entryList({"*.html"}).isEmpty());
    }
    void whoDoesNotReadTheEventsHoldsNobodyUp() {
        const Profile profile(QStringLiteral("총무"));
        const QByteArray pipe = profile.beside("events").toLocal8Bit();
        QCOMPARE(::mkfifo(pipe.constData(), 0600), 0);
        const int reading = ::open(pipe.constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
        QVERIFY(reading >= 0 && ::fcntl(reading, F_SETPIPE_SZ, 4096) >= 0);
        QByteArray events;
        const auto read = [&] {
            std::array<char, 4096> some{};
            for (ssize_t bytes; (bytes = ::read(reading, some.data(), some.size())) > 0;)
                events.append(some.data(), bytes);
            return events;
        };
        QProcess node;
        diesWithUs(node);
        node.setStandardOutputFile(profile.beside("events"));
        node.start(ieum::test::built("ieumctl"), {"run", "--json", "--profile", profile.path(), "--no-lan"});
        QTRY_VERIFY_WITH_TIMEOUT(read().contains("\"ready\""), commandMs);
        QCOMPARE(profile.ask({"room", "create", "방"}).exitCode, 0);
        constexpr int messages = 60; // each is an event of some hundred bytes
        for (int i = 0; i < messages; ++i) QCOMPARE(profile.ask({"send", "방", QString::number(i)}).exitCode, 0);
        const auto timelines = [&] { return read().count("\"timeline\""); };
        QTRY_VERIFY_WITH_TIMEOUT(timelines() >= messages, commandMs);
        for (const QJsonObject& event : Said{0, events, {}}.lines()) QVERIFY(event.contains("event"));
        node.terminate();
        QVERIFY(node.waitForFinished(commandMs) && node.exitCode() == 0);
        ::close(reading);
    }
    void speaksToPeopleWithoutJson() {
        const Profile profile(QStringLiteral("나무"));
        QCOMPARE(profile.ask({"room", "create", "방"}).exitCode, 0);
        QCOMPARE(profile.ask({"send", "방", "색깔\x1b[31m글자"}).exitCode, 0);
        const Said said = run({"messages", "방", "--profile", profile.path()});
        QVERIFY(said.out.contains("나무: 색깔"));
        QVERIFY2(!said.out.contains('\x1b'), "texts of others do not steer the terminal");
    }
};

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
