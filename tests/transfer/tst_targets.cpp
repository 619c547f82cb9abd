// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What each target can carry: the table in docs/formats.md is the one in the code, and people are told before.
#include "export_support.h"

#include <QTemporaryDir>
#include <cstdio>

using namespace ieum;
using namespace ieum::transfer;
using namespace ieum::transfer::test;

class TargetsTest : public QObject {
    Q_OBJECT

  private slots:
    void theDocumentedTableIsTheCodes();
    void namesAreDifferentAndFound();
    void lossesAreCounted();
    void whatIsNotThereIsNotLost();
    void selectionTakesTheSpanAndThePeople();
};

/// Printed when it differs: what belongs between the marks in docs/formats.md.
static QByteArray table() {
    QByteArray text = "| target |";
    for (const Feature& each : features) text += ' ' + QByteArray(each.name.data(), int(each.name.size())) + " |";
    text += " read by | read in our tests by |\n|---|";
    for (size_t i = 0; i < features.size(); ++i) text += "---|";
    text += "---|---|\n";
    for (const Target* target : allTargets()) {
        text += "| `" + QByteArray::fromStdString(std::string(target->name)) + "` |";
        for (const Feature& each : features) {
            const Carried carried = target->carries.*each.place;
            text += carried == Carried::Yes ? " yes |" : carried == Carried::AsText ? " text |" : " – |";
        }
        text += ' ' + QByteArray::fromStdString(std::string(target->readBy)) + " | " +
                QByteArray::fromStdString(std::string(target->readInTests)) + " |\n";
    }
    return text;
}

void TargetsTest::theDocumentedTableIsTheCodes() {
    const QByteArray document = contentOf(qEnvironmentVariable("IEUM_SOURCE_DIR") + "/docs/formats.md");
    const QByteArray expected = table();
    const qsizetype from = document.indexOf("| target |");
    const QByteArray found = from < 0 ? QByteArray() : document.mid(from, expected.size());
    if (found != expected) std::fputs(expected.constData(), stdout);
    QVERIFY2(found == expected && document.mid(from + expected.size(), 1) != "|", "what belongs there stands above");
}

void TargetsTest::namesAreDifferentAndFound() {
    for (const Target* target : allTargets()) QVERIFY(targetNamed(target->name) == target);
    QVERIFY(targetNamed("docx") == nullptr);
}

static std::vector<Loss> lossesTo(const char* target, const Chat& chat) {
    const auto counts = countFeatures(WholeChat(chat, bytesOfName));
    return counts ? lossesOf(*counts, *targetNamed(target)) : std::vector<Loss>();
}

void TargetsTest::lossesAreCounted() {
    const std::vector<Loss> losses = lossesTo("rocketchat", familyChat());
    QByteArray text;
    for (const Loss& each : losses) {
        text += QByteArray(each.feature.data(), int(each.feature.size())) + ' ' + QByteArray::number(each.messages) +
                (each.asText ? " text\n" : "\n");
    }
    QCOMPARE(text,
             QByteArray("replies 2 text\nreactions 1 text\nedits 1 text\ndeletions 1 text\nnotices 1 text\npins 1\n"
                        "polls 1 text\nfiles 1 text\nroles 2\nsystem 1 text\norigin 1\n"));
    QVERIFY(lossesTo("jsonl", familyChat()).empty());
}

void TargetsTest::whatIsNotThereIsNotLost() {
    Chat chat;
    chat.messages = {saidBy("a", {"p", "나무", ""}, 1'000, "글")};
    for (const Target* target : allTargets()) QVERIFY(lossesTo(std::string(target->name).c_str(), chat).empty());
}

void TargetsTest::selectionTakesTheSpanAndThePeople() {
    const Chat chat = familyChat();
    const auto selected = [&](const Selection& selection) {
        std::vector<std::string> ids;
        for (const ChatMessage& each : chat.messages) {
            if (isSelected(selection, each)) ids.push_back(each.id);
        }
        return ids;
    };
    const int64_t first = chat.messages[0].timeMs;
    const Selection some{first + 1, chat.messages[3].timeMs + 1, {"Bom Kim", "p1"}, false};
    QCOMPARE(selected(some), (std::vector<std::string>{"m2", "m4"}));
    QVERIFY(isSelected(some, chat.members[0]) && isSelected(some, chat.members[1]));
    QVERIFY(!isSelected(some, chat.members[2]));
    QCOMPARE(selected({}).size(), chat.messages.size());
    QVERIFY(selected({first, first, {}, true}).empty());
}

QTEST_GUILESS_MAIN(TargetsTest)
#include "tst_targets.moc"
