// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The sentences about paths: what, since when, whose fault, what works, what waits.
#include "ui/outage/path_words.h"
#include "ui/outage/restored_words.h"
#include "ui/support/scripted_api.h"

#include <QDateTime>
#include <QLocale>
#include <QSet>
#include <QTest>

using namespace ieum;
using namespace ieum::ui;
using ieum::uitest::numbered;

namespace {

const int64_t nowMs = QDateTime(QDate(2022, 10, 15), QTime(9, 32)).toMSecsSinceEpoch();
const int64_t sinceMs = QDateTime(QDate(2022, 10, 15), QTime(8, 12)).toMSecsSinceEpoch();

node::StatusRow onTheLan(int peers) {
    node::StatusRow status;
    status.startedMs = sinceMs;
    status.lan.on = true;
    for (int i = 0; i < peers; ++i) status.peers.push_back({numbered<PersonId>(1), "a", "192.0.2.1:1", sinceMs});
    return status;
}

node::ReplicaRow replica(bool up) { return {"home.example:47475", numbered<ReplicaKey>(1), up, sinceMs, {}, 0, 0}; }

} // namespace

class TestPathWords : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void withoutReplicasTheLanIsEnough();
    void lookingIsNoOutage();
    void connectingIsNoOutage();
    void aSpareClearsTheUsersOwnConnection();
    void allReplicasDownWithPeersNamesTheLan();
    void nothingAtAllSaysWhatStillWorksAndWhatWaits();
    void pausedSaysSoBeforeAnythingElse();
    void noLanAndNoReplicaIsSaid();
    void aRestoredProfileSaysWhyNothingIsSent();
    void whatWasRestoredIsToldInEveryState();
    void anOutageOfYesterdayIsDated();
    void aReplicaSaysSinceWhen();
    void withoutAnyNetworkItIsThisComputer();
    void aPastOutageSaysWhenAndWhose();
    void theLanSaysWhereOthersFindUs();
};

void TestPathWords::withoutAnyNetworkItIsThisComputer() {
    auto status = onTheLan(0);
    status.replicas = {replica(false)};
    status.outageSinceMs = sinceMs;
    QVERIFY(summarise(status, nowMs).bar.contains("it may be the server"));
    status.outageWhose = node::OutageRow::Whose::Ours;
    QVERIFY2(summarise(status, nowMs).bar.contains("this computer has no network"),
             qPrintable(summarise(status, nowMs).bar));
}

void TestPathWords::aPastOutageSaysWhenAndWhose() {
    node::OutageRow outage{
        numbered<ReplicaKey>(1), "home.example:1", sinceMs, nowMs, node::OutageRow::Whose::Theirs, 1, {}};
    const QString once = outageText(outage, nowMs + 1);
    QVERIFY2(once.contains("8:12") && once.contains("9:32") && once.contains("the server's side"), qPrintable(once));
    outage.times = 5;
    QVERIFY(outageText(outage, nowMs + 1).contains('5'));
    outage.endedMs = 0;
    QVERIFY(outageText(outage, nowMs).startsWith("Since"));
}

void TestPathWords::theLanSaysWhereOthersFindUs() {
    auto status = onTheLan(0);
    status.lan.interfaces = {"eth0"};
    QVERIFY(lanText(status.lan, nowMs).endsWith("eth0"));
    status.lan.addresses = {"10.0.0.2:47000"};
    QVERIFY2(lanText(status.lan, nowMs).contains("eth0, 10.0.0.2:47000"), qPrintable(lanText(status.lan, nowMs)));
}

void TestPathWords::aRestoredProfileSaysWhyNothingIsSent() {
    auto status = onTheLan(0);
    status.restored = {node::RestoredRow::Why::Copied, true, sinceMs, 0};
    status.replicas = {replica(false)};
    // It has a bar of its own: the other one would say that one can go on.
    QCOMPARE(summarise(status, nowMs).bar, QString());
    const QString head = restoredHead(status.restored, nowMs);
    QVERIFY2(head.contains("put back from a copy") && head.contains("8:12"), qPrintable(head));
    QCOMPARE(restoredLine(status.restored, nowMs), QString());
    QVERIFY2(restoredAdvice(status).contains("Nobody is reachable"), qPrintable(restoredAdvice(status)));
    status.outbox = 2;
    status.peers = onTheLan(1).peers;
    const QString advice = restoredAdvice(status);
    QVERIFY2(advice.contains("is being asked") && advice.contains('2'), qPrintable(advice));
    status.paused = true;
    QVERIFY(restoredAdvice(status).contains("paused"));
    QVERIFY(summarise(status, nowMs).bar.startsWith("Paused")); // the way out of it stands there
}

void TestPathWords::whatWasRestoredIsToldInEveryState() {
    using Why = node::RestoredRow::Why;
    QSet<QString> told;
    for (const Why why : {Why::Copied, Why::Behind, Why::Forked}) {
        const node::RestoredRow restored{why, false, sinceMs, nowMs};
        QCOMPARE(restoredHead(restored, nowMs), QString());
        const QString line = restoredLine(restored, nowMs);
        QVERIFY2(line.contains("8:12") && line.contains("9:32") && line.contains(restoredWhat(why)), qPrintable(line));
        told.insert(restoredWhat(why));
    }
    QCOMPARE(told.size(), 3);
    QCOMPARE(restoredLine({}, nowMs), QString());
    QCOMPARE(restoredHead({}, nowMs), QString());
}

void TestPathWords::withoutReplicasTheLanIsEnough() {
    const auto summary = summarise(onTheLan(5), nowMs);
    QCOMPARE(summary.bar, QString());
    QCOMPARE(summary.tone, QString("good"));
    QVERIFY2(summary.foot.contains("LAN") && summary.foot.contains('5'), qPrintable(summary.foot));
}

void TestPathWords::lookingIsNoOutage() {
    const auto summary = summarise(onTheLan(0), nowMs);
    QCOMPARE(summary.bar, QString());
    QCOMPARE(summary.tone, QString("none"));
}

void TestPathWords::connectingIsNoOutage() {
    auto status = onTheLan(0);
    status.replicas = {replica(false)};
    status.replicas[0].connecting = true;
    auto summary = summarise(status, nowMs);
    QCOMPARE(summary.bar, QString());
    QCOMPARE(summary.foot, QString("Connecting…"));
    QCOMPARE(summary.tone, QString("none"));
    QCOMPARE(replicaText(status.replicas[0], nowMs), QString("Connecting…"));
    // By another server or by the LAN one talks meanwhile.
    status.replicas.push_back(replica(true));
    summary = summarise(status, nowMs);
    QCOMPARE(summary.bar, QString());
    QCOMPARE(summary.foot, QString("Connected to the spare server"));
    QCOMPARE(summary.tone, QString("partial"));
    // What is not known of the spare yet is not said of it.
    status.replicas = {replica(false), replica(false)};
    status.replicas[1].connecting = true;
    status.outageSinceMs = sinceMs;
    summary = summarise(status, nowMs);
    QVERIFY2(summary.bar.startsWith("The home server has not answered since"), qPrintable(summary.bar));
    status.restored = {node::RestoredRow::Why::Copied, true, sinceMs, 0};
    QVERIFY2(restoredAdvice(status).contains("Connecting…"), qPrintable(restoredAdvice(status)));
}

void TestPathWords::aSpareClearsTheUsersOwnConnection() {
    auto status = onTheLan(0);
    status.replicas = {replica(false), replica(true)};
    status.outageSinceMs = sinceMs;
    const auto summary = summarise(status, nowMs);
    QVERIFY2(summary.bar.contains("home server has not answered since 8:12 AM"), qPrintable(summary.bar));
    QVERIFY2(summary.bar.contains("your connection is fine"), qPrintable(summary.bar));
    QVERIFY2(summary.bar.contains("spare server"), qPrintable(summary.bar));
    QCOMPARE(summary.tone, QString("partial"));
}

void TestPathWords::allReplicasDownWithPeersNamesTheLan() {
    auto status = onTheLan(5);
    status.replicas = {replica(false), replica(false)};
    status.outageSinceMs = sinceMs;
    status.undelivered = 2;
    const auto summary = summarise(status, nowMs);
    QVERIFY2(summary.bar.contains("None of the 2 servers"), qPrintable(summary.bar));
    QVERIFY2(!summary.bar.contains("your connection is fine"), qPrintable(summary.bar));
    QVERIFY2(summary.bar.contains("over the LAN, 2 message(s) are waiting"), qPrintable(summary.bar));
}

void TestPathWords::nothingAtAllSaysWhatStillWorksAndWhatWaits() {
    auto status = onTheLan(0);
    status.lan.on = false;
    status.replicas = {replica(false)};
    status.outageSinceMs = sinceMs;
    const auto summary = summarise(status, nowMs);
    QVERIFY2(summary.bar.contains("read, search and write"), qPrintable(summary.bar));
    QVERIFY2(summary.bar.contains("waits on this computer"), qPrintable(summary.bar));
    QCOMPARE(summary.tone, QString("none"));
}

void TestPathWords::pausedSaysSoBeforeAnythingElse() {
    auto status = onTheLan(5);
    status.replicas = {replica(false)};
    status.paused = true;
    const auto summary = summarise(status, nowMs);
    QVERIFY2(summary.bar.startsWith("Paused"), qPrintable(summary.bar));
    QCOMPARE(summary.tone, QString("paused"));
    QVERIFY(summary.paused);
}

void TestPathWords::noLanAndNoReplicaIsSaid() {
    auto status = onTheLan(0);
    status.lan.on = false;
    QVERIFY2(summarise(status, nowMs).bar.startsWith("There is no path"), qPrintable(summarise(status, nowMs).bar));
}

void TestPathWords::anOutageOfYesterdayIsDated() {
    auto status = onTheLan(1);
    status.replicas = {replica(false)};
    status.outageSinceMs = sinceMs;
    const auto summary = summarise(status, nowMs + 24 * 3'600'000LL);
    QVERIFY2(summary.bar.contains("since yesterday 8:12 AM"), qPrintable(summary.bar));
}

void TestPathWords::aReplicaSaysSinceWhen() {
    QCOMPARE(replicaText(replica(true), nowMs), QString("Connected since 8:12 AM"));
    QCOMPARE(replicaText(replica(false), nowMs), QString("Unreachable since 8:12 AM"));
    auto used = replica(true);
    used.usedBytes = 8'400'000;
    used.quotaBytes = 1'000'000'000;
    QVERIFY2(replicaText(used, nowMs).endsWith("8.4 MB of 1.0 GB used"), qPrintable(replicaText(used, nowMs)));
}

QTEST_GUILESS_MAIN(TestPathWords)
#include "tst_path_words.moc"
