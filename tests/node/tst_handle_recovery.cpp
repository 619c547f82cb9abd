// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/hamlet.h"
#include "node/recovery_file.h"
#include "node/recovery_words.h"

using namespace ieum;
using namespace ieum::node;
using sim::minuteMs;

class TestHandleRecovery : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(Hamlet::prepare()); }
    void theWordsAreTheRootKey();
    void theyAreOwedUntilSomebodyKeepsThem();
    void theFileHasTheSameAndIsNotWrittenOver();
    void aLinkedComputerHasNone();

  private:
    static const crypto::Key& seedOf(Hamlet& hamlet, size_t who) {
        return hamlet.parts(who).world.identity->root->seed();
    }
};

void TestHandleRecovery::theWordsAreTheRootKey() {
    Hamlet hamlet(2);
    const auto sheet = hamlet.ask(0, GetRecovery{});
    QVERIFY(sheet);
    for (const auto* words : {&sheet->korean, &sheet->english}) {
        std::string text;
        for (const std::string& word : *words) text += word + " ";
        const auto seed = readRecoveryWords(text);
        QVERIFY(seed && seed->equals(seedOf(hamlet, 0)) && !seed->equals(seedOf(hamlet, 1)));
    }
}

void TestHandleRecovery::theyAreOwedUntilSomebodyKeepsThem() {
    Hamlet hamlet(2);
    QVERIFY(!hamlet.ask(0, WhoAmI{})->isRecoveryKept && hamlet.ask(0, WhoAmI{})->hasRoot);
    (void)hamlet.ask(0, GetRecovery{}); // looking is not keeping
    QVERIFY(!hamlet.ask(0, WhoAmI{})->isRecoveryKept);
    QVERIFY(hamlet.ask(0, KeepRecovery{}));
    QVERIFY(hamlet.ask(0, WhoAmI{})->isRecoveryKept && hamlet.ask(0, GetRecovery{})->isKept);
    hamlet.town.stop(hamlet.of(0));
    hamlet.town.start(hamlet.of(0));
    QVERIFY(hamlet.ask(0, WhoAmI{})->isRecoveryKept);
    QVERIFY(!hamlet.ask(1, WhoAmI{})->isRecoveryKept);
}

void TestHandleRecovery::theFileHasTheSameAndIsNotWrittenOver() {
    Hamlet hamlet(2);
    QVERIFY(hamlet.ask(0, WriteRecovery{"/safe", ""}).error().is(NodeError::WrongPassphrase));
    QVERIFY(!hamlet.ask(0, WhoAmI{})->isRecoveryKept);
    QVERIFY(hamlet.ask(0, WriteRecovery{"/safe", "종이"}));
    QVERIFY(hamlet.ask(0, WhoAmI{})->isRecoveryKept);
    const auto file = hamlet.parts(0).world.files.read("/safe", recoveryFileBytesMax);
    QVERIFY(file);
    const auto read = readRecoveryFile(*file, "종이");
    QVERIFY(read && read->seed.equals(seedOf(hamlet, 0)));
    QCOMPARE(read->name, hamlet.ask(0, WhoAmI{})->name);
    QVERIFY(hamlet.ask(0, WriteRecovery{"/safe", "종이"}).error().is(NodeError::OutExists));
}

void TestHandleRecovery::aLinkedComputerHasNone() {
    Hamlet hamlet(2);
    const auto made = hamlet.ask(0, LinkDevice{});
    QVERIFY(made && hamlet.ask(1, JoinAsDevice{made->link}));
    for (const size_t who : {0, 1}) hamlet.town.network.look(hamlet.of(who));
    hamlet.pass(minuteMs);
    QVERIFY(!hamlet.ask(1, WhoAmI{})->hasRoot);
    QVERIFY(hamlet.ask(1, GetRecovery{}).error().is(NodeError::NeedsFirstDevice));
    QVERIFY(hamlet.ask(1, KeepRecovery{}).error().is(NodeError::NeedsFirstDevice));
    QVERIFY(hamlet.ask(1, WriteRecovery{"/safe", "종이"}).error().is(NodeError::NeedsFirstDevice));
}

QTEST_GUILESS_MAIN(TestHandleRecovery)
#include "tst_handle_recovery.moc"
