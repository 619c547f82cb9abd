// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/tool.h"

using namespace ieum::e2e;

/// Two people who have no network at all, from the invitation on. No process of this test opens a socket.
class TestBundles : public QObject {
    Q_OBJECT

    QString path(const char* name) const { return m_stick.filePath(QLatin1String(name)); }
    static QStringList textsOf(const Profile& profile) {
        QStringList texts;
        for (const QJsonObject& each : profile.ask({"messages", "모임"}).lines()) texts.append(each["text"].toString());
        return texts;
    }
    static QByteArray contentsOf(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static void write(const QString& path, const QByteArray& bytes) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    QTemporaryDir m_stick;
    std::optional<Profile> m_sea, m_sky, m_stranger;
    QByteArray m_photo;

  private slots:
    // One story; each part follows the one before.
    void anInvitationGoesByFile();
    void aMessageGoesAndItsReceiptComesBack();
    void filesComeInParts();
    void aDamagedOrCutStickLosesNothing();
    void whoeverFindsItReadsNothing();
    void whatCannotBeDoneIsSaid();
};

void TestBundles::anInvitationGoesByFile() {
    m_sea.emplace(QStringLiteral("바다"));
    m_sky.emplace(QStringLiteral("하늘"));
    m_stranger.emplace(QStringLiteral("나그네"));
    QCOMPARE(m_sea->ask({"room", "create", "모임"}).exitCode, 0);
    const QString link = m_sea->ask({"invite", "--room", "모임"}).object()["link"].toString();
    QCOMPARE(m_sky->ask({"accept", link}).exitCode, 0);
    QCOMPARE(m_sky->ask({"bundle", "write", "--out", path("yes")}).exitCode, 0);
    QCOMPARE(m_sea->ask({"bundle", "read", path("yes")}).exitCode, 0);
    QCOMPARE(m_sea->ask({"room", "members", "모임"}).lines().size(), 2);
    QCOMPARE(m_sea->ask({"send", "모임", "어서 와요"}).exitCode, 0);
    QCOMPARE(m_sea->ask({"bundle", "write", "모임", "--out", path("welcome")}).exitCode, 0);
    // The room of which he learns by it stands in the same file.
    const QJsonObject read = m_sky->ask({"bundle", "read", path("welcome")}).object();
    QVERIFY(read["complete"].toBool());
    QCOMPARE(textsOf(*m_sky), QStringList{"어서 와요"});
    QCOMPARE(read["writer_name"].toString(), QStringLiteral("바다"));
}

void TestBundles::aMessageGoesAndItsReceiptComesBack() {
    QCOMPARE(m_sea->ask({"send", "모임", "받으면 돌려줘요"}).exitCode, 0);
    QCOMPARE(m_sea->ask({"bundle", "write", "--for", "하늘", "--out", path("there")}).exitCode, 0);
    const auto step = [&] {
        return m_sea->ask({"messages", "모임", "--last", "1"}).lines()[0]["state"][0]["step"].toString();
    };
    QCOMPARE(step(), QStringLiteral("waiting"));
    const QJsonObject read = m_sky->ask({"bundle", "read", path("there"), "--answer", path("back")}).object();
    QCOMPARE(read["refused"].toInt() + read["waiting"].toInt(), 0);
    QVERIFY(read["answer"].isObject());
    QCOMPARE(m_sea->ask({"bundle", "read", path("back")}).exitCode, 0);
    QCOMPARE(step(), QStringLiteral("delivered"));
    const QJsonObject again = m_sky->ask({"bundle", "read", path("there")}).object();
    QCOMPARE(again["events"].toInt(), 0);
    QCOMPARE(textsOf(*m_sky).size(), 2);
    // Once it is known what he has, nothing of it is written again.
    QCOMPARE(m_sea->ask({"bundle", "write", "--for", "하늘", "--out", path("next")}).object()["events"].toInt(), 0);
}

void TestBundles::filesComeInParts() {
    m_photo.resize(5'000'000);
    QRandomGenerator(7).generate(m_photo.begin(), m_photo.end());
    write(m_sea->beside("사진.jpg"), m_photo);
    QCOMPARE(m_sea->ask({"send", "모임", "사진", "--file", m_sea->beside("사진.jpg")}).exitCode, 0);
    const QJsonObject bare = m_sea->ask({"bundle", "write", "모임", "--out", path("bare")}).object();
    QVERIFY(bare["bytes"].toInt() < 100'000 && bare["files"].toInt() == 0);
    const Said parted = m_sea->ask({"bundle", "write", "모임", "--out", path("p"), "--with-files", "--split", "2M"});
    QCOMPARE(parted.object()["paths"].toArray().size(), 3);
    for (const char* part : {"p.1", "p.2", "p.3"}) QVERIFY(QFileInfo(path(part)).size() <= 2'000'000);
    // One stick after the other, with days between them.
    const QJsonObject first = m_sky->ask({"bundle", "read", path("p.1")}).object();
    QVERIFY(!first["complete"].toBool() && first["files"].toInt() == 0 && first["chunks"].toInt() > 0);
    QVERIFY(!m_sky->ask({"bundle", "read", path("p.2")}).object()["complete"].toBool());
    QCOMPARE(m_sky->ask({"bundle", "read", path("p.3")}).object()["files"].toInt(), 1);
    QCOMPARE(m_sky->ask({"get", "사진.jpg", "--out", m_sky->beside("copy")}).exitCode, 0);
    QVERIFY(contentsOf(m_sky->beside("copy")) == m_photo);
    QVERIFY(m_sky->ask({"bundle", "read", path("p.3"), path("p.1"), path("p.2")}).object()["complete"].toBool());
}

void TestBundles::aDamagedOrCutStickLosesNothing() {
    for (int i = 0; i < 20; ++i) QCOMPARE(m_sea->ask({"send", "모임", QString::number(i)}).exitCode, 0);
    QCOMPARE(m_sea->ask({"bundle", "write", "모임", "--out", path("twenty")}).exitCode, 0);
    const QByteArray all = contentsOf(path("twenty"));
    const QStringList before = textsOf(*m_sky);
    for (const qsizetype size : {qsizetype{40}, all.size() / 3, all.size() / 2, all.size() - 1}) {
        write(path("cut"), all.left(size));
        const Said cut = m_sky->ask({"bundle", "read", path("cut")});
        QVERIFY(cut.exitCode == 1 ? cut.isOneSentence() : !cut.object()["complete"].toBool());
    }
    for (const qsizetype at : {qsizetype{60}, all.size() / 4, all.size() / 2, all.size() - 100}) {
        QByteArray bent = all;
        bent[at] = static_cast<char>(bent[at] ^ 1);
        write(path("bent"), bent);
        QCOMPARE(m_sky->ask({"bundle", "read", path("bent")}).exitCode, 0);
    }
    const QStringList now = textsOf(*m_sky);
    QVERIFY(now.mid(0, before.size()) == before);
    QCOMPARE(m_sky->ask({"bundle", "read", path("twenty")}).exitCode, 0);
    QCOMPARE(textsOf(*m_sky), textsOf(*m_sea));
    QCOMPARE(m_sky->ask({"messages", "모임", "--last", "1000"}).lines().size(), before.size() + 20);
}

void TestBundles::whoeverFindsItReadsNothing() {
    const Said read = m_stranger->ask({"bundle", "read", path("twenty")});
    QVERIFY2(read.exitCode == 1 && read.isOneSentence(), read.err);
    const QByteArray all = contentsOf(path("twenty")) + contentsOf(path("welcome")) + contentsOf(path("p.1"));
    const QJsonObject self = m_sea->ask({"whoami"}).object();
    for (const QString& name : {QStringLiteral("바다"), QStringLiteral("하늘"), QStringLiteral("모임"),
                                QStringLiteral("어서 와요"), QStringLiteral("사진.jpg")}) {
        QVERIFY2(!all.contains(name.toUtf8()), qPrintable(name));
    }
    for (const char* key : {"person", "device"}) {
        const QByteArray hex = self[QLatin1String(key)].toString().toLatin1();
        QVERIFY(!all.contains(hex) && !all.contains(QByteArray::fromHex(hex)));
    }
    const QByteArray room = m_sea->ask({"room", "list"}).lines()[0]["room"].toString().toLatin1();
    QVERIFY(!room.isEmpty() && !all.contains(QByteArray::fromHex(room)));
    QVERIFY(!all.contains(m_photo.mid(1'000, 64)));
}

void TestBundles::whatCannotBeDoneIsSaid() {
    const auto refused = [](const Said& said) { return said.exitCode == 1 && said.isOneSentence(); };
    QVERIFY(refused(m_sea->ask({"bundle", "write", "모임", "--out", path("there")}))); // is there already
    QVERIFY(refused(m_sea->ask({"bundle", "write", "모임", "--out", path("x"), "--split", "1K"})));
    QVERIFY(refused(m_sea->ask({"bundle", "write", "없는 방", "--out", path("x")})));
    QVERIFY(refused(m_sea->ask({"bundle", "write", "모임", "--for", "누구", "--out", path("x")})));
    QVERIFY(refused(m_sea->ask({"bundle", "write", "모임", "--out", path("no/such/folder")})));
    QVERIFY(refused(m_sea->ask({"bundle", "read", path("missing")})));
    QVERIFY(refused(m_sea->ask({"bundle", "read", m_sea->beside("사진.jpg")})));
    QVERIFY(!QFile::exists(path("x")));
}

QTEST_GUILESS_MAIN(TestBundles)
#include "tst_bundles.moc"
