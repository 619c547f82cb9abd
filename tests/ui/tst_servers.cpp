// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which server is home, which ones there are, and by which proxy they are reached.
#include "net/error.h"
#include "ui/sheets/proxy_setting.h"
#include "ui/support/sample_chat.h"
#include "ui/support/window_under_test.h"

#include <QTest>

using namespace ieum;
using namespace ieum::uitest;

namespace {

Script withThreeServers() {
    Script script = sampleChat();
    script.status.replicas = {{"ieum-replica://KEY@home.example:1", numbered<ReplicaKey>(1), true, 1, {}, 0, 0},
                              {"ieum-replica://KEY@spare.example:2", numbered<ReplicaKey>(2), true, 1, {}, 0, 0},
                              {"ieum-replica://KEY@attic.example:3", numbered<ReplicaKey>(3), true, 1, {}, 0, 0}};
    return script;
}

std::string order(const Script& script) {
    std::string all;
    for (const auto& each : script.status.replicas)
        all += std::to_string(each.key.value[0] == std::byte{1} ? 1 : each.key.value[0] == std::byte{2} ? 2 : 3);
    return all;
}

} // namespace

class TestServers : public QObject {
    Q_OBJECT
  private slots:
    void serversAreMovedAndRemoved();
    void aProxyIsSetAndShown_data();
    void aProxyIsSetAndShown();
    void aProxyThatIsNotUnderstoodIsSaid();
    void aPasswordThatIsNotToldIsNotLost();

  private:
    static void openPaths(const WindowUnderTest& under) {
        QTRY_VERIFY(under.isSettled());
        under.click(under.item("showPaths"));
        QTRY_VERIFY(under.item("pathList") != nullptr);
    }
    /// A menu that has just opened may not stand yet where a click would find it.
    static void choose(const WindowUnderTest& under, const char* line) {
        QMetaObject::invokeMethod(under.item(line), "triggered");
    }
    /// As the list shows them.
    static QString shown(const WindowUnderTest& under) {
        QStringList names{{}, {}, {}};
        for (QQuickItem* each : under.items("pathMore")) {
            const QQuickItem* line = each->parentItem();
            names[line->property("place").toInt()] = line->property("name").toString().section('.', 0, 0);
        }
        return names.join(' ').trimmed();
    }
    /// The menu of the server at that place of the list.
    static void openMenu(const WindowUnderTest& under, int place) {
        QQuickItem* found = nullptr;
        QTRY_VERIFY(under.item("pathMore") != nullptr);
        for (QQuickItem* each : under.items("pathMore")) {
            if (each->parentItem()->property("place").toInt() == place) found = each;
        }
        QVERIFY(found != nullptr);
        found->forceActiveFocus(Qt::TabFocusReason);
        QTest::keyClick(under.window(), Qt::Key_Return);
        QTRY_VERIFY(under.item("serverRemove") != nullptr);
    }
};

void TestServers::serversAreMovedAndRemoved() {
    Script script = withThreeServers();
    WindowUnderTest under(script);
    openPaths(under);
    openMenu(under, 2);
    under.picture("server-menu");
    QVERIFY(under.item("serverDown") == nullptr); // it is the last
    choose(under, "serverHome");
    QTRY_COMPARE(order(script), std::string("312"));
    QTRY_COMPARE(shown(under), QString("attic home spare"));
    QTRY_VERIFY(under.item("serverRemove") == nullptr);
    openMenu(under, 0);
    under.picture("server-menu-home");
    QVERIFY(under.item("serverHome") == nullptr && under.item("serverUp") == nullptr);
    choose(under, "serverDown");
    QTRY_COMPARE(order(script), std::string("132"));
    QTRY_COMPARE(shown(under), QString("home attic spare"));
    QTRY_VERIFY(under.item("serverRemove") == nullptr);
    openMenu(under, 2);
    choose(under, "serverUp");
    QTRY_COMPARE(order(script), std::string("123"));
    QTRY_COMPARE(shown(under), QString("home spare attic"));
    QTRY_VERIFY(under.item("serverRemove") == nullptr);
    openMenu(under, 1);
    choose(under, "serverRemove");
    QTRY_VERIFY(under.item("agree") != nullptr);
    QCOMPARE(order(script), std::string("123")); // not before it is agreed to
    under.click(under.item("agree"));
    QTRY_COMPARE(order(script), std::string("13"));
    QTRY_COMPARE(shown(under), QString("home attic"));
    QCOMPARE(under.complaints(), QStringList());
}

void TestServers::aProxyIsSetAndShown_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("theme");
    for (const char* language : {"ko", "en"}) {
        for (const char* theme : {"light", "dark"}) QTest::addRow("%s-%s", language, theme) << language << theme;
    }
}

void TestServers::aProxyIsSetAndShown() {
    QFETCH(QString, language);
    QFETCH(QString, theme);
    Script script = withThreeServers();
    script.proxy = "http://user@proxy.example:3128";
    WindowUnderTest under(script, node::ProfileKind::Open, language, theme);
    openPaths(under);
    under.picture("paths-" + language + "-" + theme);
    under.click(under.item("proxyButton"));
    QTRY_VERIFY(under.item("proxyPlace") != nullptr);
    QTRY_COMPARE(under.item("proxyPlace")->property("text").toString(), QString("user@proxy.example:3128"));
    under.picture("proxy-" + language + "-" + theme);
    QMetaObject::invokeMethod(under.item("proxyKind"), "chosen", Q_ARG(QString, "socks5"));
    under.item("proxyPlace")->setProperty("text", " 10.0.0.1:1080 ");
    under.click(under.item("agree"));
    QTRY_COMPARE(script.proxy, std::string("socks5://10.0.0.1:1080"));
    QTRY_VERIFY(under.item("proxyPlace") == nullptr);
    under.click(under.item("proxyButton"));
    QTRY_VERIFY(under.item("proxyPlace") != nullptr);
    QMetaObject::invokeMethod(under.item("proxyKind"), "chosen", Q_ARG(QString, "none"));
    QTRY_VERIFY(under.item("proxyPlace") == nullptr); // nothing to type
    under.click(under.item("agree"));
    QTRY_COMPARE(script.proxy, std::string("none"));
    QCOMPARE(under.complaints(), QStringList());
}

void TestServers::aProxyThatIsNotUnderstoodIsSaid() {
    Script script = withThreeServers();
    script.refuseProxy = fail(Cause::Input, NetError::BadProxy).value();
    WindowUnderTest under(script);
    openPaths(under);
    under.click(under.item("proxyButton"));
    QTRY_VERIFY(under.item("proxyKind") != nullptr && under.item("agree")->isEnabled());
    QMetaObject::invokeMethod(under.item("proxyKind"), "chosen", Q_ARG(QString, "http"));
    QTRY_VERIFY(under.item("proxyPlace") != nullptr);
    QVERIFY(!under.item("agree")->isEnabled()); // no address yet
    under.item("proxyPlace")->setProperty("text", "nonsense");
    under.click(under.item("agree"));
    QTRY_VERIFY(under.item("proxyError") != nullptr);
    QVERIFY(under.item("proxyPlace") != nullptr);
}

void TestServers::aPasswordThatIsNotToldIsNotLost() {
    Script script;
    script.proxy = "http://user@proxy.example:3128";
    ui::Live live(std::make_unique<ScriptedApi>(script));
    ui::ProxySetting setting;
    setting.setProperty("live", QVariant::fromValue(&live));
    int done = 0;
    connect(&setting, &ui::ProxySetting::done, &setting, [&done] { ++done; });
    setting.ask();
    QTRY_COMPARE(setting.property("place").toString(), QString("user@proxy.example:3128"));
    script.proxy = "http://user:secret@proxy.example:3128"; // what is really kept
    setting.set("http", "user@proxy.example:3128");
    QCOMPARE(done, 1);
    QCOMPARE(script.proxy, std::string("http://user:secret@proxy.example:3128"));
    setting.set("none", "user@proxy.example:3128");
    QTRY_COMPARE(done, 2);
    QCOMPARE(script.proxy, std::string("none"));
}

QTEST_MAIN(TestServers)
#include "tst_servers.moc"
