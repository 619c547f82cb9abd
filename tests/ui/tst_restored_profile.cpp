// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A real profile whose folder was put back from an older copy: what the window says, and what its button does.
#include "e2e/folders.h"
#include "ui/support/real_profile.h"
#include "ui/support/window_under_test.h"

#include <QSettings>
#include <QTest>

using namespace ieum;
using namespace ieum::uitest;

class TestRestoredProfile : public QObject {
    Q_OBJECT
  private slots:
    void aProfileThatWasPutBackSaysSo_data();
    void aProfileThatWasPutBackSaysSo();
    void aProfileAsItWasLeftSaysNothing();

  private:
    /// Writes a message, is copied, writes another one, and is put back.
    static bool putBackAfterwards(RealProfile& profile) {
        if (!profile.make("바다")) return false;
        const auto room = profile.ask(node::CreateRoom{"모임"});
        if (!room || !e2e::copyFolder(profile.path(), profile.beside("copy"))) return false;
        node::SendMessage later;
        later.room = *room;
        later.text = "사본에 없는 말";
        return profile.ask(later) && e2e::putBack(profile.beside("copy"), profile.path());
    }
    static QString textOf(const WindowUnderTest& under, const char* name) {
        QQuickItem* item = under.item(name);
        return item == nullptr ? QString() : item->property("text").toString();
    }
    static std::unique_ptr<QSettings> keptIn(const RealProfile& profile) {
        return std::make_unique<QSettings>(profile.beside("window.ini"), QSettings::IniFormat);
    }
};

void TestRestoredProfile::aProfileThatWasPutBackSaysSo_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("theme");
    for (const char* language : {"ko", "en"}) {
        for (const char* theme : {"light", "dark"}) QTest::addRow("%s-%s", language, theme) << language << theme;
    }
}

void TestRestoredProfile::aProfileThatWasPutBackSaysSo() {
    QFETCH(QString, language);
    QFETCH(QString, theme);
    const QString look = language + "-" + theme;
    RealProfile profile;
    QVERIFY(putBackAfterwards(profile));
    {
        WindowUnderTest under(profile.calls(), language, theme, keptIn(profile));
        QTRY_VERIFY(under.item("restoredBar") != nullptr);
        QVERIFY2(textOf(under, "restoredHead").contains(language == "ko" ? "사본" : "copy"),
                 qPrintable(textOf(under, "restoredHead")));
        QTRY_VERIFY(under.isSettled() && under.item("composerText") != nullptr);
        // What is written meanwhile waits, and the bar counts it.
        under.item("composerText")->forceActiveFocus();
        under.type("기다리는 말");
        QTest::keyClick(under.window(), Qt::Key_Return);
        QTRY_VERIFY2(textOf(under, "restoredAdvice").contains('1'), qPrintable(textOf(under, "restoredAdvice")));
        under.picture("restored-waits-" + look);
        // By keys alone: the button, and the answer to the question.
        under.item("restoredGoOn")->forceActiveFocus(Qt::TabFocusReason);
        QTest::keyClick(under.window(), Qt::Key_Return);
        QTRY_VERIFY(under.item("agree") != nullptr);
        QVERIFY(under.item("restoredBar") != nullptr); // not before it is agreed to
        under.picture("restored-question-" + look);
        under.click(under.item("agree"));
        QTRY_VERIFY(under.item("restoredBar") == nullptr);
        QTRY_VERIFY(under.item("restoredLine") != nullptr);
        QTRY_VERIFY(under.item("agree") == nullptr);
        under.click(under.item("showPaths"));
        QTRY_VERIFY(under.item("pathList") != nullptr);
        under.picture("restored-went-on-" + look);
        // Closed, it stays findable among the paths.
        under.click(under.item("closeNotice"));
        QTRY_VERIFY(under.item("restoredLine") == nullptr);
        QVERIFY(under.item("pathRestored") != nullptr);
        QVERIFY(under.item("pathRestored")->property("name").toString().contains(language == "ko" ? "사본" : "copy"));
        QCOMPARE(under.complaints(), QStringList());
    }
    WindowUnderTest again(profile.calls(), language, theme, keptIn(profile));
    QTRY_VERIFY(again.isSettled());
    again.click(again.item("showPaths"));
    QTRY_VERIFY(again.item("pathRestored") != nullptr);
    QVERIFY(again.item("restoredLine") == nullptr); // it was closed
    QVERIFY(again.item("restoredBar") == nullptr);
}

void TestRestoredProfile::aProfileAsItWasLeftSaysNothing() {
    RealProfile profile;
    QVERIFY(profile.make("바다") && profile.ask(node::CreateRoom{"모임"}));
    WindowUnderTest under(profile.calls(), "ko", "light");
    QTRY_VERIFY(under.isSettled());
    under.click(under.item("showPaths"));
    QTRY_VERIFY(under.item("pathList") != nullptr && under.item("pathList")->property("count").toInt() > 0);
    for (const char* name : {"restoredBar", "restoredLine", "pathRestored"})
        QVERIFY2(under.item(name) == nullptr, name);
}

QTEST_MAIN(TestRestoredProfile)
#include "tst_restored_profile.moc"
