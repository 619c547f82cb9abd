// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a room has gathered: photos, files, links, notices; and where links really lead.
#include "ui/links/found_links.h"
#include "ui/support/pictured_vault.h"
#include "ui/support/window_under_test.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QTest>

using namespace ieum;
using namespace ieum::ui;
using namespace ieum::uitest;

namespace {

Script gathered() {
    Script script = picturedVault();
    script.gaps.clear();
    auto& messages = script.messages[planningRoom];
    messages.push_back(
        plainMessage(90, "지도: https://map.example/여의도?q=1 그리고 http://a.example.", thatDayMs(10, 1)));
    messages.push_back(plainMessage(91, "내일은 쉽니다.\n문은 잠급니다.", thatDayMs(10, 2)));
    messages.back().notice = true;
    messages.push_back(plainMessage(92, "보세요 https://kakao.example@evil.example/login", thatDayMs(10, 3)));
    return script;
}

void openTab(const WindowUnderTest& under, int tab, const char* list) {
    QTRY_VERIFY(under.isSettled());
    under.click(under.item("showFiles"));
    QTRY_VERIFY(under.item("drawerTabs") != nullptr);
    (void)under.window()->grabWindow();
    QList<QQuickItem*> tabs;
    for (QQuickItem* each : under.item("drawerTabs")->childItems()) {
        if (each->isVisible() && each->width() > 0) tabs += each;
    }
    QCOMPARE(tabs.size(), 4);
    under.click(tabs[tab]);
    QTRY_VERIFY(under.item(list) != nullptr);
}

/// Takes the place of the browser.
class Browser : public QObject {
    Q_OBJECT
  public:
    Browser() {
        for (const char* scheme : {"http", "https", "file"}) QDesktopServices::setUrlHandler(scheme, this, "take");
    }
    ~Browser() override {
        for (const char* scheme : {"http", "https", "file"}) QDesktopServices::unsetUrlHandler(scheme);
    }
    QList<QUrl> taken;
  public slots:
    void take(const QUrl& url) { taken += url; }
};

} // namespace

class TestDrawer : public QObject {
    Q_OBJECT
  private slots:
    void linksAreFound_data();
    void linksAreFound();
    void manyLinksAreBounded();
    void aLinkSaysWhereItLeadsAndAsks();
    void withoutABrowserItSaysSo();
    void pagesWithoutLinksArePassedOver();
    void linksAndNoticesFollowTheRoom();
    void noticesGoToTheirMessage();
    void photosAreAGridAndOpenTheViewer();
    void emptyOnesTeach();
    void itIsDrawnInBothThemesAndLanguages_data();
    void itIsDrawnInBothThemesAndLanguages();
};

void TestDrawer::linksAreFound_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("hosts");
    const auto row = [](const char* name, const char* text, const QStringList& hosts) {
        QTest::newRow(name) << QString::fromUtf8(text) << hosts;
    };
    row("one", "보세요 https://example.com/a", {"example.com"});
    row("two", "https://a.example http://b.example:8080/x", {"a.example", "b.example:8080"});
    row("the same twice", "https://a.example https://a.example", {"a.example"});
    row("end of a sentence", "(https://a.example/b).", {"a.example"});
    row("who it looks like", "https://kakao.com@evil.example/", {"evil.example"});
    row("imitated letters", "https://\xD0\xB0pple.com/", {"xn--pple-43d.com"});
    row("Korean", "https://한글.example/", {"xn--bj0bj06e.example"});
    row("upper case", "HTTPS://EXAMPLE.COM", {"example.com"});
    row("other schemes", "file:///etc/passwd javascript:alert(1) data:text/html,x ftp://a.example smb://a.example", {});
    row("no host", "https:// http:///x https://@/", {});
    row("hidden inside", "https://a.example/\xE2\x80\xAEgnp.exe", {"a.example"});
    row("markup", "<a href='https://b.example'>https://a.example</a>", {"b.example", "a.example"});
    row("a particle", "https://example.com에서 보세요", {"example.com"});
    row("a particle before a path", "https://www.example.com에서/a", {"www.example.com"});
    row("a particle after a port", "http://localhost:8080으로 http://192.0.2.7에서", {"localhost:8080", "192.0.2.7"});
    row("a particle before another", "https://a.example과https://b.example", {"a.example", "b.example"});
    row("a particle after who it looks like", "https://kakao.com@evil.example에서", {"evil.example"});
    row("mixed labels", "https://abc한글.example/", {"xn--abc-hb9ll88m.example"});
    row("a Korean path", "https://example.com/여의도", {"example.com"});
    row("an address within", "https://a.example/?u=https://b.example", {"a.example"});
}

void TestDrawer::linksAreFound() {
    QFETCH(QString, text);
    QFETCH(QStringList, hosts);
    QStringList found;
    for (const FoundLink& link : linksIn(text)) {
        found += link.host;
        QVERIFY(QUrl(link.url).scheme() == "http" || QUrl(link.url).scheme() == "https");
        for (const QChar c : link.url) QVERIFY(c.unicode() > 0x20 && c.unicode() < 0x7F);
    }
    QCOMPARE(found, hosts);
}

void TestDrawer::manyLinksAreBounded() {
    QString text;
    for (int i = 0; i < 5000; ++i) text += QString("https://a%1.example ").arg(i);
    QCOMPARE(linksIn(text).size(), linksPerTextMax);
    const auto long1 = linksIn("https://a.example/" + QString(1'000'000, u'x'));
    QVERIFY(long1.size() <= linksPerTextMax);
    for (const FoundLink& link : long1) QVERIFY(link.url.size() <= linkLettersMax + 16);
}

void TestDrawer::aLinkSaysWhereItLeadsAndAsks() {
    Script script = gathered();
    Browser browser;
    WindowUnderTest under(script);
    openTab(under, 2, "linkList");
    QTRY_COMPARE(under.items("link").size(), 3);
    QCOMPARE(under.items("link")[0]->property("title").toString(), QString("evil.example"));
    QCOMPARE(under.items("link")[1]->property("title").toString(), QString("map.example"));
    (void)under.window()->grabWindow();
    under.click(under.items("link")[0]);
    QTRY_VERIFY(under.item("linkHost") != nullptr);
    QCOMPARE(under.item("linkHost")->property("text").toString(), QString("evil.example"));
    QVERIFY(browser.taken.isEmpty()); // it asks first
    under.picture("link-question");
    under.clickNew("copyLink");
    QCOMPARE(QGuiApplication::clipboard()->text(), QString("https://kakao.example@evil.example/login"));
    QTRY_VERIFY(under.item("linkHost") == nullptr);
    under.click(under.items("link")[1]);
    under.clickNew("openLink");
    QTRY_COMPARE(browser.taken.size(), 1);
    QCOMPARE(browser.taken.first().host(), QString("map.example"));
    QCOMPARE(under.complaints(), QStringList());
}

void TestDrawer::withoutABrowserItSaysSo() {
    Script script = gathered();
    WindowUnderTest under(script);
    openTab(under, 2, "linkList");
    QTRY_COMPARE(under.items("link").size(), 3);
    (void)under.window()->grabWindow();
    under.click(under.items("link")[1]);
    QTRY_VERIFY(under.item("openLink") != nullptr);
    QVERIFY(under.item("linkFailed") == nullptr);
    under.clickNew("openLink"); // nothing here opens addresses
    QTRY_VERIFY(under.item("linkFailed") != nullptr);
    QVERIFY(under.item("linkHost") != nullptr && under.item("copyLink") != nullptr);
    under.picture("link-no-browser");
    // It can be tried again when there is one.
    Browser browser;
    under.clickNew("openLink");
    QTRY_VERIFY(under.item("linkHost") == nullptr);
    QCOMPARE(browser.taken.size(), 1);
    QCOMPARE(under.complaints(), QStringList());
}

void TestDrawer::pagesWithoutLinksArePassedOver() {
    Script script = gathered();
    script.linkPage = 1;
    auto& messages = script.messages[planningRoom];
    for (uint8_t i = 0; i < 5; ++i)
        messages.push_back(plainMessage(static_cast<uint8_t>(100 + i), "http:// und https://@/", thatDayMs(11, i)));
    WindowUnderTest under(script);
    openTab(under, 2, "linkList");
    QTRY_COMPARE(under.items("link").size(), 3); // and the next page comes without scrolling
    QVERIFY(under.item("noLinks") == nullptr);
}

void TestDrawer::linksAndNoticesFollowTheRoom() {
    Script script = gathered();
    WindowUnderTest under(script);
    openTab(under, 2, "linkList");
    QTRY_COMPARE(under.items("link").size(), 3);
    auto& messages = script.messages[planningRoom];
    messages.push_back(plainMessage(110, "https://new.example", thatDayMs(11, 1)));
    messages.back().notice = true;
    script.tell(node::TimelineChanged{planningRoom});
    QTRY_COMPARE(under.items("link").size(), 4);
    QStringList hosts;
    for (const QQuickItem* link : under.items("link")) hosts += link->property("title").toString();
    QVERIFY(hosts.contains("new.example"));
    under.click(under.item("showFiles"));
    QTRY_VERIFY(under.item("drawerTabs") == nullptr);
    openTab(under, 3, "noticeList");
    QTRY_COMPARE(under.items("notice").size(), 2);
    messages.back().notice = false;
    script.tell(node::TimelineChanged{planningRoom});
    QTRY_COMPARE(under.items("notice").size(), 1);
    QCOMPARE(under.complaints(), QStringList());
}

void TestDrawer::noticesGoToTheirMessage() {
    Script script = gathered();
    WindowUnderTest under(script);
    openTab(under, 3, "noticeList");
    QTRY_COMPARE(under.items("notice").size(), 1);
    QCOMPARE(under.items("notice")[0]->property("text").toString(), QString("내일은 쉽니다. 문은 잠급니다."));
    (void)under.window()->grabWindow();
    under.click(under.items("notice")[0]);
    const auto isMarked = [&under] {
        for (QQuickItem* bubble : under.items("bubble")) {
            if (bubble->property("notice").toBool()) return bubble->property("marked").toBool();
        }
        return false;
    };
    QTRY_VERIFY(isMarked());
    QCOMPARE(under.complaints(), QStringList());
}

void TestDrawer::photosAreAGridAndOpenTheViewer() {
    Script script = gathered();
    WindowUnderTest under(script);
    openTab(under, 0, "photoGrid");
    QTRY_COMPARE(under.items("photo").size(), 2);
    for (const node::FindFiles& asked : script.found) QVERIFY(asked.room == planningRoom);
    QCOMPARE(script.found.back().kind, std::optional(node::FileKind::Image));
    (void)under.window()->grabWindow();
    under.click(under.items("photo")[0]);
    QTRY_VERIFY(under.item("largePicture") != nullptr);
    QCOMPARE(under.item("viewerName")->property("text").toString(), QString("워크숍 언덕.jpg"));
    QTest::keyClick(under.window(), Qt::Key_Escape);
    QTRY_VERIFY(under.item("largePicture") == nullptr);
    QVERIFY(under.item("photoGrid") != nullptr);
    QCOMPARE(under.complaints(), QStringList());
}

void TestDrawer::emptyOnesTeach() {
    Script script = sampleChat();
    script.messages[planningRoom].clear();
    WindowUnderTest under(script);
    openTab(under, 2, "linkList");
    QTRY_VERIFY(under.item("noLinks") != nullptr);
    QCOMPARE(under.item("noLinks")->property("heading").toString(), QString("아직 링크가 없습니다"));
    under.picture("drawer-empty-links");
    QCOMPARE(under.items("link").size(), 0);
    QCOMPARE(under.complaints(), QStringList());
}

void TestDrawer::itIsDrawnInBothThemesAndLanguages_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("theme");
    for (const char* language : {"ko", "en"}) {
        for (const char* theme : {"light", "dark"}) QTest::addRow("%s-%s", language, theme) << language << theme;
    }
}

void TestDrawer::itIsDrawnInBothThemesAndLanguages() {
    QFETCH(QString, language);
    QFETCH(QString, theme);
    const QString look = language + "-" + theme;
    Script script = gathered();
    WindowUnderTest under(script, node::ProfileKind::Open, language, theme);
    openTab(under, 0, "photoGrid");
    QTRY_COMPARE(under.items("photo").size(), 2);
    under.picture("drawer-photos-" + look);
    under.click(under.item("showFiles")); // closes it
    QTRY_VERIFY(under.item("drawerTabs") == nullptr);
    openTab(under, 2, "linkList");
    QTRY_COMPARE(under.items("link").size(), 3);
    under.picture("drawer-links-" + look);
    QCOMPARE(under.complaints(), QStringList());
}

QTEST_MAIN(TestDrawer)
#include "tst_drawer.moc"
