// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A room goes on elsewhere, with no server at all: two processes on the loopback, announcing, arriving, and the kit.
#include "e2e/tool.h"

using namespace ieum::e2e;

namespace {

QByteArray read(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonObject memberOf(const QJsonObject& handover, const QString& name) {
    for (const QJsonValue each : handover["members"].toArray()) {
        if (each["name"].toString() == name) return each.toObject();
    }
    return {};
}

} // namespace

class TestMovingOut : public QObject {
    Q_OBJECT
  private slots:
    void aRoomGoesOnElsewhereAndTheKitSaysWhoIsThere() {
        const quint16 port = beaconPortOfThisTest();
        const Profile owner(QStringLiteral("김하나"));
        const Profile member(QStringLiteral("이두리"));
        Running ownerRun(owner.path(), port);
        Running memberRun(member.path(), port);
        QTRY_VERIFY_WITH_TIMEOUT(ownerRun.has("ready") && memberRun.has("ready"), commandMs);
        QCOMPARE(owner.ask({"room", "create", "산악회"}).exitCode, 0);
        const QString link = owner.ask({"invite", "--room", "산악회"}).object()["link"].toString();
        QCOMPARE(member.ask({"accept", link}).exitCode, 0);
        QTRY_VERIFY_WITH_TIMEOUT(member.ask({"room", "list"}).lines().size() == 1, commandMs);
        QCOMPARE(owner.ask({"send", "산악회", "토요일 9시에 만나요"}).exitCode, 0);

        // Nobody has announced anything.
        const Said early = owner.ask({"handover", "산악회"});
        QCOMPARE(early.exitCode, 1);
        // A member may not.
        QVERIFY(member.ask({"handover", "산악회", "--to", "텔레그램"}).exitCode != 0);
        QVERIFY(owner.ask({"handover", "산악회", "--link", "https://t.me/+AbCd"}).exitCode != 0);

        const Said announced = owner.ask({"handover", "산악회", "--to", "텔레그램", "--link", "https://t.me/+AbCd"});
        QVERIFY2(announced.exitCode == 0, announced.err);
        const QString notice = announced.object()["notice"].toString();
        QTRY_VERIFY_WITH_TIMEOUT(memberRun.hasArrived(notice), commandMs);
        QCOMPARE(member.ask({"handover", "산악회"}).object()["place"].toString(), QStringLiteral("텔레그램"));
        QCOMPARE(member.ask({"vote", "산악회", notice, "1"}).exitCode, 0);
        QCOMPARE(member.ask({"send", "산악회", "@duri 로 찾아 주세요", "--reply", notice}).exitCode, 0);
        QTRY_VERIFY_WITH_TIMEOUT(memberOf(owner.ask({"handover", "산악회"}).object(), "이두리")["arrived"].toBool(),
                                 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(memberOf(owner.ask({"handover", "산악회"}).object(), "이두리")["contact"].toString(),
                                  QStringLiteral("@duri 로 찾아 주세요"), 30'000);
        QVERIFY(!memberOf(member.ask({"handover", "산악회"}).object(), "김하나")["arrived"].toBool(true));

        const QString kit = owner.beside("kit");
        // Somebody else's folder of the name that a kit has while it is written.
        QVERIFY(QDir().mkpath(kit + ".unfinished/theirs"));
        const Said written =
            owner.ask({"handover", "산악회", "--out", kit, "--for", "whatsapp", "--for", "csv", "--for", "csv"});
        QVERIFY2(written.exitCode == 0, written.err);
        QVERIFY(QFileInfo::exists(kit + ".unfinished/theirs"));
        const QByteArray page = read(kit + "/index.html");
        for (const char* expected : {"텔레그램", "https://t.me/+AbCd", "이두리", "@duri 로 찾아 주세요",
                                     "transcript/index.html", "for-whatsapp", "for-csv", "<svg"}) {
            QVERIFY2(page.contains(expected), expected);
        }
        QVERIFY(read(kit + "/transcript/index.html").contains("토요일 9시에 만나요"));
        QVERIFY(read(kit + "/invitation.txt").contains("1/2"));
        QVERIFY(QFileInfo::exists(kit + "/roster.csv") && QFileInfo::exists(kit + "/invitation.svg"));

        // What is there is not written over, and what cannot be written leaves nothing.
        QVERIFY(owner.ask({"handover", "산악회", "--out", kit}).exitCode != 0);
        QVERIFY(owner.ask({"handover", "산악회", "--out", owner.beside("none"), "--for", "nonsense"}).exitCode != 0);
        QVERIFY(!QFileInfo::exists(owner.beside("none")) && !QFileInfo::exists(owner.beside("none.unfinished")));
        QCOMPARE(memberRun.stop(), 0);
        QCOMPARE(ownerRun.stop(), 0);
    }
};

QTEST_GUILESS_MAIN(TestMovingOut)
#include "tst_moving_out.moc"
