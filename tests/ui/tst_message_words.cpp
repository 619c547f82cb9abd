// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How far a message came, as it is said under the newest own one. Nothing is said that nobody proved.
#include "ui/support/sample_chat.h"
#include "ui/timeline/gap_words.h"
#include "ui/timeline/message_words.h"
#include "ui/timeline/timeline_rows.h"
#include "ui/words/names.h"

#include <QLocale>
#include <QTest>

using namespace ieum;
using namespace ieum::ui;
using namespace ieum::uitest;
using node::Step;

namespace {

node::MessageRow to(std::initializer_list<Step> steps) {
    node::MessageRow message;
    message.own = true;
    for (const Step step : steps)
        message.recipients.push_back(
            {numbered<PersonId>(static_cast<uint8_t>(message.recipients.size())), "x", step, {}});
    return message;
}

} // namespace

class TestMessageWords : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void aQueuedMessageIsOnlyHere();
    void aReplicasHintIsNotAnArrival();
    void aPartlyArrivedMessageCountsEachStep();
    void theLastReadingEndsTheCount();
    void overTheLanIsSaidOnlyWhenNothingElseIsUp();
    void rowsAreNewestFirstWithDaysAndGroups();
    void importedMessagesSaySoOnce();
    void aTiedNameSaysUnderWhichItWasImported();
    void aLongTextIsCutAndOpensInSteps();
    void eachFileIsARowOfItsOwn();
    void onlyTheNewestOwnMessageTellsItsState();
    void aBubbleSaysWhatBecameOfTheText();
    void aTombstoneSaysByWhom();
    void aGapSaysWhoseMessagesAndWithWhom();
    void gapsStandBelowTheNewestMessage();
    void whatEndedIsSaidWithItsReason();
    void severalDevicesAreNamed();
    void whatWasTakenElsewhereIsSaidBesideWhatIsProved();
};

void TestMessageWords::whatEndedIsSaidWithItsReason() {
    auto message = to({Step::Failed});
    message.recipients.front().why = fail(Cause::Input, NodeError::NotAMember).value();
    QVERIFY(!stepText(message.recipients.front()).isEmpty());
    QCOMPARE(progressText(message, false), stepText(message.recipients.front()));
    QCOMPARE(progressText(to({Step::Expired}), false), QString("Its time was over before it arrived"));
    // One whom it did not reach in time takes nothing from those whom it did.
    QVERIFY(progressText(to({Step::Expired, Step::Delivered}), false).startsWith("Reached 1"));
    auto theirs = to({});
    theirs.own = false;
    theirs.unread = 4;
    QCOMPARE(unreadCount(theirs), 4);
}

void TestMessageWords::severalDevicesAreNamed() {
    auto state = to({Step::Delivered}).recipients.front();
    state.devices = {"laptop"};
    QCOMPARE(stepText(state), QString("Arrived"));
    state.devices = {"laptop", "phone"};
    QVERIFY(stepText(state).contains("laptop") && stepText(state).contains("phone"));
}

void TestMessageWords::whatWasTakenElsewhereIsSaidBesideWhatIsProved() {
    auto state = to({Step::Waiting}).recipients.front();
    QCOMPARE(outsideText(state, 1'000), QString());
    state.outsideMs = 1'665'790'000'000;
    for (const auto by : {node::Outside::Mail, node::Outside::Sms, node::Outside::Other}) {
        state.outsideBy = by;
        QVERIFY(outsideText(state, state.outsideMs + 1).startsWith("taken"));
    }
    QCOMPARE(stepText(state), QString("Waiting"));
}

void TestMessageWords::aQueuedMessageIsOnlyHere() {
    QVERIFY(progressText(to({Step::Waiting, Step::Waiting}), false).startsWith("Only on this computer"));
    QCOMPARE(progressText(to({}), false), QString("Kept on this computer"));
}

void TestMessageWords::aReplicasHintIsNotAnArrival() {
    auto message = to({Step::Waiting});
    message.replicasKnown = 2;
    message.replicasHave = 1;
    const QString text = progressText(message, false);
    QVERIFY2(text.startsWith("Kept on 1 of 2"), qPrintable(text));
    QVERIFY2(!text.contains("rrived") && !text.contains("Reached"), qPrintable(text));
}

void TestMessageWords::aPartlyArrivedMessageCountsEachStep() {
    auto message = to({Step::Read, Step::Read, Step::Delivered, Step::Carried, Step::Waiting});
    message.recipients[3].carriers = {"지우"};
    QCOMPARE(progressText(message, true),
             QString("Reached 3 over the LAN · read by 2 · 1 on the way with 지우 · 1 waiting"));
    QCOMPARE(unreadCount(message), 3);
}

void TestMessageWords::theLastReadingEndsTheCount() {
    QCOMPARE(unreadCount(to({Step::Read, Step::Read})), 0);
    QCOMPARE(progressText(to({Step::Read, Step::Read}), true), QString("Read by everybody"));
}

void TestMessageWords::overTheLanIsSaidOnlyWhenNothingElseIsUp() {
    QCOMPARE(progressText(to({Step::Delivered}), false), QString("Arrived"));
    QCOMPARE(progressText(to({Step::Delivered}), true), QString("Arrived over the LAN"));
}

void TestMessageWords::rowsAreNewestFirstWithDaysAndGroups() {
    const int64_t day = 24 * 3'600'000LL;
    const auto rows =
        timelineRows({plainMessage(1, "a", thatDayMs(8, 15)), plainMessage(2, "b", thatDayMs(8, 15) + 1000),
                      plainMessage(3, "c", thatDayMs(8, 15) + day)},
                     {});
    QCOMPARE(rows.size(), 3);
    QCOMPARE(rows[0].text, QString("c"));
    QVERIFY(!rows[0].day.isEmpty() && rows[1].day.isEmpty() && !rows[2].day.isEmpty());
    QVERIFY(rows[2].first && !rows[2].last); // the time stands once beside a group of one minute
    QVERIFY(!rows[1].first && rows[1].last);
}

void TestMessageWords::importedMessagesSaySoOnce() {
    auto one = plainMessage(1, "a", thatDayMs(8, 15));
    auto two = plainMessage(2, "b", thatDayMs(8, 16));
    one.imported = two.imported = true;
    one.source = "kakaotalk-android";
    two.source = "kakaotalk-ios"; // the same conversation
    one.importedBy = two.importedBy = "나무";
    auto rows = timelineRows({one, two}, {});
    QVERIFY(rows[1].note.contains("KakaoTalk") && rows[1].note.contains("나무"));
    QVERIFY(rows[1].note.contains("not signed by its author"));
    QCOMPARE(rows[0].note, QString());
    two.source = "ieum-signed-0123"; // whoever brought it has checked that; the next one begins anew
    two.signedHere = true;
    const auto mixed = timelineRows({one, two}, {});
    QVERIFY(mixed[1].note.contains("not signed by its author"));
    QVERIFY(mixed[0].note.contains("signed by their authors"));
    auto stranger = two;
    stranger.signedHere = false; // anybody has a key
    stranger.source = "ieum-signed-4567";
    const auto strange = timelineRows({two, stranger}, {});
    QVERIFY(strange[1].note.contains("signed by their authors"));
    QVERIFY(strange[0].note.contains("a key of nobody here"));
    two.source = "kakaotalk-ios";
    two.importedBy = "바다"; // where it comes from differs, so it is said again
    rows = timelineRows({one, two}, {});
    QVERIFY(rows[0].note.contains("바다"));
}

void TestMessageWords::aTiedNameSaysUnderWhichItWasImported() {
    auto one = plainMessage(1, "a", thatDayMs(8, 15));
    auto two = plainMessage(2, "b", thatDayMs(8, 16));
    one.imported = two.imported = true;
    one.author = two.author = {};
    one.authorName = two.authorName = "이서연";
    one.importedName = "엄마";
    two.importedName = "서연";
    one.tiedTo = two.tiedTo = numbered<PersonId>(16);
    const auto rows = timelineRows({one, two}, {});
    QVERIFY(rows[1].imported && !rows[1].own);
    QCOMPARE(rows[1].author, QString("이서연"));
    QVERIFY(rows[1].authorLine.contains("이서연") && rows[1].authorLine.contains("엄마"));
    QVERIFY(rows[0].first && rows[0].authorLine.contains("서연")); // another name there: said anew
    const auto plain = timelineRows({plainMessage(3, "c", thatDayMs(8, 15))}, {});
    QCOMPARE(plain[0].authorLine, plain[0].author);
    QVERIFY(!plain[0].imported);
    // Whose card can be opened: who is known by a key, and not oneself.
    QCOMPARE(plain[0].person.toStdString(), numbered<PersonId>(16).hex());
    QCOMPARE(rows[1].person, QString());
    auto own = plainMessage(4, "d", thatDayMs(8, 15));
    own.own = true;
    QCOMPARE(timelineRows({own}, {})[0].person, QString());
}

void TestMessageWords::aLongTextIsCutAndOpensInSteps() {
    const auto message = plainMessage(1, std::string(40'000, 'a'), thatDayMs(8, 15));
    auto rows = timelineRows({message}, {});
    QVERIFY(rows[0].cut);
    QCOMPARE(rows[0].text.size(), foldedLetters);
    TimelineLook look;
    look.opened[rows[0].message] = 3 * maxTextLetters;
    rows = timelineRows({message}, look);
    QVERIFY(!rows[0].cut);
    QCOMPARE(rows[0].text.size(), qsizetype{40'000});
}

void TestMessageWords::eachFileIsARowOfItsOwn() {
    auto message = plainMessage(1, "two files", thatDayMs(8, 15));
    message.files.resize(2);
    message.files[0].name = "a.pdf";
    message.files[1].name = "b";
    const auto rows = timelineRows({message}, {});
    QCOMPARE(rows.size(), 3);
    QCOMPARE(rows[0].fileName, QString("b"));
    QCOMPARE(rows[1].fileMark, QString("PDF"));
    QVERIFY(rows[2].first && rows[0].last && !rows[1].first && !rows[1].last);
}

void TestMessageWords::onlyTheNewestOwnMessageTellsItsState() {
    auto older = to({Step::Delivered});
    auto newer = to({Step::Waiting});
    older.id = numbered<MessageId>(1);
    newer.id = numbered<MessageId>(2);
    const auto rows = timelineRows({older, newer}, {});
    QVERIFY(rows[0].state.startsWith("Only on this computer"));
    QCOMPARE(rows[1].state, QString());
}

void TestMessageWords::aBubbleSaysWhatBecameOfTheText() {
    node::MessageRow message;
    message.text = "Lunch?";
    message.editedMs = 5;
    message.poll = node::PollRow{{{"%3 rolls", {"a", "b"}, true}, {"soup", {}, false}}, false, 0};
    message.reactions.push_back({"👍", {"a"}, false});
    const auto row = timelineRows({message}, {}).front();
    QCOMPARE(row.text, QStringLiteral("Lunch?"));
    QCOMPARE(row.pollOptions, (QStringList{"%3 rolls", "soup"}));
    QCOMPARE(row.pollTallies, (QList<int>{2, 0}));
    QCOMPARE(row.pollOwn, QList<int>{0});
    QCOMPARE(row.pollNames.front(), QStringLiteral("a, b"));
    QCOMPARE(row.reactions, QStringList{"👍"});
    QCOMPARE(row.reactionTallies, QList<int>{1});
    QCOMPARE(row.ownReactions, QStringList());
    QVERIFY(row.edited && !row.gone);
    QVERIFY(!row.editable); // not ours
    message.own = true;
    QVERIFY(timelineRows({message}, {}).front().editable);
}

void TestMessageWords::aTombstoneSaysByWhom() {
    node::MessageRow message;
    message.gone = node::Gone::Deleted;
    message.editedMs = 5;
    QVERIFY(timelineRows({message}, {}).front().gone);
    QVERIFY(!timelineRows({message}, {}).front().edited);
    QCOMPARE(timelineRows({message}, {}).front().text, QStringLiteral("This message was deleted"));
    message.gone = node::Gone::Hidden;
    message.goneBy = "Yunseo";
    QVERIFY(timelineRows({message}, {}).front().text.contains("Yunseo"));
    QVERIFY(timelineRows({message}, {}).front().text.endsWith("has hidden this message"));
}

void TestMessageWords::aGapSaysWhoseMessagesAndWithWhom() {
    node::GapRow gap{numbered<PersonId>(1), "Min", 3, node::GapRow::NotHere, {"Ji", "Su", "Ha"}};
    const QString text = gapText(gap);
    QVERIFY2(text.startsWith("3 ") && text.contains("Min") && text.contains("not come yet"), qPrintable(text));
    QVERIFY2(text.contains("Ji") && text.contains("Su") && !text.contains("Ha"), qPrintable(text)); // two, and one more
    gap.holders.clear();
    QVERIFY(!gapText(gap).contains("with"));
    gap.why = node::GapRow::Locked;
    QVERIFY(gapText(gap).contains("key"));
    gap.why = node::GapRow::Newer;
    QVERIFY(gapText(gap).contains("newer Ieum"));
    gap.why = node::GapRow::NotKept;
    QVERIFY(gapText(gap).contains("no longer kept"));
    gap.name = "a\n\u202Eb";
    gap.count = ~uint64_t{0};
    QVERIFY(!gapText(gap).contains('\n') && !gapText(gap).contains(QChar(0x202E)));
    QVERIFY(gapText(gap).startsWith("2147483647 "));
}

void TestMessageWords::gapsStandBelowTheNewestMessage() {
    TimelineLook look;
    look.gaps = {{numbered<PersonId>(1), "Min", 3, node::GapRow::NotHere, {}},
                 {numbered<PersonId>(1), "Min", 1, node::GapRow::Locked, {}}};
    const auto rows = timelineRows({to({Step::Delivered})}, look);
    QCOMPARE(rows.size(), 3);
    QCOMPARE(rows[0].kind, QString("system"));
    QVERIFY(rows[0].text.contains("key") && rows[1].text.contains("not come yet"));
    QVERIFY(rows[0].key != rows[1].key && rows[2].kind == "text");
}

QTEST_GUILESS_MAIN(TestMessageWords)
#include "tst_message_words.moc"
