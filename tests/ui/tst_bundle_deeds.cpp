// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bundles in the window: dropped onto it, written for a room, answered.
#include "ui/sheets/bundle_deeds.h"

#include "ui/support/sample_chat.h"
#include "ui/support/window_under_test.h"
#include "ui/words/names.h"

#include <QSignalSpy>
#include <QTest>

using namespace ieum;
using namespace ieum::ui;
using namespace ieum::uitest;

class TestBundleDeeds : public QObject {
    Q_OBJECT
  private slots:
    void aDroppedBundleIsReadAndNotAttached_data();
    void aDroppedBundleIsReadAndNotAttached();
    void theAnswerGoesToWhoWroteIt();
    void whatIsMissingOrForgedIsSaid();
    void aRoomIsWrittenInParts();
    void theSheetOpensFromTheRoomsMenu();
};

namespace {

void dropOn(const WindowUnderTest& under, const QList<QUrl>& files) {
    QMimeData dropped;
    dropped.setUrls(files);
    const QPoint at(under.window()->width() - 200, 300);
    QDragEnterEvent enter(at, Qt::CopyAction, &dropped, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(under.window(), &enter);
    QDropEvent drop(at, Qt::CopyAction, &dropped, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(under.window(), &drop);
}

node::BundleRead bundleOfATest() {
    node::BundleRead read;
    read.rooms = {planningRoom};
    read.writer = numbered<PersonId>(7);
    read.writerName = "이서연";
    read.events = 12;
    read.files = 1;
    read.complete = true;
    return read;
}

std::unique_ptr<Live> liveOn(Script& script) { return std::make_unique<Live>(std::make_unique<ScriptedApi>(script)); }

} // namespace

void TestBundleDeeds::aDroppedBundleIsReadAndNotAttached_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("theme");
    QTest::newRow("ko-light") << "ko"
                              << "light";
    QTest::newRow("en-dark") << "en"
                             << "dark";
}

void TestBundleDeeds::aDroppedBundleIsReadAndNotAttached() {
    QFETCH(QString, language);
    QFETCH(QString, theme);
    Script script = sampleChat();
    script.bundle = bundleOfATest();
    WindowUnderTest under(script, node::ProfileKind::Open, language, theme);
    QTRY_VERIFY(under.isSettled());
    dropOn(under, {QUrl("file:///stick/모임.ieum-bundle.1"), QUrl("file:///stick/모임.ieum-bundle.2")});
    QTRY_COMPARE(script.bundlesRead.size(), size_t{1});
    QCOMPARE(script.bundlesRead.front().paths.back(), std::string("/stick/모임.ieum-bundle.2"));
    QTRY_VERIFY(under.item("bundleReport") != nullptr);
    QTRY_VERIFY(under.item("bundleReport")->property("text").toString().contains("12"));
    under.picture("bundle-read-" + language + "-" + theme);
    QVERIFY(!under.item("send")->isEnabled()); // nothing was attached
    QCOMPARE(under.complaints(), QStringList());
}

void TestBundleDeeds::theAnswerGoesToWhoWroteIt() {
    Script script;
    script.bundle = bundleOfATest();
    auto live = liveOn(script);
    BundleTaking taking;
    taking.setProperty("live", QVariant::fromValue(live.get()));
    taking.read({QUrl("file:///there")});
    QTRY_COMPARE(taking.property("writer").toString(), QString("이서연"));
    QCOMPARE(taking.property("room").toString(), hexOf(planningRoom));
    taking.answer(QUrl("file:///back"));
    QTRY_COMPARE(script.bundlesWritten.size(), size_t{1});
    QCOMPARE(script.bundlesWritten.front().people, std::vector<PersonId>{numbered<PersonId>(7)});
    QCOMPARE(script.bundlesWritten.front().rooms, std::vector<RoomId>{planningRoom});
    QTRY_COMPARE(taking.property("writer").toString(), QString()); // once is enough
}

void TestBundleDeeds::whatIsMissingOrForgedIsSaid() {
    Script script;
    script.bundle = bundleOfATest();
    script.bundle.writer.reset();
    script.bundle.complete = false;
    auto live = liveOn(script);
    BundleTaking taking;
    taking.setProperty("live", QVariant::fromValue(live.get()));
    taking.read({QUrl("file:///there")});
    QTRY_VERIFY(!taking.property("advice").toString().isEmpty());
    const QString cut = taking.property("advice").toString();
    QVERIFY(taking.property("writer").toString().isEmpty());
    script.bundle.refused = 3;
    taking.read({QUrl("file:///there")});
    QTRY_VERIFY(taking.property("advice").toString() != cut && !taking.property("advice").toString().isEmpty());
    QVERIFY(BundleTaking::areBundles({QUrl("file:///a.ieum-bundle")}));
    QVERIFY(!BundleTaking::areBundles({QUrl("file:///a.ieum-bundle"), QUrl("file:///b.jpg")}));
    QVERIFY(!BundleTaking::areBundles({QUrl("https://x/a.ieum-bundle")}));
    QVERIFY(!BundleTaking::areBundles({}));
}

void TestBundleDeeds::aRoomIsWrittenInParts() {
    Script script;
    auto live = liveOn(script);
    BundleMaking making;
    making.setProperty("live", QVariant::fromValue(live.get()));
    making.write(hexOf(planningRoom), true, "20", QUrl("file:///out"));
    QTRY_COMPARE(script.bundlesWritten.size(), size_t{1});
    const node::WriteBundle& asked = script.bundlesWritten.front();
    QVERIFY(asked.withFiles && asked.splitBytes == 20'000'000 && asked.people.empty());
    QTRY_VERIFY(!making.property("report").toString().isEmpty());
    making.write(hexOf(planningRoom), false, "", QUrl("file:///out"));
    QTRY_COMPARE(script.bundlesWritten.size(), size_t{2});
    QCOMPARE(script.bundlesWritten.back().splitBytes, uint64_t{0});
    QCOMPARE(BundleMaking::nameFor("영업/기획"), QString("영업-기획.ieum-bundle"));
}

void TestBundleDeeds::theSheetOpensFromTheRoomsMenu() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    under.click(under.item("roomMenu"));
    QTRY_VERIFY(under.item("menuBundle") != nullptr);
    // A menu that has just opened may not stand yet where a click would find it.
    QVERIFY(QMetaObject::invokeMethod(under.item("menuBundle"), "triggered"));
    QTRY_VERIFY(under.item("bundleContents") != nullptr);
    under.picture("bundle-write");
    QCOMPARE(under.complaints(), QStringList());
}

QTEST_MAIN(TestBundleDeeds)
#include "tst_bundle_deeds.moc"
