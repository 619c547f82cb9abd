// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The settings in the real window: found by words, effective at once, kept; and the size of texts.
#include "ui/support/sample_chat.h"
#include "ui/support/window_under_test.h"

#include <QInputMethodEvent>
#include <QTemporaryDir>
#include <QTest>

using namespace ieum;
using namespace ieum::uitest;

class TestSettings : public QObject {
    Q_OBJECT
  private slots:
    void preferencesAreKept();
    void theyAreFoundByWords();
    void linesOpenTheirSheets();
    void quietIsSaidAndEnded();
    void enterBeginsALineWhereItIsChosen();
    void textsGrowByKeys();
    void largeTextsStayInTheirPlaces_data();
    void largeTextsStayInTheirPlaces();
    void theyAreDrawn_data();
    void theyAreDrawn();

  private:
    static void open(WindowUnderTest& under) {
        QTRY_VERIFY(under.isSettled());
        QTest::keyClick(under.window(), Qt::Key_Comma, Qt::ControlModifier);
        QTRY_VERIFY(under.item("settingsWords") && under.item("settingsWords")->hasActiveFocus());
    }
};

void TestSettings::preferencesAreKept() {
    QTemporaryDir folder;
    const auto settings = [&] { return std::make_unique<QSettings>(folder.filePath("w.ini"), QSettings::IniFormat); };
    {
        ui::Preferences preferences(settings());
        QCOMPARE(preferences.property("textPercent").toInt(), 100);
        QVERIFY(preferences.property("enterSends").toBool());
        preferences.setTextPercent(150);
        preferences.setProperty("enterSends", false);
        preferences.setProperty("lockMinutes", 15);
        preferences.quiet()->setDaily(true);
    }
    {
        ui::Preferences preferences(settings());
        QCOMPARE(preferences.property("textPercent").toInt(), 150);
        QVERIFY(!preferences.property("enterSends").toBool());
        QCOMPARE(preferences.property("lockMinutes").toInt(), 15);
        QVERIFY(preferences.quiet()->daily());
        preferences.setTextPercent(1000);
        QCOMPARE(preferences.property("textPercent").toInt(), 200);
        preferences.setTextPercent(-5);
        QCOMPARE(preferences.property("textPercent").toInt(), 80);
    }
    settings()->setValue("textPercent", 99999); // whoever wrote that
    QCOMPARE(ui::Preferences(settings()).property("textPercent").toInt(), 200);
}

void TestSettings::theyAreFoundByWords() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    open(under);
    QVERIFY(under.item("themeChoice") && under.item("enterChoice") && under.item("settings-proxy"));
    under.type("ㅍㄹㅅ"); // 프록시
    QTRY_VERIFY(under.item("themeChoice") == nullptr);
    QVERIFY(under.item("settings-proxy") && !under.item("settings-lan"));
    under.item("settingsWords")->setProperty("text", "방해");
    QTRY_VERIFY(under.item("hush30") && !under.item("settings-proxy"));
    under.picture("settings-found");
    under.item("settingsWords")->setProperty("text", "없는 설정");
    QTRY_VERIFY(under.item("settingsEmpty") != nullptr);
    QCOMPARE(under.complaints(), QStringList());
}

void TestSettings::linesOpenTheirSheets() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    const std::pair<const char*, const char*> lines[] = {{"settingsShortcuts", "shortcutWords"},
                                                         {"settings-keeping", "quotaField"},
                                                         {"settings-proxy", "proxyKind"},
                                                         {"settings-recovery", "recoveryWords"}};
    for (const auto& [line, sheet] : lines) {
        open(under);
        QTRY_VERIFY2(under.item(line) != nullptr, line);
        QVERIFY2(QMetaObject::invokeMethod(under.item(line), "clicked"), line);
        QTRY_VERIFY2(under.item("settingsWords") == nullptr, line);
        QTRY_VERIFY2(under.item(sheet) != nullptr, sheet);
        QTest::keyClick(under.window(), Qt::Key_Escape);
        QTRY_VERIFY2(under.item(sheet) == nullptr, sheet);
    }
    QCOMPARE(under.complaints(), QStringList());
}

void TestSettings::quietIsSaidAndEnded() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    open(under);
    QVERIFY(under.item("quietLine") == nullptr);
    QVERIFY(QMetaObject::invokeMethod(under.item("hush60"), "clicked"));
    QTRY_VERIFY(under.item("hushEnd") != nullptr);
    QTest::keyClick(under.window(), Qt::Key_Escape);
    QTRY_VERIFY(under.item("quietLine") && !under.item("settingsWords"));
    QVERIFY(under.item("quietWords")->property("text").toString().contains("까지"));
    under.picture("quiet");
    under.click(under.item("quietEnd"));
    QTRY_VERIFY(under.item("quietLine") == nullptr);
    QVERIFY(!under.preferences().quiet()->active());
    open(under);
    QVERIFY(QMetaObject::invokeMethod(under.item("quietChoice"), "chosen", Q_ARG(QString, "daily")));
    QTRY_VERIFY(under.item("quietFrom") != nullptr);
    under.item("quietFrom")->setProperty("text", "26:00");
    QVERIFY(QMetaObject::invokeMethod(under.item("quietFrom"), "editingFinished"));
    QTRY_VERIFY(under.item("quietWrong") != nullptr);
    QCOMPARE(under.preferences().quiet()->from(), QString("22:00"));
    under.item("quietFrom")->setProperty("text", "23:30");
    QVERIFY(QMetaObject::invokeMethod(under.item("quietFrom"), "editingFinished"));
    QTRY_VERIFY(under.item("quietWrong") == nullptr);
    QCOMPARE(under.preferences().quiet()->from(), QString("23:30"));
}

void TestSettings::enterBeginsALineWhereItIsChosen() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    open(under);
    QVERIFY(QMetaObject::invokeMethod(under.item("enterChoice"), "chosen", Q_ARG(QString, "ctrl")));
    QTest::keyClick(under.window(), Qt::Key_Escape);
    QTRY_VERIFY(under.item("settingsWords") == nullptr);
    QTRY_VERIFY(under.item("composerText") != nullptr);
    under.item("composerText")->forceActiveFocus();
    under.type("안녕하세");
    // A syllable that is still being composed stays before the new line.
    QInputMethodEvent composing(QStringLiteral("요"), {});
    QCoreApplication::sendEvent(under.item("composerText"), &composing);
    QTest::keyClick(under.window(), Qt::Key_Return);
    under.type("b");
    QCOMPARE(under.item("composerText")->property("text").toString(), QString("안녕하세요\nb"));
    QVERIFY(script.sent.empty());
    QInputMethodEvent last(QStringLiteral("끝"), {});
    QCoreApplication::sendEvent(under.item("composerText"), &last);
    QTest::keyClick(under.window(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(script.sent.size(), size_t{1});
    QCOMPARE(script.sent.front().text, "안녕하세요\nb끝");
    QCOMPARE(under.item("composerText")->property("text").toString(), QString());
}

void TestSettings::textsGrowByKeys() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    const double before = under.item("send")->height();
    const int rowBefore = under.item("roomList")->property("contentHeight").toInt();
    for (int i = 0; i < 5; ++i) QTest::keyClick(under.window(), Qt::Key_Plus, Qt::ControlModifier);
    QCOMPARE(under.preferences().property("textPercent").toInt(), 150);
    QTRY_COMPARE(under.item("send")->height(), before * 1.5);
    QTRY_COMPARE(under.item("roomList")->property("contentHeight").toInt(), rowBefore * 3 / 2);
    QTest::keyClick(under.window(), Qt::Key_Minus, Qt::ControlModifier);
    QCOMPARE(under.preferences().property("textPercent").toInt(), 140);
    QTest::keyClick(under.window(), Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(under.preferences().property("textPercent").toInt(), 100);
    QTRY_COMPARE(under.item("send")->height(), before);
    QCOMPARE(under.complaints(), QStringList());
}

void TestSettings::largeTextsStayInTheirPlaces_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("percent");
    for (const char* language : {"ko", "en"}) {
        for (const int percent : {80, 150, 200}) QTest::addRow("%s-%d", language, percent) << language << percent;
    }
}

void TestSettings::largeTextsStayInTheirPlaces() {
    QFETCH(QString, language);
    QFETCH(int, percent);
    Script script = sampleChat();
    WindowUnderTest under(script, node::ProfileKind::Open, language);
    QTRY_VERIFY(under.isSettled());
    under.preferences().setTextPercent(percent);
    QTRY_VERIFY(under.isSettled());
    QTRY_VERIFY(under.item("toNewest") == nullptr); // whoever was at the foot stays there
    QTRY_VERIFY(under.item("timeline")->property("atYEnd").toBool());
    const QString name = language + "-" + QString::number(percent);
    under.picture("text-window-" + name);
    const QRectF whole(QPointF(0, 0), QSizeF(under.window()->size()));
    for (const char* each : {"composerText", "send", "attach", "roomMenu", "searchAll", "showPaths", "roomTitle"}) {
        QQuickItem* item = under.item(each);
        QVERIFY2(item != nullptr, each);
        const QRectF place = item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
        QVERIFY2(whole.contains(place) && place.height() >= item->property("contentHeight").toDouble(), each);
    }
    const std::pair<const char*, const char*> drawers[] = {
        {"showFiles", "fileList"}, {"roomSubtitle", "memberList"}, {"showPaths", "pathList"}};
    for (const auto& [button, list] : drawers) {
        under.click(under.item(button));
        QTRY_VERIFY2(under.item(list) != nullptr, list);
        under.picture(QString("text-") + list + "-" + name);
        QTest::keyClick(under.window(), Qt::Key_Escape);
        QTRY_VERIFY2(under.item(list) == nullptr, list);
    }
    open(under);
    under.picture("text-settings-" + name);
    QTest::keyClick(under.window(), Qt::Key_Escape);
    QTRY_VERIFY(under.item("settingsWords") == nullptr);
    QTest::keyClick(under.window(), Qt::Key_Slash, Qt::ControlModifier);
    QTRY_VERIFY(under.item("shortcutList") != nullptr);
    under.picture("text-shortcuts-" + name);
    QTest::keyClick(under.window(), Qt::Key_Escape);
    QTRY_VERIFY(under.item("shortcutList") == nullptr);
    QTest::keyClick(under.window(), Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(under.item("vault") != nullptr);
    under.picture("text-vault-" + name);
    QCOMPARE(under.complaints(), QStringList());
}

void TestSettings::theyAreDrawn_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("theme");
    for (const char* language : {"ko", "en"}) {
        for (const char* theme : {"light", "dark"}) QTest::addRow("%s-%s", language, theme) << language << theme;
    }
}

void TestSettings::theyAreDrawn() {
    QFETCH(QString, language);
    QFETCH(QString, theme);
    Script script = sampleChat();
    WindowUnderTest under(script, node::ProfileKind::Open, language, theme);
    under.preferences().quiet()->setDaily(true);
    open(under);
    under.picture("settings-" + language + "-" + theme);
    QCOMPARE(under.complaints(), QStringList());
}

QTEST_MAIN(TestSettings)
#include "tst_settings.moc"
