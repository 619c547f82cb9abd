// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the page with the files of all rooms lists, what it does, and what it refuses to open.
#include "ui/support/sample_vault.h"
#include "ui/vault/vault_deeds.h"
#include "ui/vault/vault_list.h"
#include "ui/vault/vault_risk.h"
#include "ui/words/names.h"

#include <QAbstractItemModelTester>
#include <QDesktopServices>
#include <QTemporaryDir>
#include <QTest>

using namespace ieum;
using namespace ieum::ui;
using namespace ieum::uitest;

namespace {

QVariant cell(QAbstractItemModel* model, int row, const char* role) {
    return model->data(model->index(row, 0), model->roleNames().key(role));
}

} // namespace

class TestVaultModels : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "opened"); }
    void init() { m_opened.clear(); }
    void cleanupTestCase() { QDesktopServices::unsetUrlHandler(QStringLiteral("file")); }
    void rowsSayWhatIsKnown();
    void namesThatRunSaySo();
    void everyFilterIsAskedFor();
    void emptyNothingFoundAndErrorsAreToldApart();
    void nobodyLookingAsksNothing();
    void theEndOfTheListBringsMore();
    void aHarmlessFileIsSavedAndOpened();
    void whatTheNodeHasNotFoundHarmlessIsNotOpened();
    void anotherEndingIsNotOpened();
    void itsFolderIsShown();
    void aRefusedSaveOpensNothing();
    void sharingNamesTheFileAndTheRoom();
    void whoHasAFileIsSaidWithWhen();
    void whatWouldBeLostIsListed();
    void allOfItIsFetchedAtOnce();

  public slots:
    void opened(const QUrl& url) { m_opened += url; }

  private:
    static std::unique_ptr<Live> liveOn(Script& script) {
        return std::make_unique<Live>(std::make_unique<ScriptedApi>(script));
    }
    QList<QUrl> m_opened;
};

void TestVaultModels::rowsSayWhatIsKnown() {
    Script script;
    auto live = liveOn(script);
    VaultList list;
    QAbstractItemModelTester tester(list.rows(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    list.setAwake(true);
    list.setLive(live.get());
    QCOMPARE(list.state(), QString("loading"));
    QTRY_COMPARE(list.state(), QString("empty"));
    script.vault = sampleVault().vault;
    script.tell(node::FileProgress{numbered<FileId>(9), 1, 2, false});
    QTRY_COMPARE(list.rows()->rowCount(), 5);
    QCOMPARE(list.state(), QString());
    QCOMPARE(cell(list.rows(), 0, "name").toString(), QString("2026 상반기 계획 최종안.pdf"));
    QCOMPARE(cell(list.rows(), 0, "mark").toString(), QString("PDF"));
    QVERIFY(cell(list.rows(), 0, "origin").toString().contains("서연"));
    QVERIFY(cell(list.rows(), 0, "origin").toString().contains("기획팀"));
    QVERIFY(cell(list.rows(), 0, "holders").toString().contains("민준"));
    QVERIFY(cell(list.rows(), 0, "here").toBool() && cell(list.rows(), 0, "opens").toBool());
    QVERIFY(!cell(list.rows(), 2, "here").toBool() && cell(list.rows(), 2, "fetching").toBool());
    QVERIFY(cell(list.rows(), 3, "pinned").toBool());
    QCOMPARE(cell(list.rows(), 3, "room").toString(), hexOf(familyRoom));
}

/// faults.md G24
void TestVaultModels::namesThatRunSaySo() {
    Script script = sampleVault();
    auto live = liveOn(script);
    VaultList list;
    list.setAwake(true);
    list.setLive(live.get());
    QTRY_COMPARE(list.rows()->rowCount(), 5);
    QVERIFY(cell(list.rows(), 0, "trap").toString().isEmpty());
    QVERIFY(cell(list.rows(), 1, "trap").toString().contains("exe"));
    QCOMPARE(cell(list.rows(), 1, "mark").toString(), QString("EXE"));
    QVERIFY(cell(list.rows(), 4, "trap").toString().contains("desktop"));
}

void TestVaultModels::everyFilterIsAskedFor() {
    Script script = sampleVault();
    auto live = liveOn(script);
    VaultList list;
    list.setAwake(true);
    list.setLive(live.get());
    list.setWords(" 회의록 ");
    list.setSender("아빠");
    list.setType("document");
    list.setRoom(hexOf(familyRoom));
    QTRY_VERIFY(!script.found.empty() && script.found.back().name == "회의록");
    const node::FindFiles asked = script.found.back();
    QVERIFY(asked.sender == "아빠" && asked.kind == node::FileKind::Document && asked.room == familyRoom);
    QTRY_COMPARE(list.rows()->rowCount(), 1);
    list.setType("");
    list.setRoom("");
    QTRY_VERIFY(!script.found.back().kind && !script.found.back().room);
}

void TestVaultModels::emptyNothingFoundAndErrorsAreToldApart() {
    Script script = sampleVault();
    auto live = liveOn(script);
    VaultList list;
    list.setAwake(true);
    list.setLive(live.get());
    list.setWords("없는 이름");
    QTRY_COMPARE(list.state(), QString("none"));
    script.refuseFinding = fail(Cause::Machine, NodeError::Stopped).value();
    list.setWords("");
    QTRY_COMPARE(list.state(), QString("error"));
    QVERIFY(!list.property("error").toString().isEmpty());
    script.refuseFinding.reset();
    list.setWords("회의록");
    QTRY_COMPARE(list.state(), QString());
}

void TestVaultModels::nobodyLookingAsksNothing() {
    Script script = sampleVault();
    auto live = liveOn(script);
    VaultList list;
    list.setLive(live.get());
    VaultList awake; // told after the other one, so it also asks after it
    awake.setAwake(true);
    awake.setLive(live.get());
    script.tell(node::FileProgress{numbered<FileId>(9), 1, 2, false});
    QTRY_COMPARE(script.found.size(), size_t{2});
    QCOMPARE(list.rows()->rowCount(), 0);
    list.setAwake(true);
    QTRY_COMPARE(list.rows()->rowCount(), 5);
}

void TestVaultModels::theEndOfTheListBringsMore() {
    Script script;
    for (int i = 0; i < 70; ++i) {
        script.vault.push_back(found(static_cast<uint8_t>(i), "표.csv", node::FileKind::Document, true));
    }
    auto live = liveOn(script);
    VaultList list;
    list.setAwake(true);
    list.setLive(live.get());
    QTRY_COMPARE(list.rows()->rowCount(), 50);
    list.more();
    QTRY_COMPARE(list.rows()->rowCount(), 70);
    const size_t asked = script.found.size();
    list.more(); // there are no more
    QCOMPARE(script.found.size(), asked);
}

void TestVaultModels::aHarmlessFileIsSavedAndOpened() {
    Script script = sampleVault();
    script.refuseSaving.reset();
    auto live = liveOn(script);
    VaultDeeds deeds;
    deeds.setProperty("live", QVariant::fromValue(live.get()));
    const QString file = hexOf(script.vault[0].file.id);
    QVERIFY(!deeds.useSaved(file, "open")); // nobody has saved it yet
    const QTemporaryDir folder;
    QFile copy(folder.filePath("계획.PDF"));
    QVERIFY(copy.open(QIODevice::WriteOnly));
    deeds.save(file, QUrl::fromLocalFile(copy.fileName()), "open", true);
    QTRY_COMPARE(m_opened, QList<QUrl>{QUrl::fromLocalFile(copy.fileName())});
    QCOMPARE(script.saves.front().outPath, copy.fileName().toStdString());
    QVERIFY(deeds.notice().contains("최종안"));
    QVERIFY(deeds.useSaved(file, "open")); // the same copy once more
    QCOMPARE(m_opened.size(), 2);
    QVERIFY(copy.remove());
    QVERIFY(!deeds.useSaved(file, "open"));
}

void TestVaultModels::whatTheNodeHasNotFoundHarmlessIsNotOpened() {
    Script script = sampleVault();
    script.refuseSaving.reset();
    auto live = liveOn(script);
    VaultDeeds deeds;
    deeds.setProperty("live", QVariant::fromValue(live.get()));
    const QTemporaryDir folder;
    QFile copy(folder.filePath("계획.pdf"));
    QVERIFY(copy.open(QIODevice::WriteOnly));
    const QString file = hexOf(script.vault[0].file.id);
    deeds.save(file, QUrl::fromLocalFile(copy.fileName()), "open", false);
    QTRY_VERIFY(!deeds.notice().isEmpty());
    QVERIFY(deeds.useSaved(file, "open"));
    QVERIFY(m_opened.isEmpty());
}

/// faults.md G24: whoever saves plan.pdf as plan.desktop, or is talked into it, has it saved and no more.
void TestVaultModels::anotherEndingIsNotOpened() {
    Script script = sampleVault();
    script.refuseSaving.reset();
    auto live = liveOn(script);
    VaultDeeds deeds;
    deeds.setProperty("live", QVariant::fromValue(live.get()));
    const QTemporaryDir folder;
    for (const char* name : {"계획.desktop", "계획.pdf.exe", "계획"}) {
        QFile copy(folder.filePath(name));
        QVERIFY(copy.open(QIODevice::WriteOnly));
        deeds.forgetNotice();
        deeds.save(hexOf(script.vault[0].file.id), QUrl::fromLocalFile(copy.fileName()), "open", true);
        QTRY_VERIFY(!deeds.notice().isEmpty());
        QVERIFY2(m_opened.isEmpty(), name);
    }
}

void TestVaultModels::itsFolderIsShown() {
    Script script = sampleVault();
    script.refuseSaving.reset();
    auto live = liveOn(script);
    VaultDeeds deeds;
    deeds.setProperty("live", QVariant::fromValue(live.get()));
    const QTemporaryDir folder;
    QFile copy(folder.filePath("그림.exe"));
    QVERIFY(copy.open(QIODevice::WriteOnly));
    deeds.save(hexOf(script.vault[1].file.id), QUrl::fromLocalFile(copy.fileName()), "folder", false);
    QTRY_COMPARE(m_opened, QList<QUrl>{QUrl::fromLocalFile(folder.path())}); // no file manager on the bus
}

void TestVaultModels::aRefusedSaveOpensNothing() {
    Script script = sampleVault();
    auto live = liveOn(script);
    VaultDeeds deeds;
    deeds.setProperty("live", QVariant::fromValue(live.get()));
    const QTemporaryDir folder;
    QFile copy(folder.filePath("있던 것.pdf"));
    QVERIFY(copy.open(QIODevice::WriteOnly));
    const QString file = hexOf(script.vault[0].file.id);
    deeds.save(file, QUrl::fromLocalFile(copy.fileName()), "open", true);
    QTRY_VERIFY(!deeds.notice().isEmpty());
    QVERIFY(m_opened.isEmpty());
    QVERIFY(!deeds.useSaved(file, "open"));
}

void TestVaultModels::sharingNamesTheFileAndTheRoom() {
    Script script = sampleVault();
    auto live = liveOn(script);
    VaultDeeds deeds;
    deeds.setProperty("live", QVariant::fromValue(live.get()));
    deeds.share(hexOf(script.vault[0].file.id), hexOf(familyRoom), "우리 가족");
    QTRY_COMPARE(script.sent.size(), size_t{1});
    QVERIFY(script.sent[0].room == familyRoom && script.sent[0].text.empty());
    QCOMPARE(script.sent[0].shared, std::vector{script.vault[0].file.id});
    QTRY_VERIFY(deeds.notice().contains("우리 가족"));
    deeds.pin(hexOf(script.vault[0].file.id), true);
    QTRY_COMPARE(script.pins.size(), size_t{1});
    QVERIFY(script.pins[0].pinned);
}

void TestVaultModels::whoHasAFileIsSaidWithWhen() {
    Script script = sampleVault();
    auto live = liveOn(script);
    VaultList list;
    list.setAwake(true);
    list.setLive(live.get());
    QTRY_COMPARE(list.rows()->rowCount(), 5);
    const QStringList lines = cell(list.rows(), 0, "heldBy").toString().split('\n');
    QCOMPARE(lines.size(), 3);
    QVERIFY2(lines[1].contains("서연") && lines[1].contains("노트북") && lines[1].contains("Yesterday"),
             qPrintable(lines[1]));
    QVERIFY2(lines[2].contains("connected"), qPrintable(lines[2]));
    QVERIFY(cell(list.rows(), 3, "heldBy").toString().contains("40 %"));
}

void TestVaultModels::whatWouldBeLostIsListed() {
    Script script = sampleVault();
    auto live = liveOn(script);
    VaultList list;
    list.setAwake(true);
    list.setLive(live.get());
    list.setType("risk");
    QTRY_COMPARE(list.rows()->rowCount(), 1);
    QCOMPARE(cell(list.rows(), 0, "name").toString(), QString("회의록.hwp"));
    list.setWords("없는 이름");
    QTRY_COMPARE(list.state(), QString("none"));
    list.setWords("회의");
    QTRY_COMPARE(list.rows()->rowCount(), 1);
    list.setRoom(hexOf(planningRoom));
    QTRY_COMPARE(list.rows()->rowCount(), 0);
}

void TestVaultModels::allOfItIsFetchedAtOnce() {
    Script script = sampleVault();
    auto live = liveOn(script);
    VaultRisk risk;
    risk.setLive(live.get());
    QCOMPARE(risk.text(), QString()); // nobody looks
    risk.setAwake(true);
    QTRY_VERIFY2(risk.text().contains("8.4 MB"), qPrintable(risk.text()));
    risk.fetchAll();
    QTRY_COMPARE(script.riskFetches.size(), size_t{2}); // in batches
    QVERIFY(!script.riskFetches[0].before && script.riskFetches[1].before == 7);
    QTRY_VERIFY(risk.wanted().contains("2"));
    script.vault[3].file.risk = node::Risk::None;
    script.tell(node::FileProgress{numbered<FileId>(6), 1, 1, true});
    QTRY_COMPARE(risk.text(), QString());
    QCOMPARE(risk.wanted(), QString());
}

QTEST_MAIN(TestVaultModels)
#include "tst_vault_models.moc"
