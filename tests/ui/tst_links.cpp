// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Links in bubbles: which letters are one, where it leads, that it asks first, and that the text stays a plain one.
#include "ui/links/found_links.h"
#include "ui/support/sample_chat.h"
#include "ui/support/window_under_test.h"
#include "ui/timeline/timeline_rows.h"
#include "ui/words/names.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QTest>

using namespace ieum;
using namespace ieum::ui;
using namespace ieum::uitest;

namespace {

/// Takes the place of all that could open an address.
class Desktop : public QObject {
    Q_OBJECT
  public:
    Desktop() {
        for (const char* scheme : schemes) QDesktopServices::setUrlHandler(scheme, this, "take");
    }
    ~Desktop() override {
        for (const char* scheme : schemes) QDesktopServices::unsetUrlHandler(scheme);
    }
    QStringList taken;
  public slots:
    void take(const QUrl& url) { taken += url.toString(QUrl::FullyEncoded); }

  private:
    static constexpr const char* schemes[] = {"http", "https", "mailto", "file", "ieum"};
};

QQuickItem* bodyWith(const WindowUnderTest& under, const QString& words) {
    for (QQuickItem* body : under.items("messageText")) {
        if (body->property("text").toString().contains(words)) return body;
    }
    return nullptr;
}

/// The middle of a letter, in the window.
QPoint letterAt(QQuickItem* body, qsizetype letter) {
    QRectF left;
    QRectF right;
    const bool isAsked = QMetaObject::invokeMethod(body, "positionToRectangle", Q_RETURN_ARG(QRectF, left),
                                                   Q_ARG(int, static_cast<int>(letter))) &&
                         QMetaObject::invokeMethod(body, "positionToRectangle", Q_RETURN_ARG(QRectF, right),
                                                   Q_ARG(int, static_cast<int>(letter + 1)));
    Q_ASSERT(isAsked);
    return body->mapToScene({(left.x() + right.x()) / 2, left.center().y()}).toPoint();
}

QPoint wordAt(QQuickItem* body, const QString& word) {
    return letterAt(body, body->property("text").toString().indexOf(word) + 2);
}

void press(const WindowUnderTest& under, const QPoint& place) {
    QTest::mouseClick(under.window(), Qt::LeftButton, {}, place);
}

Script chatWith(const std::string& text) {
    Script script = sampleChat();
    script.gaps.clear();
    auto& messages = script.messages[planningRoom];
    messages.erase(messages.begin() + 1, messages.end() - 1);
    messages.push_back(plainMessage(60, text, thatDayMs(9, 40)));
    return script;
}

} // namespace

class TestLinks : public QObject {
    Q_OBJECT
  private slots:
    void placesAndKindsAreFound_data();
    void placesAndKindsAreFound();
    void hostsThatDeceiveAreDoubted_data();
    void hostsThatDeceiveAreDoubted();
    void whatIsCutIsNoLink();
    void rowsSayWhereLinksStand();
    void aPressedLinkSaysItsHostAndAsks();
    void aDoubtfulOneWarns();
    void besideTheLettersNothingOpens();
    void textsAreSelectedAcrossLinks();
    void markupStaysText();
    void keysOpenEachLink();
    void mailGoesToTheMailProgramAlone();
    void ourOwnLinksAreOffered();
    void itIsDrawnInBothThemesAndLanguages_data();
    void itIsDrawnInBothThemesAndLanguages();
};

void TestLinks::placesAndKindsAreFound_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("found");
    const auto row = [](const char* name, const char* text, const QStringList& found) {
        QTest::newRow(name) << QString::fromUtf8(text) << found;
    };
    row("web", "보세요 https://a.example/b.", {"https://a.example/b"});
    row("twice", "https://a.example https://a.example", {"https://a.example", "https://a.example"});
    row("mail", "mailto:kim@a.example으로", {"mailto:kim@a.example"});
    row("mail that attaches", "mailto:kim@a.example?attach=/etc/passwd&bcc=x@b.example", {"mailto:kim@a.example"});
    row("mail with a line break", "mailto:kim%0Abcc@a.example mailto: mailto:@a", {});
    row("ours", "ieum:AbCd_-123456입니다", {"ieum:AbCd_-123456"});
    row("ours within a word", "premieum:AbCd12345 IEUM:AbCd12345 ieum:kurz", {});
    row("others", "javascript:alert(1) file:///etc/passwd data:text/html,x tel:119 ftp://a.example x-apt:a", {});
    row("a host in disguise", "https://%65vil.example/ https://a.example\\@b.example/", {});
}

void TestLinks::placesAndKindsAreFound() {
    QFETCH(QString, text);
    QFETCH(QStringList, found);
    QStringList seen;
    for (const LinkPlace& place : linkPlaces(text)) {
        seen += text.mid(place.begin, place.length);
        const QString scheme = QUrl(place.link.url).scheme();
        QVERIFY((QStringList{"http", "https", "mailto", "ieum"}).contains(scheme));
    }
    QCOMPARE(seen, found);
}

void TestLinks::hostsThatDeceiveAreDoubted_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("doubt");
    const auto row = [](const char* name, const char* text, LinkDoubt doubt) {
        QTest::newRow(name) << QString::fromUtf8(text) << static_cast<int>(doubt);
    };
    row("plain", "https://www.example.com:8080/a@b", LinkDoubt::None);
    row("upper case", "HTTPS://EXAMPLE.COM", LinkDoubt::None);
    row("an address of numbers", "http://192.0.2.7/a http://[2001:db8::1]/", LinkDoubt::None);
    row("Korean", "https://한글.example/", LinkDoubt::None);
    row("Korean and Latin", "https://abc한글.example/", LinkDoubt::None);
    row("Japanese and Latin", "https://日本ですabc.example/", LinkDoubt::None);
    row("a Greek name under a Greek end", "https://παράδειγμα.ελ", LinkDoubt::None);
    row("written encoded", "https://xn--bj0bj06e.example/", LinkDoubt::None);
    row("one Cyrillic letter", "https://\xD0\xB0pple.example/", LinkDoubt::MixedLetters);
    row("the same, encoded", "https://xn--pple-43d.example/", LinkDoubt::MixedLetters);
    row("all Cyrillic but the end", "https://\xD0\xB0\xD1\x80\xD1\x80\xD3\x8F\xD0\xB5.example",
        LinkDoubt::MixedLetters);
    row("who it looks like", "https://kakao.example@evil.example/", LinkDoubt::NotAsShown);
    row("a number in disguise", "http://0x7f.1/", LinkDoubt::NotAsShown);
    row("wide letters", "https://\xEF\xBD\x85xample.com/", LinkDoubt::NotAsShown);
}

void TestLinks::hostsThatDeceiveAreDoubted() {
    QFETCH(QString, text);
    QFETCH(int, doubt);
    const auto places = linkPlaces(text);
    QVERIFY(!places.isEmpty());
    for (const LinkPlace& place : places) QCOMPARE(static_cast<int>(place.link.doubt), doubt);
}

void TestLinks::whatIsCutIsNoLink() {
    const QString text = "https://a.example https://kakao.example";
    QCOMPARE(linkPlaces(text, true).size(), 1); // it may go on with ".evil.example"
    QCOMPARE(linkPlaces(text + " ", true).size(), 2);
    // A bubble that shows the beginning of a long text.
    const std::string host = "https://kakao.example";
    const std::string late =
        std::string(static_cast<size_t>(foldedLetters) - host.size(), ' ') + host + ".evil.example";
    const auto row = timelineRows({plainMessage(60, late, thatDayMs(9, 40))}, {}).front();
    QVERIFY(row.cut && row.links.isEmpty());
}

void TestLinks::rowsSayWhereLinksStand() {
    auto message = plainMessage(60, "가\x01나 https://a.example\n끝", thatDayMs(9, 40));
    const auto row = timelineRows({message}, {}).front();
    QCOMPARE(row.links.size(), 2);
    QCOMPARE(row.text.mid(row.links[0], row.links[1]), QString("https://a.example"));
    message.gone = node::Gone::Deleted;
    QVERIFY(timelineRows({message}, {}).front().links.isEmpty());
}

void TestLinks::aPressedLinkSaysItsHostAndAsks() {
    Script script = chatWith("지도: https://map.example:8443/여의도?q=1 봐 주세요");
    Desktop desktop;
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && bodyWith(under, "지도") != nullptr);
    (void)under.window()->grabWindow();
    press(under, wordAt(bodyWith(under, "지도"), "https"));
    QTRY_VERIFY(under.item("linkHost") != nullptr);
    QCOMPARE(under.item("linkHost")->property("text").toString(), QString("map.example:8443"));
    QVERIFY(under.item("linkDoubt") == nullptr && under.item("linkMessage") == nullptr);
    QVERIFY(desktop.taken.isEmpty());
    QVERIFY(under.item("leaveLink")->hasActiveFocus());
    under.clickNew("openLink");
    QTRY_COMPARE(desktop.taken, QStringList{"https://map.example:8443/%EC%97%AC%EC%9D%98%EB%8F%84?q=1"});
    QTRY_VERIFY(under.item("linkHost") == nullptr);
    QCOMPARE(under.complaints(), QStringList());
}

void TestLinks::aDoubtfulOneWarns() {
    Script script = chatWith("https://kakao.example@evil.example/login");
    Desktop desktop;
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && bodyWith(under, "kakao") != nullptr);
    (void)under.window()->grabWindow();
    press(under, wordAt(bodyWith(under, "kakao"), "kakao"));
    QTRY_VERIFY(under.item("linkDoubt") != nullptr);
    QCOMPARE(under.item("linkHost")->property("text").toString(), QString("evil.example"));
    const QString why = under.item("linkDoubt")->property("text").toString();
    QVERIFY2(why.contains(u"다른 곳"), qPrintable(why));
    QTest::keyClick(under.window(), Qt::Key_Return); // the keys are at "Cancel"
    QTRY_VERIFY(under.item("linkDoubt") == nullptr);
    QVERIFY(desktop.taken.isEmpty());
    QCOMPARE(under.complaints(), QStringList());
}

void TestLinks::besideTheLettersNothingOpens() {
    Script script = chatWith("앞말 https://a.example\n한 줄 더 길게 적어 둔 글입니다 그래서 오른쪽이 남습니다");
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && bodyWith(under, "앞말") != nullptr);
    QQuickItem* body = bodyWith(under, "앞말");
    (void)under.window()->grabWindow();
    press(under, letterAt(body, 0));
    // Right of the link the line is empty.
    const QPoint end = letterAt(body, body->property("text").toString().indexOf('\n') - 1);
    press(under, end + QPoint(30, 0));
    QVERIFY(under.item("linkHost") == nullptr);
    press(under, end);
    QTRY_VERIFY(under.item("linkHost") != nullptr);
}

void TestLinks::textsAreSelectedAcrossLinks() {
    Script script = chatWith("앞말 https://a.example 뒷말");
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && bodyWith(under, "앞말") != nullptr);
    QQuickItem* body = bodyWith(under, "앞말");
    (void)under.window()->grabWindow();
    const QPoint from = wordAt(body, "https");
    const QPoint to = wordAt(body, "example");
    QTest::mousePress(under.window(), Qt::LeftButton, {}, from);
    for (int x = from.x(); x <= to.x(); x += 6) QTest::mouseMove(under.window(), {x, from.y()});
    QTest::mouseRelease(under.window(), Qt::LeftButton, {}, to);
    const QString selected = body->property("selectedText").toString();
    QVERIFY2(selected.contains("s://a."), qPrintable(selected));
    QVERIFY(under.item("linkHost") == nullptr);
    QTest::keyClick(under.window(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(body->property("selectedText").toString(), QString("앞말 https://a.example 뒷말"));
}

void TestLinks::markupStaysText() {
    const QString text = "<a href='file:///etc/passwd'>https://a.example</a><img src='https://b.example/x.png'>";
    Script script = chatWith(text.toStdString());
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && bodyWith(under, "href") != nullptr);
    QQuickItem* body = bodyWith(under, "href");
    QCOMPARE(body->property("text").toString(), text);
    QCOMPARE(body->property("textFormat").toInt(), 0);
    (void)under.window()->grabWindow();
    press(under, wordAt(body, "file:"));
    QVERIFY(under.item("linkHost") == nullptr);
    press(under, wordAt(body, "https://a"));
    QTRY_VERIFY(under.item("linkHost") != nullptr);
    QCOMPARE(under.item("linkHost")->property("text").toString(), QString("a.example"));
}

void TestLinks::keysOpenEachLink() {
    Script script = chatWith("https://a.example 또는 mailto:kim@b.example");
    Desktop desktop;
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && bodyWith(under, "또는") != nullptr);
    QQuickItem* list = under.item("timeline");
    list->forceActiveFocus(Qt::TabFocusReason);
    QTest::keyClick(under.window(), Qt::Key_Up);
    QTRY_VERIFY(under.item("messageMore") != nullptr);
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_VERIFY(under.item("menuLink") != nullptr);
    for (int step = 0; step < 12 && !under.item("menuLink")->property("highlighted").toBool(); ++step)
        QTest::keyClick(under.window(), Qt::Key_Down);
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_VERIFY(under.item("nextLink") != nullptr);
    QCOMPARE(under.item("linkHost")->property("text").toString(), QString("a.example"));
    QTest::keyClick(under.window(), Qt::Key_Backtab); // Cancel, Copy
    QTest::keyClick(under.window(), Qt::Key_Backtab); // the next link
    QVERIFY(under.item("nextLink")->hasActiveFocus());
    QTest::keyClick(under.window(), Qt::Key_Return);
    QCOMPARE(under.item("linkHost")->property("text").toString(), QString("kim@b.example"));
    QTest::keyClick(under.window(), Qt::Key_Backtab);
    QVERIFY(under.item("openLink")->hasActiveFocus());
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_COMPARE(desktop.taken, QStringList{"mailto:kim@b.example"});
    QCOMPARE(under.complaints(), QStringList());
}

void TestLinks::mailGoesToTheMailProgramAlone() {
    Script script = chatWith("mailto:kim@b.example?attach=/etc/passwd");
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && bodyWith(under, "mailto") != nullptr);
    (void)under.window()->grabWindow();
    press(under, wordAt(bodyWith(under, "mailto"), "kim"));
    QTRY_VERIFY(under.item("linkHost") != nullptr);
    QCOMPARE(under.item("linkUrl")->property("text").toString(), QString("mailto:kim@b.example"));
    under.clickNew("openLink"); // nothing here opens addresses
    QTRY_VERIFY(under.item("linkFailed") != nullptr);
    under.clickNew("copyLink");
    QCOMPARE(QGuiApplication::clipboard()->text(), QString("kim@b.example"));
    QCOMPARE(under.complaints(), QStringList());
}

void TestLinks::ourOwnLinksAreOffered() {
    Script script = chatWith("들어오세요 ieum:AbCdEfGh12345678");
    Desktop desktop;
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && bodyWith(under, "들어오세요") != nullptr);
    (void)under.window()->grabWindow();
    press(under, wordAt(bodyWith(under, "들어오세요"), "ieum:"));
    QTRY_VERIFY(under.item("acceptLink") != nullptr);
    QCOMPARE(under.item("acceptLink")->property("text").toString(), QString("ieum:AbCdEfGh12345678"));
    QVERIFY(desktop.taken.isEmpty());
    QCOMPARE(under.complaints(), QStringList());
}

void TestLinks::itIsDrawnInBothThemesAndLanguages_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("theme");
    for (const char* language : {"ko", "en"}) {
        for (const char* theme : {"light", "dark"}) QTest::addRow("%s-%s", language, theme) << language << theme;
    }
}

void TestLinks::itIsDrawnInBothThemesAndLanguages() {
    QFETCH(QString, language);
    QFETCH(QString, theme);
    Script script = chatWith("지도는 https://\xD0\xB0pple.example/여의도 에 있고, mailto:kim@b.example 로 답해 주세요");
    WindowUnderTest under(script, node::ProfileKind::Open, language, theme);
    QTRY_VERIFY(under.isSettled() && bodyWith(under, "지도") != nullptr);
    (void)under.window()->grabWindow();
    press(under, wordAt(bodyWith(under, "지도"), "https"));
    QTRY_VERIFY(under.item("linkDoubt") != nullptr);
    under.picture("links-" + language + "-" + theme);
    QCOMPARE(under.complaints(), QStringList());
}

QTEST_MAIN(TestLinks)
#include "tst_links.moc"
