// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/api_of_a_test.h"
#include "node/handover.h"
#include "node/handover_place.h"
#include "node/limits.h"

#include <QtTest>

using namespace ieum;
using namespace ieum::node;

class TestHandover : public QObject {
    Q_OBJECT

    static constexpr int waitMs = 60'000;

    /// The next line that comes, as JSON.
    static QJsonObject nextAnswer(QLocalSocket& socket) {
        QSignalSpy arrived(&socket, &QLocalSocket::readyRead);
        while (!socket.canReadLine() && arrived.wait(waitMs)) {}
        return QJsonDocument::fromJson(socket.readLine()).object();
    }

  private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->path().toStdString();
        m_api = std::make_unique<ApiOfATest>();
        m_api->on<CreateRoom>([](const CreateRoom&) -> Result<RoomId> { return idOf<RoomId>('c'); });
        m_raised = 0;
        m_server = std::make_unique<HandoverServer>(*m_api, m_path, [this] { ++m_raised; });
        QVERIFY(m_server->listen().has_value());
    }
    void cleanup() { m_server.reset(); }

    void placeIsShortAndTheSameForTheSameFolder() {
        const QString place = handoverPlace(m_path);
        QVERIFY(!place.isEmpty() && place.toUtf8().size() <= 100);
        QCOMPARE(handoverPlace(m_path + "/../" + QFileInfo(m_folder->path()).fileName().toStdString()), place);
        QVERIFY(handoverPlace(m_path + "-other") != place);
    }
    void answersARequestOfAnotherProcess() {
        HandoverClient client;
        std::optional<bool> opened;
        client.open(m_path, [&](bool isOpen) { opened = isOpen; });
        QTRY_VERIFY(opened.has_value());
        QVERIFY(*opened);
        std::optional<Result<QJsonValue>> answer;
        client.ask("room create", {{"name", "모임"}}, [&](auto got) { answer = std::move(got); });
        QTRY_VERIFY(answer.has_value());
        QVERIFY(answer->has_value());
        QCOMPARE((**answer)["room"].toString(), QString(64, 'c'));
    }
    void passesErrorsOnAsTheyAre() {
        HandoverClient client;
        client.open(m_path, [](bool) {});
        QTRY_VERIFY(client.isOpen());
        std::optional<Result<QJsonValue>> answer;
        client.ask("room members", {{"room", "?"}}, [&](auto got) { answer = std::move(got); });
        QTRY_VERIFY(answer.has_value());
        QVERIFY(!answer->has_value() && answer->error().is(NodeError::BadRequest));
    }
    void nobodyThereIsSaidAtOnce() {
        m_server.reset();
        HandoverClient client;
        std::optional<bool> opened;
        client.open(m_path, [&](bool isOpen) { opened = isOpen; });
        QTRY_VERIFY(opened.has_value());
        QVERIFY(!*opened);
    }
    void aProcessThatGoesLeavesNoQuestionUnanswered() {
        HandoverClient client;
        client.open(m_path, [](bool) {});
        QTRY_VERIFY(client.isOpen());
        std::optional<Result<QJsonValue>> answer;
        m_server.reset();
        client.ask("whoami", {}, [&](auto got) { answer = std::move(got); });
        QTRY_VERIFY(answer.has_value());
        QVERIFY(!answer->has_value() && answer->error().is(NodeError::Stopped));
    }
    void takesOverTheSocketOfADeadProcess() {
        // As a killed process leaves it: the file is there, nobody listens.
        HandoverServer second(*m_api, m_path, {});
        QVERIFY(second.listen().has_value());
        HandoverClient client;
        client.open(m_path, [](bool) {});
        QTRY_VERIFY(client.isOpen());
    }
    void bringsTheWindowUp() {
        HandoverClient client;
        client.open(m_path, [](bool) {});
        QTRY_VERIFY(client.isOpen());
        bool answered = false;
        client.ask("raise", {}, [&](auto) { answered = true; });
        QTRY_VERIFY(answered);
        QCOMPARE(m_raised, 1);
    }
    void malformedLinesAreRefusedAndTheNextIsAnswered_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("no JSON") << QByteArray("hello\n");
        QTest::newRow("no object") << QByteArray("[1,2]\n");
        QTest::newRow("no verb") << QByteArray("{\"id\":1}\n");
        QTest::newRow("verb of the wrong kind") << QByteArray("{\"id\":1,\"verb\":7}\n");
        QTest::newRow("arguments of the wrong kind") << QByteArray("{\"id\":1,\"verb\":\"whoami\",\"args\":[]}\n");
        QTest::newRow("unknown verb") << QByteArray("{\"id\":1,\"verb\":\"dance\"}\n");
    }
    void malformedLinesAreRefusedAndTheNextIsAnswered() {
        QFETCH(QByteArray, line);
        QLocalSocket socket;
        socket.connectToServer(handoverPlace(m_path));
        QVERIFY(socket.waitForConnected());
        socket.write(line);
        const QJsonObject refused = nextAnswer(socket);
        QCOMPARE(refused["error"]["code"].toInt(), static_cast<int>(NodeError::BadRequest));
        socket.write("{\"id\":2,\"verb\":\"room create\",\"args\":{\"name\":\"x\"}}\n");
        const QJsonObject answer = nextAnswer(socket);
        QCOMPARE(answer["id"].toInt(), 2);
        QVERIFY(answer["ok"].isObject());
    }
    void aLineWithoutEndIsCutOff() {
        QLocalSocket socket;
        socket.connectToServer(handoverPlace(m_path));
        QVERIFY(socket.waitForConnected());
        QSignalSpy gone(&socket, &QLocalSocket::disconnected);
        socket.write(QByteArray(static_cast<qsizetype>(handoverLineBytesMax) + 1, 'x'));
        QVERIFY(gone.wait(waitMs));
    }

  private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::string m_path;
    std::unique_ptr<ApiOfATest> m_api;
    std::unique_ptr<HandoverServer> m_server;
    int m_raised = 0;
};

QTEST_GUILESS_MAIN(TestHandover)
#include "tst_handover.moc"
