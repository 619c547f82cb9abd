// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files on their way, as a sheet of the real window: over two real profiles on the loopback, and over a scripted Api
// what these do not do at a wish.
#include "ui/support/met_profiles.h"
#include "ui/support/sample_vault.h"
#include "ui/support/window_under_test.h"
#include "ui/vault/vault_traffic.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace ieum;
using namespace ieum::ui;
using namespace ieum::uitest;

class TestVaultTraffic : public QObject {
    Q_OBJECT
  private slots:
    void speedsAreRead();
    void theSheetShowsWhatIsOnItsWay();
    void allIsPausedAndGoesOn();
    void limitsAreChosenAndTyped();
    void whatIsNoLimitChangesNothing();
    void oneFileIsStopped();
    void whatIsRefusedIsSaid();
    void everythingIsReachedByKeys();
    void itAsksOnlyWhileSomebodyLooks();
    void realFilesWaitComeAndAreStopped();
    void limitsOfARealProfileAreKept();
    void itIsDrawnInBothThemesAndLanguages_data();
    void itIsDrawnInBothThemesAndLanguages();
    void itFitsASmallWindow();

  private:
    /// Three files: one comes, one waits for its turn, one for whoever has it.
    static Script sample() {
        Script script = sampleVault();
        std::vector<node::FileRow>& files = script.traffic.files;
        files = {script.vault[2].file, script.vault[0].file, script.vault[4].file};
        files[1].haveBytes = 2'900'000;
        files[2].haveBytes = 0;
        for (node::FileRow& each : files) each.fetching = true;
        return script;
    }
    static void openPage(const WindowUnderTest& under) {
        QTRY_VERIFY(under.isSettled());
        QTest::keyClick(under.window(), Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(under.item("vaultTraffic") != nullptr);
    }
    static void openSheet(const WindowUnderTest& under) {
        openPage(under);
        under.click(under.item("vaultTraffic"));
        QTRY_VERIFY(under.item("trafficClose") != nullptr);
    }
    static void press(const WindowUnderTest& under, const char* name) {
        QTRY_VERIFY2(under.item(name) != nullptr, name);
        QVERIFY(QMetaObject::invokeMethod(under.item(name), "clicked"));
    }
    static void choose(const WindowUnderTest& under, const char* name, const QString& value) {
        QVERIFY(QMetaObject::invokeMethod(under.item(name), "chosen", Q_ARG(QString, value)));
    }
    static QString textOf(const QQuickItem* item) {
        return item == nullptr ? QString() : item->property("text").toString();
    }
    static QString textOf(const WindowUnderTest& under, const char* name) { return textOf(under.item(name)); }
    static QString chosen(const WindowUnderTest& under, const char* name) {
        return under.item(name)->property("current").toString();
    }
};

void TestVaultTraffic::speedsAreRead() {
    QVERIFY(speedTyped("none") == 0);
    QVERIFY(speedTyped("1") == 1000);
    QVERIFY(speedTyped(" 300 ") == 300'000);
    QVERIFY(speedTyped("4000000") == 4'000'000'000);
    for (const char* wrong : {"", "0", "-1", "1,000", "2.5", "0x10", "fast", "4000001", "99999999999999999999", "1e3"})
        QVERIFY2(!speedTyped(wrong), wrong);
}

void TestVaultTraffic::theSheetShowsWhatIsOnItsWay() {
    Script script = sample();
    WindowUnderTest under(script, node::ProfileKind::Open, "en");
    openSheet(under);
    QTRY_COMPARE(under.items("trafficRow").size(), 3);
    const QList<QQuickItem*> how = under.items("trafficHow");
    QCOMPARE(textOf(how[0]).remove(QChar(0x2068)).remove(QChar(0x2069)),
             QString("3.0 MB of 8.4 MB · from 민준 · 2.1 MB/s · 3 s left"));
    QCOMPARE(textOf(how[1]), QString("2.9 MB of 8.4 MB · waiting for its turn"));
    QVERIFY(textOf(how[2]).endsWith("waiting for somebody who has it"));
    QCOMPARE(textOf(under, "trafficSummary"), QString("3 files, 2.1 MB/s in all"));
    QVERIFY(under.item("pausedWords") == nullptr);
    script.traffic.files[0].haveBytes = 8'000'000; // and what changes comes by itself
    script.tell(node::FileProgress{script.traffic.files[0].id, 8'000'000, 8'400'000, false, 2'100'000});
    QTRY_VERIFY(textOf(under.items("trafficHow").at(0)).startsWith("8.0 MB of"));
    script.traffic.files[0].fetchingSpeed = 1'000'000; // nobody tells of what stalls
    QTRY_VERIFY(textOf(under.items("trafficHow").at(0)).contains("1.0 MB/s"));
    script.traffic.files.clear();
    script.tell(node::TimelineChanged{planningRoom});
    QTRY_VERIFY(under.item("trafficNone") != nullptr);
    QCOMPARE(under.complaints(), QStringList());
}

void TestVaultTraffic::allIsPausedAndGoesOn() {
    Script script = sample();
    WindowUnderTest under(script);
    openSheet(under);
    QVERIFY(under.item("vaultPaused") == nullptr);
    press(under, "trafficPause");
    QTRY_VERIFY(script.traffic.terms.paused);
    QTRY_VERIFY(under.item("pausedResume") != nullptr);
    QVERIFY(under.item("trafficPause") == nullptr);
    QTest::keyClick(under.window(), Qt::Key_Escape);
    QTRY_VERIFY(under.item("trafficClose") == nullptr);
    QVERIFY(under.item("vaultPaused") != nullptr); // the page says it as well, with the way back
    QCOMPARE(textOf(under, "pausedWords"), QString("받기를 멈췄습니다"));
    under.click(under.item("pausedResume"));
    QTRY_VERIFY(!script.traffic.terms.paused);
    QTRY_VERIFY(under.item("vaultPaused") == nullptr);
    for (const node::SetTraffic& each : script.trafficSet)
        QVERIFY(!each.downBytesPerSecond && !each.upBytesPerSecond); // limits stay
    script.traffic.terms.paused = true;                              // elsewhere, by the command line
    script.tell(node::StatusChanged{});
    QTRY_VERIFY(under.item("vaultPaused") != nullptr);
    QCOMPARE(under.complaints(), QStringList());
}

void TestVaultTraffic::limitsAreChosenAndTyped() {
    Script script = sample();
    WindowUnderTest under(script);
    openSheet(under);
    QTRY_COMPARE(chosen(under, "downChoice"), QString("none"));
    choose(under, "downChoice", "1000");
    QTRY_COMPARE(chosen(under, "downChoice"), QString("1000"));
    QCOMPARE(script.traffic.terms.downBytesPerSecond, uint64_t{1'000'000});
    choose(under, "upChoice", "other");
    QTRY_VERIFY(under.item("upField") != nullptr && under.item("upField")->hasActiveFocus());
    QCOMPARE(chosen(under, "upChoice"), QString("none")); // until one is set
    QVERIFY(!under.item("upSet")->isEnabled());
    under.type("300");
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_COMPARE(chosen(under, "upChoice"), QString("other"));
    QVERIFY(under.item("upField") == nullptr);
    QCOMPARE(script.traffic.terms.upBytesPerSecond, uint64_t{300'000});
    QCOMPARE(script.traffic.terms.downBytesPerSecond, uint64_t{1'000'000});
    choose(under, "upChoice", "other");
    QTRY_COMPARE(textOf(under, "upField"), QString("300"));
    press(under, "upLeave");
    QTRY_VERIFY(under.item("upField") == nullptr);
    choose(under, "upChoice", "none");
    QTRY_COMPARE(chosen(under, "upChoice"), QString("none"));
    QCOMPARE(script.trafficSet.size(), size_t{3});
    QCOMPARE(under.complaints(), QStringList());
}

void TestVaultTraffic::whatIsNoLimitChangesNothing() {
    Script script = sample();
    script.traffic.terms.downBytesPerSecond = 1'500; // by the command line, which takes such
    WindowUnderTest under(script);
    openSheet(under);
    QTRY_COMPARE(chosen(under, "downChoice"), QString("other"));
    for (const char* wrong : {"0", "빠르게", "1,000", "-5"}) {
        choose(under, "downChoice", "other");
        QTRY_COMPARE(textOf(under, "downField"), QString("1.5"));
        QVERIFY(under.item("downComplaint") == nullptr);
        under.item("downField")->setProperty("text", QString::fromUtf8(wrong));
        press(under, "downSet");
        QTRY_VERIFY2(!textOf(under, "downComplaint").isEmpty(), wrong);
        QCOMPARE(textOf(under, "downField"), QString::fromUtf8(wrong)); // to be mended
        QVERIFY(under.item("upComplaint") == nullptr);
    }
    QVERIFY(script.trafficSet.empty());
    under.picture("vault-traffic-bad");
    choose(under, "downChoice", "256");
    QTRY_COMPARE(chosen(under, "downChoice"), QString("256"));
    QVERIFY(under.item("downComplaint") == nullptr && under.item("downField") == nullptr);
    QCOMPARE(under.complaints(), QStringList());
}

void TestVaultTraffic::oneFileIsStopped() {
    Script script = sample();
    const FileId second = script.traffic.files[1].id, third = script.traffic.files[2].id;
    WindowUnderTest under(script);
    openSheet(under);
    QTRY_COMPARE(under.items("trafficStop").size(), 3);
    under.click(under.items("trafficStop").at(1));
    QTRY_COMPARE(under.items("trafficRow").size(), 2);
    QCOMPARE(script.stops.back().file, second);
    QTRY_VERIFY(under.window()->activeFocusItem()->objectName() == "trafficRow"); // not lost
    QTest::keyClick(under.window(), Qt::Key_Up);
    QTest::keyClick(under.window(), Qt::Key_Down);
    QTRY_VERIFY(under.items("trafficRow").at(1)->hasActiveFocus());
    QTest::keyClick(under.window(), Qt::Key_Delete);
    QTRY_COMPARE(under.items("trafficRow").size(), 1);
    QCOMPARE(script.stops.back().file, third);
    QCOMPARE(under.complaints(), QStringList());
}

void TestVaultTraffic::whatIsRefusedIsSaid() {
    Script script = sample();
    script.refuseTraffic = fail(Cause::Machine, NodeError::Stopped).value();
    WindowUnderTest under(script);
    openSheet(under);
    choose(under, "downChoice", "256");
    QTRY_VERIFY(!textOf(under, "trafficError").isEmpty());
    QCOMPARE(chosen(under, "downChoice"), QString("none")); // as it is
    QTest::keyClick(under.window(), Qt::Key_Escape);
    QTRY_VERIFY(under.item("trafficClose") == nullptr);
    under.click(under.item("vaultTraffic"));
    QTRY_VERIFY(under.item("trafficClose") != nullptr);
    QVERIFY(under.item("trafficError") == nullptr);
    QCOMPARE(under.complaints(), QStringList());
}

void TestVaultTraffic::everythingIsReachedByKeys() {
    Script script = sample();
    WindowUnderTest under(script, node::ProfileKind::Open, "en");
    openPage(under);
    under.item("vaultTraffic")->forceActiveFocus();
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_COMPARE(under.items("trafficRow").size(), 3);
    QStringList reached;
    for (int i = 0; i < 20 && !reached.contains("trafficClose"); ++i) {
        QTest::keyClick(under.window(), Qt::Key_Tab);
        const QQuickItem* at = under.window()->activeFocusItem();
        reached += at->objectName().isEmpty() ? at->property("text").toString() : at->objectName();
    }
    const QStringList limits{"No limit", "256 kB/s", "1 MB/s", "5 MB/s", "Other…"};
    QStringList expected{"trafficPause", "trafficRow", "trafficStop", "trafficStop", "trafficStop"};
    expected += limits + limits + QStringList{"trafficClose"};
    QCOMPARE(reached, expected);
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_VERIFY(under.item("trafficClose") == nullptr);
    QCOMPARE(under.complaints(), QStringList());
}

void TestVaultTraffic::itAsksOnlyWhileSomebodyLooks() {
    Script quietScript = sample(), openScript = sample();
    Live quietLive(std::make_unique<ScriptedApi>(quietScript)), openLive(std::make_unique<ScriptedApi>(openScript));
    VaultTraffic quiet, open;
    const QAbstractItemModelTester tester(open.files()); // empty, filled, empty
    quiet.setLive(&quietLive);
    open.setLive(&openLive);
    quiet.setOpen(true);
    open.setOpen(true);
    QTRY_VERIFY(quietScript.trafficAsked > 0 && openScript.trafficAsked > 0);
    quiet.setOpen(false);
    quiet.setAwake(true); // whether all is paused, and no more
    QTRY_VERIFY(!quiet.property("summary").toString().isEmpty());
    openScript.traffic.files.clear(); // else it goes on by itself
    QTRY_VERIFY(open.property("summary").toString().isEmpty());
    const auto bothAreTold = [&](const node::Event& event) {
        const int before = openScript.trafficAsked;
        quietScript.tell(event);
        openScript.tell(event);
        QTRY_VERIFY(openScript.trafficAsked > before); // as long after as the other one would have taken
    };
    int asked = quietScript.trafficAsked;
    bothAreTold(node::FileProgress{numbered<FileId>(7), 1, 2, false, 1});
    QTRY_COMPARE(quietScript.trafficAsked, asked);
    quietScript.tell(node::StatusChanged{});
    QTRY_VERIFY(quietScript.trafficAsked > asked);
    quiet.setAwake(false);
    asked = quietScript.trafficAsked;
    bothAreTold(node::StatusChanged{});
    QCOMPARE(quietScript.trafficAsked, asked);
}

void TestVaultTraffic::realFilesWaitComeAndAreStopped() {
    RealProfile mine, theirs;
    std::unique_ptr<node::Api> their;
    const auto room = meet(mine, theirs, their);
    QVERIFY(room && mine.ask(node::SetTraffic{{}, {}, true}));
    {
        WindowUnderTest under(mine.calls(), "ko", "light");
        openSheet(under);
        QTRY_VERIFY(under.item("pausedResume") != nullptr);
        QVERIFY(sendFile(theirs, *their, *room, "첫째.bin") && sendFile(theirs, *their, *room, "둘째.bin"));
        QTRY_COMPARE_WITH_TIMEOUT(under.items("trafficRow").size(), 2, meetingMs);
        const auto nameOf = [](const QQuickItem* row) { return row->property("name").toString(); };
        for (const QQuickItem* each : under.items("trafficHow"))
            QCOMPARE(textOf(each), QString("3.0 MB 중 0바이트 · 멈춤"));
        const int second = nameOf(under.items("trafficRow").at(1)) == "둘째.bin" ? 1 : 0;
        under.click(under.items("trafficStop").at(second));
        QTRY_COMPARE(under.items("trafficRow").size(), 1);
        QCOMPARE(nameOf(under.items("trafficRow").at(0)), QString("첫째.bin"));
        under.picture("vault-traffic-real");
        their.reset(); // gone before anything is fetched
        press(under, "pausedResume");
        QTRY_COMPARE_WITH_TIMEOUT(textOf(under, "trafficHow"), QString("3.0 MB 중 0바이트 · 가진 사람을 기다리는 중"),
                                  meetingMs);
        their = theirs.open();
        QTRY_VERIFY_WITH_TIMEOUT(under.item("trafficNone") != nullptr, meetingMs);
        QCOMPARE(under.complaints(), QStringList());
    }
    const auto files = mine.ask(node::FindFiles{});
    QVERIFY(files && files->files.size() == 2);
    for (const node::FoundFile& each : files->files) {
        const bool isFirst = each.file.name == "첫째.bin";
        QCOMPARE(each.file.haveBytes == each.file.sizeBytes, isFirst);
        QVERIFY(!each.file.fetching);
    }
}

void TestVaultTraffic::limitsOfARealProfileAreKept() {
    RealProfile mine;
    QVERIFY(mine.make("바다") && mine.ask(node::CreateRoom{"모임"}));
    {
        WindowUnderTest under(mine.calls(), "ko", "light");
        openSheet(under);
        QTRY_VERIFY(under.item("trafficNone") != nullptr);
        choose(under, "downChoice", "5000");
        QTRY_COMPARE(chosen(under, "downChoice"), QString("5000"));
        choose(under, "upChoice", "other");
        under.type("2500");
        press(under, "upSet");
        QTRY_COMPARE(chosen(under, "upChoice"), QString("other"));
        press(under, "trafficPause");
        QTRY_VERIFY(under.item("pausedResume") != nullptr);
        QCOMPARE(under.complaints(), QStringList());
    }
    const auto traffic = mine.ask(node::GetTraffic{});
    QVERIFY(traffic && traffic->terms.paused);
    QCOMPARE(traffic->terms.downBytesPerSecond, uint64_t{5'000'000});
    QCOMPARE(traffic->terms.upBytesPerSecond, uint64_t{2'500'000});
    WindowUnderTest under(mine.calls(), "ko", "light");
    openPage(under);
    QTRY_VERIFY(under.item("vaultPaused") != nullptr);
    under.click(under.item("pausedResume"));
    QTRY_VERIFY(under.item("vaultPaused") == nullptr);
    under.click(under.item("vaultTraffic"));
    QTRY_VERIFY(under.item("upChoice") != nullptr);
    QTRY_COMPARE(chosen(under, "upChoice"), QString("other"));
    QCOMPARE(chosen(under, "downChoice"), QString("5000"));
}

void TestVaultTraffic::itIsDrawnInBothThemesAndLanguages_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("theme");
    for (const char* language : {"ko", "en"}) {
        for (const char* theme : {"light", "dark"}) QTest::addRow("%s-%s", language, theme) << language << theme;
    }
}

void TestVaultTraffic::itIsDrawnInBothThemesAndLanguages() {
    QFETCH(QString, language);
    QFETCH(QString, theme);
    Script script = sample();
    script.traffic.terms.downBytesPerSecond = 1'000'000;
    script.traffic.terms.upBytesPerSecond = 300'000;
    WindowUnderTest under(script, node::ProfileKind::Open, language, theme);
    openSheet(under);
    QTRY_COMPARE(under.items("trafficRow").size(), 3);
    QVERIFY(!under.picture("vault-traffic-" + language + "-" + theme).isNull());
    press(under, "trafficPause");
    QTRY_VERIFY(under.item("pausedResume") != nullptr);
    choose(under, "upChoice", "other");
    QTRY_VERIFY(under.item("upField") != nullptr);
    QTRY_VERIFY(under.items("trafficRow").size() == 3);
    under.picture("vault-traffic-paused-" + language + "-" + theme);
    QTest::keyClick(under.window(), Qt::Key_Escape);
    QTRY_VERIFY(under.item("trafficClose") == nullptr);
    under.picture("vault-paused-" + language + "-" + theme);
    QCOMPARE(under.complaints(), QStringList());
}

void TestVaultTraffic::itFitsASmallWindow() {
    Script script = sample();
    script.traffic.terms.paused = true;
    WindowUnderTest under(script, node::ProfileKind::Open, "en", "light");
    under.window()->resize(640, 480);
    openSheet(under);
    QTRY_COMPARE(under.items("trafficRow").size(), 3);
    const QQuickItem* close = under.item("trafficClose");
    QTRY_VERIFY(close->mapToScene(QPointF(0, close->height())).y() <= under.window()->height());
    const QQuickItem* words = under.item("pausedWords");
    QVERIFY(words->mapToScene(QPointF(0, 0)).y() >= 0);
    under.picture("vault-traffic-small");
    const QQuickItem* pane = under.item("trafficPane");
    for (int i = 0; i < 20 && !close->hasActiveFocus(); ++i) {
        QTest::keyClick(under.window(), Qt::Key_Tab);
        const QQuickItem* at = under.window()->activeFocusItem();
        if (!pane->isAncestorOf(at)) continue;
        const QRectF place = at->mapRectToItem(pane, QRectF(0, 0, at->width(), at->height()));
        QVERIFY2(place.top() >= 0 && place.bottom() <= pane->height(), qPrintable(at->objectName()));
    }
    QVERIFY(close->hasActiveFocus());
    under.picture("vault-traffic-small-scrolled");
    QTest::keyClick(under.window(), Qt::Key_Escape);
    QTRY_VERIFY(under.item("trafficClose") == nullptr);
    under.picture("vault-paused-small");
    QCOMPARE(under.complaints(), QStringList());
}

QTEST_MAIN(TestVaultTraffic)
#include "tst_vault_traffic.moc"
