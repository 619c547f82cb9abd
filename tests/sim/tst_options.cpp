// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/options.h"
#include "sim/shrink.h"

#include <QtTest>

using namespace ieum::sim;

class TestOptions : public QObject {
    Q_OBJECT
  private slots:
    void aCommandIsReadAsItWasWritten();
    void nonsenseIsRefused();
    void shrinkingKeepsWhatIsNeeded();
};

void TestOptions::aCommandIsReadAsItWasWritten() {
    Settings settings;
    settings.seed = 77;
    settings.nodes = 12;
    settings.hours = 127.5 / 7;
    settings.without = {"kill", "twins"};
    settings.opsMax = 9;
    const std::string command = commandOf(settings);
    std::vector<std::string_view> words;
    for (size_t at = command.find(' '); at != std::string::npos;) {
        const size_t next = command.find(' ', at + 1);
        words.push_back(std::string_view(command).substr(at + 1, next - at - 1));
        at = next;
    }
    const auto read = parseOptions(words);
    QVERIFY(read);
    QCOMPARE(commandOf(read->settings), command);
    QVERIFY(read->settings.hours == settings.hours);
}

void TestOptions::nonsenseIsRefused() {
    QVERIFY(!parseOptions({"--seed"}));
    QVERIFY(!parseOptions({"--seed", "x"}));
    QVERIFY(!parseOptions({"--nodes", "1"}));
    QVERIFY(!parseOptions({"--nodes", "1000000"}));
    QVERIFY(!parseOptions({"--hours", "-1"}));
    QVERIFY(!parseOptions({"--scenario", "atlantis"}));
    QVERIFY(!parseOptions({"--loud"}));
    QVERIFY(parseOptions({"--first"})->onlyFirst);
}

void TestOptions::shrinkingKeepsWhatIsNeeded() {
    Settings failing;
    failing.nodes = 50;
    failing.hours = 24;
    int runs = 0;
    const auto fails = [&runs](const Settings& each) {
        ++runs;
        return each.nodes >= 6 && each.hours >= 2 && !each.without.contains("deaf") && each.opsMax >= 20;
    };
    const Settings small = shrink(failing, fails, 60);
    QVERIFY(fails(small));
    QVERIFY(small.nodes <= 12 && small.hours <= 3);
    QVERIFY(small.without.contains("kill") && !small.without.contains("deaf"));
    QVERIFY(small.opsMax <= 64);
    QVERIFY(runs <= 62);
}

QTEST_GUILESS_MAIN(TestOptions)
#include "tst_options.moc"
