// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/tool.h"
#include "support/built.h"

using namespace ieum::e2e;

class TestDrill : public QObject {
    Q_OBJECT

    static constexpr int drillMs = 350'000;

    static Said drill(const QStringList& more) {
        QProcess process;
        process.start(ieum::test::built("ieumctl"),
                      QStringList{"drill", "--messages", "120", "--seed", "7", "--json"} + more);
        process.waitForFinished(drillMs);
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }

    static QByteArray contentOf(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    /// A browser, and nothing else. The pictures are those of docs/guide.
    void showToSomebodyWithoutIeum(const QString& kit, const QString& language) const {
        const QString chromium = QStandardPaths::findExecutable(QStringLiteral("chromium"));
        if (chromium.isEmpty()) QSKIP("chromium is not installed (tools/setup-debian test installs it)");
        const QString pictures = qEnvironmentVariable("IEUM_PICTURES", m_folder.path());
        const QStringList pages{QStringLiteral("index.html"), QStringLiteral("transcript/index.html")};
        const QStringList names{QStringLiteral("8-kit"), QStringLiteral("9-transcript")};
        for (int i = 0; i < pages.size(); ++i) {
            const QString shot = pictures + '/' + language + '-' + names[i] + ".png";
            const QTemporaryDir browser;
            QProcess process;
            process.start(chromium,
                          {"--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars",
                           "--disable-background-networking", "--disable-component-update", "--window-size=860,960",
                           "--user-data-dir=" + browser.path(), "--screenshot=" + shot,
                           "file://" + kit + '/' + pages[i]});
            QVERIFY(process.waitForFinished(commandMs));
            QVERIFY2(QFileInfo(shot).size() > 10'000, qPrintable(shot));
        }
    }

    QTemporaryDir m_folder;

  private slots:
    void losesNothingWhileServersAreKilled() {
        const Said said = drill({"--keep", m_folder.filePath("kept"), "--no-netns"});
        const auto lines = said.lines();
        QVERIFY2(said.exitCode == 0, said.out + said.err);
        QCOMPARE(lines.size(), 15); // fourteen steps and the last word
        const QJsonObject& last = lines.last();
        QVERIFY(last["good"].toBool());
        QVERIFY(last["events"].toInt() >= 120);
        for (const char* key : {"lost", "duplicated", "differing", "leaked", "out_of_order"}) {
            QVERIFY2(last[QLatin1String(key)].toInt(-1) == 0, key);
        }
        QVERIFY(QFileInfo::exists(m_folder.filePath("kept/export-html")));
        const auto file = std::find_if(lines.begin(), lines.end(), [](const QJsonObject& line) {
            return line["step"].toString().startsWith(QLatin1String("file"));
        });
        QVERIFY(file != lines.end());
        const QString what = (*file)["what"].toString();
        QVERIFY2(what.contains("both replicas dead") && what.contains("none fetched twice"), qPrintable(what));
    }
    /// From the profile that the drill left: all that was said through it, for somebody without Ieum.
    void theRoomIsHandedOver_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("arrived");
        QTest::newRow("ko") << "ko"
                            << "도착함";
        QTest::newRow("en") << "en"
                            << "arrived";
    }
    void theRoomIsHandedOver() {
        QFETCH(QString, language);
        QFETCH(QString, arrived);
        const QString profile = m_folder.filePath("kept/member-1");
        const auto rooms = run({"room", "list", "--profile", profile, "--json"}).lines();
        QCOMPARE(rooms.size(), 1);
        const QString name = rooms.first()["name"].toString();
        const QString kit = m_folder.filePath("kit-" + language);
        const Said said = run({"handover", name, "--out", kit, "--for", "whatsapp", "--language", language, "--profile",
                               profile, "--json"});
        QVERIFY2(said.exitCode == 0, said.err);
        const int messages = rooms.first()["messages"].toInt();
        QCOMPARE(said.object()["messages"].toInt(), messages);

        const QByteArray page = contentOf(kit + "/index.html");
        for (const char* expected : {"텔레그램", "https://t.me/+ieum-drill", "총무", "민들레", "바다", "<svg",
                                     "@mindeulle 로 찾아 주세요", "href=\"transcript/index.html\""}) {
            QVERIFY2(page.contains(expected), expected);
        }
        QCOMPARE(page.count(("<td>" + arrived + "</td>").toUtf8()), 1);
        QVERIFY(!page.contains("하늘")); // who was removed moves nowhere
        QCOMPARE(contentOf(kit + "/transcript/index.html").count("<article "), messages);
        const QByteArray roster = contentOf(kit + "/roster.csv");
        QCOMPARE(roster.count("\r\n"), 4); // a head and three people
        QVERIFY(contentOf(kit + "/invitation.txt").contains("1/3"));
        QCOMPARE(QDir(kit + "/for-whatsapp").entryList({"*.zip", "*.txt"}, QDir::Files).size(), 2);
        showToSomebodyWithoutIeum(kit, language);
    }
    void refusesAFolderWithSomethingInIt() {
        const QTemporaryDir folder;
        QFile file(folder.filePath("mine"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const Said said = drill({"--keep", folder.path()});
        QCOMPARE(said.exitCode, 1);
        QVERIFY2(said.isOneSentence(), said.err);
    }
};

QTEST_GUILESS_MAIN(TestDrill)
#include "tst_drill.moc"
