// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command_line.h"
#include "cli/commands.h"

#include <QtTest>

using namespace ieum::cli;

class TestCommandLine : public QObject {
    Q_OBJECT
  private slots:
    void partsWordsFromOptionsWhereverTheyStand() {
        const auto line =
            parseCommandLine({"--json", "send", "모임", "--file", "a.txt", "안녕", "--file=b.txt"}, {{"--file"}});
        QVERIFY(line.has_value());
        QVERIFY(line->json);
        QCOMPARE(line->words, (QStringList{"send", "모임", "안녕"}));
        QCOMPARE(line->options.value("--file"), (QStringList{"a.txt", "b.txt"}));
    }
    void takesWhatFollowsTwoDashesAsItIs() {
        const auto line = parseCommandLine({"send", "모임", "--", "--json"}, {});
        QVERIFY(line.has_value());
        QVERIFY(!line->json);
        QCOMPARE(line->words.last(), QStringLiteral("--json"));
    }
    void refusesWhatItDoesNotKnow_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("unknown option") << QStringList{"whoami", "--nonsense"};
        QTest::newRow("no value") << QStringList{"messages", "모임", "--last"};
        QTest::newRow("no number") << QStringList{"messages", "모임", "--last", "many"};
        QTest::newRow("value for a flag") << QStringList{"whoami", "--json=yes"};
        QTest::newRow("empty profile") << QStringList{"whoami", "--profile", ""};
    }
    void refusesWhatItDoesNotKnow() {
        QFETCH(QStringList, arguments);
        QVERIFY(!parseCommandLine(arguments, {{"--last", true, true}}));
    }
    void makesTheProfileAbsolute() {
        const auto line = parseCommandLine({"whoami", "--profile", "here/../there"}, {});
        QCOMPARE(line->profile, QDir::current().absoluteFilePath("there"));
    }
    void defaultsToTheDataFolderOfTheUser() {
        qputenv("XDG_DATA_HOME", "/somewhere");
        QCOMPARE(parseCommandLine({"whoami"}, {})->profile, QStringLiteral("/somewhere/ieum"));
    }
    void findsCommandsOfOneWordAndOfTwo() {
        QCOMPARE(QString(findCommand({"whoami"})->name), QStringLiteral("whoami"));
        QCOMPARE(QString(findCommand({"room", "create"})->name), QStringLiteral("room create"));
        QVERIFY(findCommand({"room"}) == nullptr);
        QVERIFY(findCommand({"create"}) == nullptr);
        QVERIFY(findCommand({}) == nullptr);
    }
    void findsTheCommandBehindTheProfile() {
        QCOMPARE(leadingWords({"--profile", "dir", "--json", "room", "list"}), (QStringList{"room", "list"}));
    }
    void usageNamesEveryCommandOfTheTable() {
        const QString text = usage();
        for (const Command& command : allCommands()) {
            QVERIFY2(text.contains(QStringLiteral("ieumctl ") + command.name), command.name);
        }
    }
};

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_command_line.moc"
