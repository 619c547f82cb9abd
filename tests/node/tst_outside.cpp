// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Messages that somebody takes along by a way that is not ours.
#include "node/outside.h"

#include "node/hamlet.h"

using namespace ieum;
using namespace ieum::node;

class TestOutside : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(Hamlet::prepare()); }
    void aMailOpensWithTheTextInIt() {
        const OutsideText made = textFor(Outside::Mail, "바다", "우리 & 모임", "첫 줄\n둘째 줄?");
        QCOMPARE(made.subject, std::string("우리 & 모임"));
        QCOMPARE(made.text, std::string("바다 (우리 & 모임):\n첫 줄\n둘째 줄?"));
        const QUrl url(QString::fromStdString(made.url), QUrl::StrictMode);
        QVERIFY(url.isValid());
        QCOMPARE(url.scheme(), QString("mailto"));
        const QString query = QString::fromStdString(made.url).section('?', 1);
        QCOMPARE(query.count('&'), 1); // what a name holds starts no field of its own
        QCOMPARE(QUrl::fromPercentEncoding(query.section("&body=", 1).toUtf8()),
                 QString("바다 (우리 & 모임):\r\n첫 줄\r\n둘째 줄?"));
    }
    void aTextMessageAndAnythingElse() {
        QVERIFY(textFor(Outside::Sms, "바다", "모임", "안녕").url.starts_with("sms:?body="));
        QCOMPARE(textFor(Outside::Other, "바다", "모임", "안녕").url, std::string());
    }
    void itIsMarkedAndProvesNothing() {
        Hamlet hamlet(3);
        const RoomId room = hamlet.makeRoom({"모임"});
        for (size_t who : {1, 2}) hamlet.town.move(hamlet.of(who), 7);
        hamlet.pass(sim::minuteMs);
        const auto id = hamlet.say(0, room, "급해요");
        QVERIFY(id);
        const PersonId whom = hamlet.of(1).person;
        const auto made = hamlet.ask(0, SendThrough{room, *id, {whom}, Outside::Sms});
        QVERIFY(made && made->text.find("급해요") != std::string::npos);
        const auto rows = hamlet.ask(0, ListMessages{room, 1, {}});
        for (const RecipientState& each : rows->front().recipients) {
            QCOMPARE(each.step, Step::Waiting);
            QCOMPARE(each.outsideMs != 0, each.person == whom);
            if (each.person == whom) QCOMPARE(each.outsideBy, Outside::Sms);
        }
        const auto stranger = hamlet.ask(0, SendThrough{room, *id, {PersonId{}}, Outside::Mail});
        QVERIFY(!stranger && stranger.error().is(NodeError::NoSuchPerson));
        const auto none = hamlet.ask(0, SendThrough{room, MessageId{}, {whom}, Outside::Mail});
        QVERIFY(!none && none.error().is(NodeError::NoSuchMessage));
        // Another's words are not ours to send on.
        for (size_t who : {1, 2}) hamlet.town.move(hamlet.of(who), 0);
        hamlet.pass(sim::minuteMs);
        const auto theirs = hamlet.say(1, room, "받았어요");
        const auto refused = hamlet.ask(0, SendThrough{room, *theirs, {whom}, Outside::Mail});
        QVERIFY(!refused && refused.error().is(NodeError::NoSuchMessage));
    }
};

QTEST_GUILESS_MAIN(TestOutside)
#include "tst_outside.moc"
