// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Verbs that do something to a message, the rows in which it is seen, and the real engine between them.

#include "node/api_of_a_test.h"
#include "node/message_looks.h"
#include "node/rpc_rows.h"
#include "node/verb_answer.h"

#include <QtTest>

using namespace ieum;
using namespace ieum::node;

class TestRpcChanges : public QObject {
    Q_OBJECT
  private slots:
    void eachVerbAsksForWhatItIsGiven();
    void whatMakesNoSenseIsRefused_data();
    void whatMakesNoSenseIsRefused();
    void aPollIsSentWithItsOptions();
    void mentionsAreFoundAmongTheMembers();
    void rowsSayWhatBecameOfAMessage();
    void tombstonesSayByWhom();
    void whatHasNotLeftIsShownAsTheNewest();
};

void TestRpcChanges::eachVerbAsksForWhatItIsGiven() {
    ApiOfATest api;
    addRoom(api);
    EditMessage edit;
    DeleteMessage remove;
    React react;
    Vote vote;
    PinMessage pin;
    const auto into = [](auto& kept) {
        return [&kept](const auto& request) -> Result<Nothing> {
            kept = request;
            return Nothing{};
        };
    };
    api.on<EditMessage>(into(edit));
    api.on<DeleteMessage>(into(remove));
    api.on<React>(into(react));
    api.on<Vote>(into(vote));
    api.on<PinMessage>(into(pin));
    const QString id(32, 'e');
    QVERIFY(answerOf(api, "edit", {{"room", "모임"}, {"message", id}, {"text", "고침"}}));
    QVERIFY(edit.message == idOf<MessageId>('e') && edit.text == "고침" && edit.room == roomOfATest().id);
    QVERIFY(answerOf(api, "delete", {{"room", "모임"}, {"message", id}}));
    QVERIFY(remove.message == idOf<MessageId>('e'));
    QVERIFY(answerOf(api, "react", {{"room", "모임"}, {"message", id}, {"emoji", "👍"}, {"remove", true}}));
    QVERIFY(react.emoji == "👍" && react.remove);
    QVERIFY(answerOf(api, "vote", {{"room", "모임"}, {"message", id}, {"options", QJsonArray{0, 2}}}));
    QCOMPARE(vote.options, (std::vector<uint32_t>{0, 2}));
    QVERIFY(answerOf(api, "pin", {{"room", "모임"}, {"message", id}}));
    QVERIFY(pin.message == idOf<MessageId>('e') && !pin.remove);
}

void TestRpcChanges::whatMakesNoSenseIsRefused_data() {
    QTest::addColumn<QString>("verb");
    QTest::addColumn<QJsonObject>("arguments");
    const QString id(32, 'e');
    QTest::newRow("no message") << "edit" << QJsonObject{{"room", "모임"}, {"text", "x"}};
    QTest::newRow("no text") << "edit" << QJsonObject{{"room", "모임"}, {"message", id}};
    QTest::newRow("no id") << "delete" << QJsonObject{{"room", "모임"}, {"message", "abc"}};
    QTest::newRow("remove is no flag") << "react"
                                       << QJsonObject{
                                              {"room", "모임"}, {"message", id}, {"emoji", "👍"}, {"remove", "yes"}};
    QTest::newRow("option below 0") << "vote"
                                    << QJsonObject{{"room", "모임"}, {"message", id}, {"options", QJsonArray{-1}}};
    QTest::newRow("half an option") << "vote"
                                    << QJsonObject{{"room", "모임"}, {"message", id}, {"options", QJsonArray{0.5}}};
}

void TestRpcChanges::whatMakesNoSenseIsRefused() {
    QFETCH(QString, verb);
    QFETCH(QJsonObject, arguments);
    ApiOfATest api;
    addRoom(api);
    const auto accept = [](const auto&) -> Result<Nothing> { return Nothing{}; };
    api.on<EditMessage>(accept);
    api.on<DeleteMessage>(accept);
    api.on<React>(accept);
    api.on<Vote>(accept);
    QVERIFY(isRefused(answerOf(api, verb.toLatin1().constData(), arguments), NodeError::BadRequest));
}

void TestRpcChanges::aPollIsSentWithItsOptions() {
    ApiOfATest api;
    addRoom(api);
    SendMessage sent;
    api.on<SendMessage>([&](const SendMessage& request) -> Result<MessageId> {
        sent = request;
        return idOf<MessageId>('d');
    });
    QVERIFY(answerOf(api, "send",
                     {{"room", "모임"},
                      {"text", "점심은?"},
                      {"poll", QJsonArray{"김밥", "국수"}},
                      {"multiple", true},
                      {"notice", true}}));
    QCOMPARE(sent.pollOptions, (std::vector<std::string>{"김밥", "국수"}));
    QVERIFY(sent.pollMultiple && sent.notice);
}

void TestRpcChanges::mentionsAreFoundAmongTheMembers() {
    ApiOfATest api;
    addRoom(api);
    api.on<ListMembers>([](const ListMembers&) -> Result<std::vector<MemberRow>> {
        MemberRow one;
        one.person = idOf<PersonId>('1');
        one.name = "하늘";
        MemberRow other = one;
        other.person = idOf<PersonId>('2');
        other.name = "바다";
        return std::vector<MemberRow>{one, other};
    });
    SendMessage sent;
    api.on<SendMessage>([&](const SendMessage& request) -> Result<MessageId> {
        sent = request;
        return idOf<MessageId>('d');
    });
    QVERIFY(
        answerOf(api, "send", {{"room", "모임"}, {"text", "@바다 @하늘"}, {"mentions", QJsonArray{"하늘", "바다"}}}));
    QCOMPARE(sent.mentions.size(), size_t{2});
    const auto nobody = answerOf(api, "send", {{"room", "모임"}, {"text", "x"}, {"mentions", QJsonArray{"구름"}}});
    QVERIFY(isRefused(nobody, NodeError::NoSuchPerson));
}

void TestRpcChanges::rowsSayWhatBecameOfAMessage() {
    MessageRow row;
    row.text = "점심은?";
    row.editedMs = 1'700'000'000'000;
    row.pinned = row.notice = true;
    row.mentions.push_back({0, 3, idOf<PersonId>('1'), "하늘"});
    row.reactions.push_back({"👍", {"하늘", "바다"}, true});
    row.poll = PollRow{{{"김밥", {"하늘"}, false}, {"국수", {}, false}}, false, 0};
    const QJsonObject object = toJson(row);
    QVERIFY(object["edited"].isString() && object["pinned"].toBool() && object["notice"].toBool());
    QCOMPARE(object["mentions"][0]["name"].toString(), QStringLiteral("하늘"));
    QCOMPARE(object["reactions"][0]["by"].toArray().size(), 2);
    QVERIFY(object["reactions"][0]["own"].toBool());
    QCOMPARE(object["poll"]["options"][0]["by"][0].toString(), QStringLiteral("하늘"));
    for (const char* key : {"edited", "gone", "pinned", "notice", "mentions", "reactions", "poll"}) {
        QVERIFY2(!toJson(MessageRow{}).contains(QLatin1String(key)), key);
    }
}

void TestRpcChanges::tombstonesSayByWhom() {
    MessageRow row;
    row.gone = Gone::Hidden;
    row.goneBy = "윤서";
    QCOMPARE(toJson(row)["gone"].toString(), QStringLiteral("hidden"));
    QCOMPARE(toJson(row)["gone_by"].toString(), QStringLiteral("윤서"));
}

void TestRpcChanges::whatHasNotLeftIsShownAsTheNewest() {
    const PersonId self = idOf<PersonId>('1');
    room::MessageRecord record;
    record.author = self;
    record.text = "하나";
    room::ChangeRecord left;
    left.kind = room::ChangeKind::Edit;
    left.author = self;
    left.text = "둘";
    left.timeMs = 5;
    left.key.word = 100;
    room::ChangeRecord waiting = left;
    waiting.text = "셋";
    waiting.key.word = std::numeric_limits<uint64_t>::max();
    room::ChangeRecord reaction = left;
    reaction.kind = room::ChangeKind::Reaction;
    reaction.slot = reaction.text = "👍";
    room::ChangeRecord takenBack = reaction;
    takenBack.remove = true;
    takenBack.key.word = std::numeric_limits<uint64_t>::max();
    MessageRow row;
    addLooks(row, record, {waiting, left, takenBack, reaction}, room::Membership(), self);
    QCOMPARE(row.text, std::string("셋"));
    QVERIFY(row.reactions.empty());
}

QTEST_GUILESS_MAIN(TestRpcChanges)
#include "tst_rpc_changes.moc"
