// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Verbs about messages that wait for their time.
#include "node/api_of_a_test.h"
#include "node/verb_answer.h"

#include <QDateTime>
#include <QJsonArray>
#include <QtTest>

using namespace ieum;
using namespace ieum::node;

class TestRpcLater : public QObject {
    Q_OBJECT
    ApiOfATest m_api;
    std::optional<SendMessage> m_sent;
    std::optional<ChangeLater> m_changed;
    std::optional<DropLater> m_dropped;
    std::optional<ListLater> m_listed;
    const QString m_id{32, 'e'};

  private slots:
    void init() {
        m_sent.reset();
        m_changed.reset();
        m_dropped.reset();
        m_listed.reset();
        addRoom(m_api);
        m_api.on<SendMessage>([this](const SendMessage& request) -> Result<MessageId> {
            m_sent = request;
            return idOf<MessageId>('e');
        });
        m_api.on<ListLater>([this](const ListLater& request) -> Result<std::vector<LaterRow>> {
            m_listed = request;
            return std::vector{LaterRow{idOf<MessageId>('e'),
                                        roomOfATest().id,
                                        "모임",
                                        "그때",
                                        {"표.pdf"},
                                        1'767'225'600'000,
                                        true,
                                        false,
                                        true}};
        });
        m_api.on<ChangeLater>([this](const ChangeLater& request) -> Result<Nothing> {
            m_changed = request;
            return Nothing{};
        });
        m_api.on<DropLater>([this](const DropLater& request) -> Result<Nothing> {
            m_dropped = request;
            return Nothing{};
        });
    }
    void sendTakesATime() {
        QVERIFY(answerOf(m_api, "send", {{"room", "모임"}, {"text", "x"}, {"at", "2026-01-01T09:00:00+09:00"}}));
        QCOMPARE(m_sent->dueMs, int64_t{1'767'225'600'000});
        // Without a zone it is this computer's.
        QVERIFY(answerOf(m_api, "send", {{"room", "모임"}, {"text", "x"}, {"at", "2026-01-01T09:00"}}));
        QCOMPARE(m_sent->dueMs, QDateTime({2026, 1, 1}, {9, 0}).toMSecsSinceEpoch());
        // What is long past is not "at once".
        QVERIFY(answerOf(m_api, "send", {{"room", "모임"}, {"text", "x"}, {"at", "1969-01-01T09:00:00Z"}}));
        QCOMPARE(m_sent->dueMs, int64_t{1});
        QVERIFY(answerOf(m_api, "send", {{"room", "모임"}, {"text", "x"}}));
        QCOMPARE(m_sent->dueMs, int64_t{0});
        m_sent.reset();
        QVERIFY(!answerOf(m_api, "send", {{"room", "모임"}, {"text", "x"}, {"at", "tomorrow"}}));
        QVERIFY(!m_sent);
    }
    void listsWhatWaits() {
        const auto all = answerOf(m_api, "later", {});
        QVERIFY(all.has_value() && !m_listed->room);
        const QJsonValue row = (*all)[0];
        QCOMPARE(row["id"].toString(), m_id);
        QCOMPARE(row["room_name"].toString(), QStringLiteral("모임"));
        QCOMPARE(row["text"].toString(), QStringLiteral("그때"));
        QCOMPARE(row["files"][0].toString(), QStringLiteral("표.pdf"));
        QCOMPARE(QDateTime::fromString(row["at"].toString(), Qt::ISODate).toMSecsSinceEpoch(), 1'767'225'600'000);
        QVERIFY(row["notice"].toBool() && !row["poll"].toBool() && row["held"].toBool());
        QVERIFY(answerOf(m_api, "later", {{"room", "모임"}}));
        QVERIFY(m_listed->room == roomOfATest().id);
        QVERIFY(!answerOf(m_api, "later", {{"room", "없는 방"}}));
    }
    void changesWhatIsNamed() {
        QVERIFY(answerOf(m_api, "later change", {{"message", m_id}, {"text", "고침"}}));
        QVERIFY(m_changed->text == "고침" && !m_changed->dueMs && m_changed->message == idOf<MessageId>('e'));
        QVERIFY(answerOf(m_api, "later change", {{"message", m_id}, {"at", "2026-01-01T09:00:00+09:00"}}));
        QVERIFY(!m_changed->text && m_changed->dueMs == 1'767'225'600'000);
        QVERIFY(answerOf(m_api, "later send", {{"message", m_id}}));
        QVERIFY(!m_changed->text && m_changed->dueMs == 0);
        QVERIFY(answerOf(m_api, "later delete", {{"message", m_id}}));
        QVERIFY(m_dropped->message == idOf<MessageId>('e'));
    }
    void whatMakesNoSenseIsRefused() {
        QVERIFY(!answerOf(m_api, "later change", {{"message", m_id}}));
        QVERIFY(!answerOf(m_api, "later change", {{"message", m_id}, {"at", "soon"}}));
        QVERIFY(!answerOf(m_api, "later change", {{"message", "abc"}, {"text", "x"}}));
        QVERIFY(!answerOf(m_api, "later send", {}));
        QVERIFY(!answerOf(m_api, "later delete", {{"message", 5}}));
        QVERIFY(!m_changed && !m_dropped);
    }
};

QTEST_GUILESS_MAIN(TestRpcLater)
#include "tst_rpc_later.moc"
