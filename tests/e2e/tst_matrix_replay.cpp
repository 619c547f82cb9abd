// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// `ieumctl replay-matrix` against a server that keeps what it is told and answers as the Client-Server API says. It is
// no homeserver: whether one takes the events is not proved here.
#include "e2e/tool.h"
#include "support/built.h"

#include <QDirIterator>
#include <QTcpServer>
#include <QTcpSocket>

using namespace ieum::e2e;

namespace {

class SmallHomeserver : public QObject {
  public:
    struct Seen {
        QByteArray verb;
        QUrl url;
        QByteArray body;
        QByteArray token;
        QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
        QString user() const { return QUrlQuery(url).queryItemValue("user_id", QUrl::FullyDecoded); }
        QString path() const { return url.path(QUrl::FullyDecoded); }
    };

    SmallHomeserver() {
        m_server.listen(QHostAddress::LocalHost);
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket* guest = m_server.nextPendingConnection()) {
                connect(guest, &QTcpSocket::readyRead, this, [this, guest] { read(guest); });
            }
        });
    }
    QString address() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort()); }
    QList<Seen> messages() const {
        QList<Seen> all;
        for (const Seen& each : seen) {
            if (each.path().contains("/send/")) all.append(each);
        }
        return all;
    }

    QList<Seen> seen;
    int busyTimes = 0;     ///< so many messages are put off
    int refusesAfter = -1; ///< messages before it falls over; -1: never

  private:
    void read(QTcpSocket* guest) {
        QByteArray& got = m_got[guest];
        got += guest->readAll();
        const qsizetype end = got.indexOf("\r\n\r\n");
        if (end < 0) return;
        Seen request;
        qsizetype length = 0;
        const QList<QByteArray> lines = got.left(end).split('\n');
        for (const QByteArray& line : lines) {
            const QByteArray lower = line.trimmed().toLower();
            if (lower.startsWith("content-length:")) length = lower.mid(15).trimmed().toLongLong();
            if (lower.startsWith("authorization:")) request.token = line.trimmed().mid(15);
        }
        if (got.size() < end + 4 + length) return;
        request.verb = lines[0].split(' ')[0];
        request.url = QUrl::fromEncoded(lines[0].split(' ')[1]);
        request.body = got.mid(end + 4, length);
        got.remove(0, end + 4 + length);
        answer(guest, request);
    }

    void answer(QTcpSocket* guest, const Seen& request) {
        int status = 200;
        QJsonObject body;
        const QString path = request.path();
        if (path.endsWith("/createRoom")) body["room_id"] = "!new:hs.example";
        if (path.endsWith("/upload")) body["content_uri"] = "mxc://hs.example/" + QString::number(request.body.size());
        if (path.endsWith("/register") && m_known.contains(request.body)) {
            status = 400;
            body["errcode"] = "M_USER_IN_USE";
        }
        if (path.endsWith("/register")) m_known.append(request.body);
        if (path.contains("/send/")) {
            if (busyTimes-- > 0) {
                status = 429;
                body = {{"errcode", "M_LIMIT_EXCEEDED"}, {"retry_after_ms", 60}};
            } else if (refusesAfter == 0) {
                status = 502;
            } else {
                refusesAfter -= refusesAfter > 0 ? 1 : 0;
                body["event_id"] = "$their-" + path.section('/', -1);
                seen.append(request);
            }
        } else {
            seen.append(request);
        }
        const QByteArray text = QJsonDocument(body).toJson(QJsonDocument::Compact);
        guest->write("HTTP/1.1 " + QByteArray::number(status) +
                     " X\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(text.size()) +
                     "\r\n\r\n" + text);
    }

    QTcpServer m_server;
    QHash<QTcpSocket*, QByteArray> m_got;
    QList<QByteArray> m_known;
};

} // namespace

class TestMatrixReplay : public QObject {
    Q_OBJECT
  private slots:
    void init();
    void sendsTheRoomUnderNamesAndTimesOfItsAuthors();
    void goesOnWhereItWasBrokenOff();
    void saysWhatIsMissing_data();
    void saysWhatIsMissing();
    void linksOutOfTheFolderAreNotSent();
    void whatCannotBeNotedIsNotGoneOnWith();

  private:
    Said replay(const SmallHomeserver& server);
    std::unique_ptr<Profile> m_profile;
    QString m_folder;
    QString m_tokenFile;
};

void TestMatrixReplay::init() {
    m_profile = std::make_unique<Profile>(QStringLiteral("솔"));
    m_profile->ask({"room", "create", "방"});
    const QString first = m_profile->ask({"send", "방", "처음 & 글?"}).object()["id"].toString();
    m_profile->ask({"send", "방", "답", "--reply", first});
    m_profile->ask({"react", "방", first, "👍"});
    m_profile->ask({"pin", "방", first});
    QFile file(m_profile->beside("그림 #1.png"));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(5'000, 'p')) == 5'000);
    file.close();
    m_profile->ask({"send", "방", "그림", "--file", file.fileName()});
    m_folder = m_profile->beside("matrix");
    const Said made = m_profile->ask({"export", "방", "--to", "matrix", "--out", m_folder, "--server", "hs.example"});
    QCOMPARE(made.exitCode, 0);
    m_tokenFile = m_profile->beside("token");
    QFile token(m_tokenFile);
    QVERIFY(token.open(QIODevice::WriteOnly) && token.write("secret\n") == 7);
}

/// Not run(): the server works in this thread.
Said TestMatrixReplay::replay(const SmallHomeserver& server) {
    QProcess process;
    process.start(ieum::test::built("ieumctl"),
                  {"replay-matrix", m_folder, "--homeserver", server.address(), "--token-file", m_tokenFile, "--json"});
    [&] { QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, commandMs); }();
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

void TestMatrixReplay::sendsTheRoomUnderNamesAndTimesOfItsAuthors() {
    SmallHomeserver server;
    server.busyTimes = 2;
    const Said said = replay(server);
    QVERIFY2(said.exitCode == 0, said.err);
    QCOMPARE(said.object()["room"].toString(), QStringLiteral("!new:hs.example"));
    QCOMPARE(said.object()["events"].toInt(), 6); // three texts, a reaction, a picture, what is pinned
    for (const auto& each : server.seen) QCOMPARE(each.token, QByteArray("Bearer secret"));
    const auto messages = server.messages();
    QCOMPARE(messages.size(), 5);
    QCOMPARE(messages[0].json()["body"].toString(), QStringLiteral("처음 & 글?"));
    QVERIFY(messages[0].user().startsWith("@_ieum_") && messages[0].user().endsWith(":hs.example"));
    QVERIFY(QUrlQuery(messages[0].url).queryItemValue("ts").toLongLong() > 1'700'000'000'000);
    const QString first = "$their-" + messages[0].path().section('/', -1);
    QCOMPARE(messages[1].json()["m.relates_to"].toObject()["key"].toString(), QStringLiteral("👍"));
    QCOMPARE(messages[1].json()["m.relates_to"].toObject()["event_id"].toString(), first);
    QCOMPARE(messages[2].json()["m.relates_to"].toObject()["m.in_reply_to"].toObject()["event_id"].toString(), first);
    QCOMPARE(messages[4].json()["url"].toString(), QStringLiteral("mxc://hs.example/5000"));
    QVERIFY(!messages[4].json().contains("invalid.ieum.path"));
    QCOMPARE(server.seen.last().json()["pinned"].toArray(), QJsonArray{first});
    const auto upload = std::find_if(server.seen.begin(), server.seen.end(),
                                     [](const auto& each) { return each.path().endsWith("/upload"); });
    QVERIFY(upload != server.seen.end());
    QCOMPARE(upload->body, QByteArray(5'000, 'p'));
    QCOMPARE(QUrlQuery(upload->url).queryItemValue("filename", QUrl::FullyDecoded), QStringLiteral("그림 #1.png"));
}

void TestMatrixReplay::goesOnWhereItWasBrokenOff() {
    SmallHomeserver server;
    server.refusesAfter = 2;
    const Said broken = replay(server);
    QCOMPARE(broken.exitCode, 1);
    QVERIFY2(broken.isOneSentence() && broken.err.contains("502"), broken.err);
    server.refusesAfter = -1;
    const Said said = replay(server);
    QVERIFY2(said.exitCode == 0, said.err);
    QCOMPARE(said.object()["events"].toInt(), 4);
    const auto messages = server.messages();
    QCOMPARE(messages.size(), 5);
    QSet<QString> transactions;
    for (const auto& each : messages) transactions.insert(each.path());
    QCOMPARE(transactions.size(), 5);
    const auto rooms = std::count_if(server.seen.begin(), server.seen.end(),
                                     [](const auto& each) { return each.path().endsWith("/createRoom"); });
    QCOMPARE(rooms, 1);
    const Said again = replay(server);
    QCOMPARE(again.object()["events"].toInt(-1), 0);
    QCOMPARE(server.messages().size(), 5);
}

void TestMatrixReplay::saysWhatIsMissing_data() {
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("token");
    QTest::newRow("no folder") << "/nowhere"
                               << "http://127.0.0.1:1"
                               << "";
    QTest::newRow("no server") << ""
                               << "ftp://x"
                               << "";
    QTest::newRow("readable on the way") << ""
                                         << "http://192.0.2.1:8008"
                                         << "";
    QTest::newRow("nobody there") << ""
                                  << "http://127.0.0.1:1"
                                  << "";
    QTest::newRow("no token") << ""
                              << "http://127.0.0.1:1"
                              << "/nowhere";
}

void TestMatrixReplay::saysWhatIsMissing() {
    QFETCH(QString, folder);
    QFETCH(QString, server);
    QFETCH(QString, token);
    const Said said = run({"replay-matrix", folder.isEmpty() ? m_folder : folder, "--homeserver", server,
                           "--token-file", token.isEmpty() ? m_tokenFile : token});
    QCOMPARE(said.exitCode, 1);
    QVERIFY2(said.isOneSentence(), said.err);
    QCOMPARE(said.err.contains("TLS"), server.contains("192.0.2.1"));
}

/// Whoever packed the export wants a file of whoever replays it.
void TestMatrixReplay::linksOutOfTheFolderAreNotSent() {
    QDirIterator pictures(m_folder, {"*.png"}, QDir::Files, QDirIterator::Subdirectories);
    QVERIFY(pictures.hasNext());
    const QString picture = pictures.next();
    QVERIFY(QFile::remove(picture) && QFile::link(m_tokenFile, picture));
    SmallHomeserver server;
    const Said said = replay(server);
    QCOMPARE(said.exitCode, 1);
    QVERIFY2(said.isOneSentence() && said.err.contains("missing"), said.err);
    for (const auto& each : server.seen) QVERIFY(!each.path().endsWith("/upload"));
}

void TestMatrixReplay::whatCannotBeNotedIsNotGoneOnWith() {
    QVERIFY(QFile::link("/dev/full", m_folder + "/replay.jsonl"));
    SmallHomeserver server;
    const Said said = replay(server);
    QCOMPARE(said.exitCode, 1);
    QVERIFY2(said.isOneSentence() && said.err.contains("written"), said.err);
    QVERIFY(server.messages().isEmpty());
}

QTEST_GUILESS_MAIN(TestMatrixReplay)
#include "tst_matrix_replay.moc"
