// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The real window, driven by keys and pointer, over a scripted Api.
#include "ui/support/sample_chat.h"
#include "ui/support/window_under_test.h"

#include <QDropEvent>
#include <QElapsedTimer>
#include <QInputMethodEvent>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryFile>
#include <QTest>

using namespace ieum;
using namespace ieum::uitest;

class TestWindow : public QObject {
    Q_OBJECT
  private slots:
    void itShowsItselfWithItsRooms();
    void enterSendsOnceAndEmptiesTheComposer();
    void shiftEnterBeginsANewLine();
    void aSyllableBeingComposedIsSentOnce();
    void aRefusedMessageComesBack();
    void droppedFilesAreAttachedAndSent();
    void searchingShowsHitsAndJumps();
    void theBarNamesTheOutageAndItsDetailsOpen();
    void theFirstStartNeedsOnlyAName();
    void aNameOfOneSyllableIsAName();
    void aWrongPassphraseIsSaidAndTheRightOneOpens();
    void withoutRoomsThreeWaysAreOffered();
    void anInvitationLinkCanBeCopied();
    void aNarrowWindowStaysUsable();
    void theLanguageChangesAtOnce();
    void allDrawersOpenWithoutComplaint();
    void theTestOfTheLanSaysWhatToDo_data();
    void theTestOfTheLanSaysWhatToDo();
    void scrollingUpBringsOlderPagesAndKeepsThePlace();
    void whatComesWhileReadingBelowIsFollowed();
    void itIsDrawnInBothThemesAndLanguages_data();
    void itIsDrawnInBothThemesAndLanguages();
};

void TestWindow::itShowsItselfWithItsRooms() {
    Script script = sampleChat();
    WindowUnderTest under(script, WindowUnderTest::untilSettled);
    QElapsedTimer since; // making an engine takes long by itself
    since.start();
    QVERIFY(!under.window()->isVisible());
    bool isFirst = true, isRight = false;
    connect(under.window(), &QQuickWindow::afterAnimating, this, [&] {
        // Empty only where the profile took longer than anybody wants to wait for a window: 250 ms, which began a
        // little before `since`.
        if (std::exchange(isFirst, false)) isRight = under.isSettled() || since.elapsed() >= 200;
    });
    QTRY_VERIFY(!isFirst);
    QVERIFY(isRight && under.window()->isVisible());
    QTRY_COMPARE(under.items("roomRow").size(), qsizetype(script.rooms.size()));
    under.window()->hide();
    QVERIFY(!QTest::qWaitFor([&] { return under.window()->isVisible(); }, 400)); // it does so once
    QCOMPARE(under.complaints(), QStringList());
}

void TestWindow::enterSendsOnceAndEmptiesTheComposer() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    QTRY_VERIFY(under.item("composerText")->hasActiveFocus());
    under.type("회의는 3시");
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_COMPARE(script.sent.size(), size_t{1});
    QCOMPARE(script.sent.front().text, "회의는 3시");
    QCOMPARE(script.sent.front().room, planningRoom);
    QCOMPARE(under.item("composerText")->property("text").toString(), QString());
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_VERIFY(under.isSettled());
    QCOMPARE(script.sent.size(), size_t{1});
    QCOMPARE(under.complaints(), QStringList());
}

void TestWindow::shiftEnterBeginsANewLine() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    under.type("a");
    QTest::keyClick(under.window(), Qt::Key_Return, Qt::ShiftModifier);
    under.type("b");
    QCOMPARE(under.item("composerText")->property("text").toString(), QString("a\nb"));
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_COMPARE(script.sent.size(), size_t{1});
    QCOMPARE(script.sent.front().text, "a\nb");
}

void TestWindow::aSyllableBeingComposedIsSentOnce() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    under.type("안녕하세");
    QInputMethodEvent composing(QStringLiteral("요"), {});
    QCoreApplication::sendEvent(under.item("composerText"), &composing);
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_COMPARE(script.sent.size(), size_t{1});
    QCOMPARE(script.sent.front().text, "안녕하세요");
    QCOMPARE(under.item("composerText")->property("text").toString(), QString());
    QCOMPARE(under.item("composerText")->property("preeditText").toString(), QString());
}

void TestWindow::aRefusedMessageComesBack() {
    Script script = sampleChat();
    script.refuseSending = fail(Cause::Input, NodeError::TextTooLong, 65536).value();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    under.type("길다");
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_COMPARE(script.sent.size(), size_t{1});
    QTRY_COMPARE(under.item("composerText")->property("text").toString(), QString("길다"));
}

void TestWindow::droppedFilesAreAttachedAndSent() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write("figures");
    file.close();
    QMimeData dropped;
    dropped.setUrls({QUrl::fromLocalFile(file.fileName())});
    const QPoint at(under.window()->width() - 200, 300);
    QDragEnterEvent enter(at, Qt::CopyAction, &dropped, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(under.window(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(at, Qt::CopyAction, &dropped, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(under.window(), &drop);
    QVERIFY(script.sent.empty()); // nothing leaves before Send
    QTRY_VERIFY(under.item("send")->isEnabled());
    under.click(under.item("send"));
    QTRY_COMPARE(script.sent.size(), size_t{1});
    QCOMPARE(script.sent.front().filePaths, std::vector<std::string>{QFileInfo(file).absoluteFilePath().toStdString()});
}

void TestWindow::searchingShowsHitsAndJumps() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    QTest::keyClick(under.window(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(under.item("searchAll")->hasActiveFocus());
    under.type("이어서");
    QTRY_VERIFY(under.item("hitList") != nullptr);
    QTRY_COMPARE(under.item("hitList")->property("count").toInt(), 1);
    QCOMPARE(script.searches.back().words, "이어서");
    QTRY_VERIFY(under.item("hit") != nullptr);
    under.click(under.item("hit"));
    const QString wanted = QString::fromStdString(numbered<MessageId>(1).hex());
    QTRY_COMPARE(under.item("timeline")->property("markedMessage").toString(), wanted);
}

void TestWindow::theBarNamesTheOutageAndItsDetailsOpen() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    QTRY_VERIFY(under.item("outageSentence") != nullptr);
    QVERIFY(under.item("outageSentence")->property("text").toString().contains("오전 8:12"));
    under.click(under.item("outageAction"));
    QTRY_VERIFY(under.item("pathList") != nullptr);
    QTRY_COMPARE(under.item("pathList")->property("count").toInt(), 7);
    QTest::keyClick(under.window(), Qt::Key_Escape);
    QTRY_VERIFY(under.item("pathList") == nullptr);
}

void TestWindow::theFirstStartNeedsOnlyAName() {
    Script script;
    WindowUnderTest under(script, node::ProfileKind::Missing);
    QTRY_VERIFY(under.item("welcomeName") != nullptr);
    QTRY_VERIFY(under.item("welcomeName")->hasActiveFocus());
    under.picture("welcome");
    QVERIFY(!under.item("welcomeStart")->isEnabled());
    under.type("서연");
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_VERIFY(under.item("firstSteps") != nullptr);
    QCOMPARE(under.made().front(), std::pair(std::string("서연"), std::string()));
    under.click(under.item("firstRoom"));
    QTRY_VERIFY(under.item("roomName") && under.item("roomName")->hasActiveFocus());
    under.type("기획팀");
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_COMPARE(script.created, std::vector<std::string>{"기획팀"});
    QTRY_VERIFY(under.item("composerText") && under.item("composerText")->hasActiveFocus());
    under.type("첫 메시지");
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_COMPARE(script.sent.size(), size_t{1});
    QCOMPARE(under.complaints(), QStringList());
}

void TestWindow::aNameOfOneSyllableIsAName() {
    Script script;
    WindowUnderTest under(script);
    QTRY_VERIFY(under.item("firstSteps") != nullptr);
    under.click(under.item("firstRoom"));
    QTRY_VERIFY(under.item("roomName") && under.item("roomName")->hasActiveFocus());
    QVERIFY(!under.item("agree")->isEnabled());
    QInputMethodEvent composing(QStringLiteral("집"), {});
    QCoreApplication::sendEvent(under.item("roomName"), &composing);
    QTRY_VERIFY(under.item("agree")->isEnabled());
    under.clickNew("agree");
    QTRY_COMPARE(script.created, std::vector<std::string>{"집"});
    QCOMPARE(under.complaints(), QStringList());
}

void TestWindow::aWrongPassphraseIsSaidAndTheRightOneOpens() {
    Script script = sampleChat();
    WindowUnderTest under(script, node::ProfileKind::Protected);
    QTRY_VERIFY(under.item("unlockField") && under.item("unlockField")->hasActiveFocus());
    under.type("틀린 말");
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_VERIFY(under.item("locked") != nullptr);
    under.item("unlockField")->setProperty("text", QStringLiteral("바른 말"));
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_VERIFY(under.isSettled() && under.item("composerText") != nullptr);
}

void TestWindow::withoutRoomsThreeWaysAreOffered() {
    Script script;
    WindowUnderTest under(script);
    QTRY_VERIFY(under.item("firstSteps") != nullptr);
    under.picture("first-steps");
    for (const char* way : {"firstRoom", "firstInvite", "firstAccept"}) QVERIFY2(under.item(way), way);
    under.click(under.item("firstAccept"));
    QTRY_VERIFY(under.item("acceptLink") && under.item("acceptLink")->hasActiveFocus());
    under.type("ieum:abc");
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_COMPARE(script.acceptedLinks, std::vector<std::string>{"ieum:abc"});
}

void TestWindow::anInvitationLinkCanBeCopied() {
    Script script;
    WindowUnderTest under(script);
    QTRY_VERIFY(under.item("firstInvite") != nullptr);
    under.click(under.item("firstInvite"));
    QTRY_VERIFY(under.item("inviteLink") != nullptr);
    QTRY_VERIFY(under.item("inviteLink")->property("text").toString().startsWith("ieum:"));
    under.picture("invite");
}

void TestWindow::aNarrowWindowStaysUsable() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    under.window()->resize(760, 560);
    QTRY_VERIFY(under.isSettled());
    under.picture("narrow");
    for (const char* name : {"composerText", "send", "roomMenu", "searchAll", "showPaths", "outageAction"}) {
        QQuickItem* item = under.item(name);
        QVERIFY2(item != nullptr, name);
        const QRectF place = item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
        QVERIFY2(QRectF(0, 0, 760, 560).contains(place), name);
        QVERIFY2(place.width() > 20 && place.height() > 10, name);
    }
}

void TestWindow::theLanguageChangesAtOnce() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    QTRY_COMPARE(under.item("send")->property("text").toString(), QString("보내기"));
    under.preferences().setLanguage("en");
    QTRY_COMPARE(under.item("send")->property("text").toString(), QString("Send"));
}

void TestWindow::allDrawersOpenWithoutComplaint() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    const std::pair<const char*, const char*> drawers[] = {{"searchRoom", "searchWords"},
                                                           {"showFiles", "fileList"},
                                                           {"roomSubtitle", "memberList"},
                                                           {"showPaths", "pathList"}};
    for (const auto& [button, list] : drawers) {
        under.click(under.item(button));
        QTRY_VERIFY2(under.item(list) != nullptr, list);
        under.picture(list);
    }
    QCOMPARE(under.complaints(), QStringList());
}

void TestWindow::theTestOfTheLanSaysWhatToDo_data() { itIsDrawnInBothThemesAndLanguages_data(); }

void TestWindow::theTestOfTheLanSaysWhatToDo() {
    QFETCH(QString, language);
    QFETCH(QString, theme);
    Script script = sampleChat();
    script.lanReport.findings = {{node::LanCause::ClientIsolation, "wlan0"}, {node::LanCause::Vpn, "tun0"}};
    script.lanReport.seen.mdns.runs = true;
    WindowUnderTest under(script, node::ProfileKind::Open, language, theme);
    QTRY_VERIFY(under.isSettled());
    under.click(under.item("showPaths"));
    QTRY_VERIFY(under.item("testLan") != nullptr);
    under.click(under.item("testLan"));
    QTRY_VERIFY(under.item("lanLine") != nullptr);
    const QString matter = under.item("lanLine")->property("matter").toString();
    QVERIFY2(matter.contains("wlan0") && matter.contains(language == "ko" ? "공유기" : "router"), qPrintable(matter));
    const QString mdns = under.item("lanMdns")->property("text").toString();
    QVERIFY2(mdns.contains("Avahi") && mdns.contains(language == "ko" ? "도움" : "helps"), qPrintable(mdns));
    under.picture("lan-" + language + "-" + theme);
    // Where nothing else helps an address is typed.
    under.click(under.item("peerAddress"));
    under.type("192.168.0.7:47000");
    under.click(under.item("connectPeer"));
    QTRY_COMPARE(script.typedAddresses, std::vector<std::string>{"192.168.0.7:47000"});
    QTRY_COMPARE(under.item("peerAddress")->property("text").toString(), QString());
    // It can be repeated, once the cause is mended.
    script.lanReport.findings = {{node::LanCause::Fine, ""}};
    under.click(under.item("lanAgain"));
    QTRY_VERIFY(under.item("lanLine") != nullptr && under.item("lanLine")->property("good").toBool());
    QCOMPARE(under.complaints(), QStringList());
}

void TestWindow::scrollingUpBringsOlderPagesAndKeepsThePlace() {
    Script script = longChat(150);
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    QQuickItem* list = under.item("timeline");
    QTRY_COMPARE(list->property("count").toInt(), 60);
    QTRY_VERIFY(list->property("atFoot").toBool());
    const double before = list->property("contentY").toDouble();
    list->setProperty("contentY", before - 3 * list->height());
    QTRY_COMPARE(list->property("count").toInt(), 120);
    QCOMPARE(list->property("contentY").toDouble(), before - 3 * list->height());
    for (int i = 0; i < 20; ++i) {
        list->setProperty("contentY", list->property("originY").toDouble());
        QTRY_VERIFY(list->property("count").toInt() >= 120);
    }
    QTRY_COMPARE(list->property("count").toInt(), 150);
}

void TestWindow::whatComesWhileReadingBelowIsFollowed() {
    Script script = longChat(150);
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    QQuickItem* list = under.item("timeline");
    QTRY_COMPARE(list->property("count").toInt(), 60);
    QTRY_VERIFY(list->property("atFoot").toBool());
    script.messages[planningRoom].push_back(plainMessage(250, "new", thatDayMs(12, 0)));
    script.tell(node::TimelineChanged{planningRoom});
    QTRY_COMPARE(list->property("count").toInt(), 61);
    QTRY_VERIFY(list->property("atFoot").toBool());
}

void TestWindow::itIsDrawnInBothThemesAndLanguages_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("theme");
    for (const char* language : {"ko", "en"}) {
        for (const char* theme : {"light", "dark"}) QTest::addRow("%s-%s", language, theme) << language << theme;
    }
}

void TestWindow::itIsDrawnInBothThemesAndLanguages() {
    QFETCH(QString, language);
    QFETCH(QString, theme);
    Script script = sampleChat();
    WindowUnderTest under(script, node::ProfileKind::Open, language, theme);
    QTRY_VERIFY(under.isSettled());
    QTRY_VERIFY(under.item("stateLine") != nullptr);
    const QImage drawn = under.picture("window-" + language + "-" + theme);
    QCOMPARE(drawn.size(), under.window()->size());
    QCOMPARE(drawn.pixelColor(700, 200).lightness() < 128, theme == "dark");
    QCOMPARE(under.complaints(), QStringList());
}

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
