// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Twenty states of the window, light and dark, Korean and English, texts at 100 % and 150 %, against what somebody has
// looked at and found good (tests/ui/pictures). After a change that is meant, IEUM_KEEP_PICTURES=1 takes them anew:
// look at each before it is committed.
#include "ui/support/picture_sheet.h"
#include "ui/support/sample_chat.h"
#include "ui/support/window_under_test.h"

#include <QElapsedTimer>
#include <QFont>
#include <QFontInfo>
#include <QGuiApplication>
#include <QStyleHints>
#include <QTest>

using namespace ieum;
using namespace ieum::uitest;

namespace {

using Under = const WindowUnderTest&;

/// The questions of the window, by the names that SheetSet has.
void ask(Under under, const char* name) {
    QMetaObject::invokeMethod(under.item("sheetSet"), "show", Q_ARG(QString, name),
                              Q_ARG(QVariant, planningRoom.hex().c_str()), Q_ARG(QVariant, QStringLiteral("기획팀")));
}
void key(Under under, Qt::Key which, Qt::KeyboardModifiers with) { QTest::keyClick(under.window(), which, with); }

struct State {
    const char* name;
    void (*reach)(Under under);
    const char* shows; ///< what is there when it is reached
    node::ProfileKind kind = node::ProfileKind::Open;
    bool empty = false; ///< a profile without rooms
};

const State states[] = {
    {"conversation", [](Under) {}, "timeline"},
    {"members", [](Under under) { under.click(under.item("roomSubtitle")); }, "memberList"},
    {"files", [](Under under) { under.click(under.item("showFiles")); }, "fileList"},
    {"search", [](Under under) { key(under, Qt::Key_F, Qt::ControlModifier); }, "searchWords"},
    {"paths", [](Under under) { under.click(under.item("showPaths")); }, "pathList"},
    {"vault", [](Under under) { under.click(under.item("vaultButton")); }, "vault"},
    {"settings", [](Under under) { key(under, Qt::Key_Comma, Qt::ControlModifier); }, "settingsWords"},
    {"shortcuts", [](Under under) { key(under, Qt::Key_Slash, Qt::ControlModifier); }, "shortcutList"},
    {"switcher", [](Under under) { key(under, Qt::Key_K, Qt::ControlModifier); }, "switcherList"},
    {"room-menu", [](Under under) { under.click(under.item("roomMenu")); }, "menuExport"},
    {"new-room", [](Under under) { ask(under, "room"); }, "roomName"},
    {"invitation", [](Under under) { ask(under, "invite"); }, "qrCode"},
    {"accepting", [](Under under) { ask(under, "accept"); }, "acceptLink"},
    {"server", [](Under under) { ask(under, "replica"); }, "replicaAddress"},
    {"devices", [](Under under) { ask(under, "devices"); }, "deviceList"},
    {"recovery", [](Under under) { ask(under, "recovery"); }, "recoveryWords"},
    {"backup", [](Under under) { ask(under, "backup"); }, "passphraseOnce"},
    {"first-steps", [](Under) {}, "firstSteps", node::ProfileKind::Open, true},
    {"welcome", [](Under) {}, "welcomeName", node::ProfileKind::Missing},
    {"locked", [](Under) {}, "unlockField", node::ProfileKind::Protected},
};

} // namespace

class TestPictures : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() {
        // Pinned: the one that ./test installs, whatever else this computer has.
        QGuiApplication::setFont(QFont(QStringLiteral("Noto Sans CJK KR")));
        QCOMPARE(QFontInfo(QGuiApplication::font()).family(), QStringLiteral("Noto Sans CJK KR"));
    }
    void itLooksAsItDid_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("theme");
        QTest::addColumn<int>("percent");
        for (const char* language : {"ko", "en"}) {
            for (const char* theme : {"light", "dark"}) {
                for (const int percent : {100, 150})
                    QTest::addRow("%s-%s-%d", language, theme, percent) << language << theme << percent;
            }
        }
    }
    void itLooksAsItDid() {
        QFETCH(QString, language);
        QFETCH(QString, theme);
        QFETCH(int, percent);
        QStringList names;
        for (const State& state : states) names += QString::fromLatin1(state.name);
        PictureSheet sheet(QString::fromLatin1(QTest::currentDataTag()), names);
        QStringList differences;
        for (const State& state : states) {
            Script script = sampleChat();
            if (state.empty) script.rooms.clear();
            WindowUnderTest under(script, state.kind, language, theme);
            under.preferences().setTextPercent(percent);
            if (state.kind == node::ProfileKind::Open) QTRY_VERIFY(under.isSettled());
            (void)under.window()->grabWindow(); // what a click needs to be laid out
            state.reach(under);
            QTRY_VERIFY2(under.item(state.shows) != nullptr, state.name);
            sheet.put(QString::fromLatin1(state.name), settled(under));
            const QString difference = sheet.difference(QString::fromLatin1(state.name));
            if (!difference.isEmpty()) differences += difference;
        }
        sheet.leave();
        if (qEnvironmentVariableIsSet("IEUM_KEEP_PICTURES")) {
            QVERIFY(sheet.keep());
        } else {
            QVERIFY2(differences.isEmpty(), qPrintable(differences.join('\n')));
        }
    }

  private:
    /// The window when nothing in it has moved for a moment, the list of messages at its foot; a blinking cursor is
    /// hidden.
    static QImage settled(Under under) {
        constexpr qint64 restMs = 150;
        constexpr int looksLeast = 6; // time also passes while others have the processor, and nothing can move then
        QGuiApplication::styleHints()->setCursorFlashTime(0);
        QImage now;
        QElapsedTimer rest;
        rest.start();
        int looks = 0;
        const auto rests = [&] {
            // Where the list stands when texts grow under it depends on when its rows came.
            if (QQuickItem* list = under.item("timeline")) QMetaObject::invokeMethod(list, "positionViewAtBeginning");
            const QImage before = std::exchange(now, under.window()->grabWindow());
            ++looks;
            if (before != now) {
                rest.restart();
                looks = 0;
            }
            return rest.hasExpired(restMs) && looks >= looksLeast;
        };
        if (!QTest::qWaitFor(rests, ieum::test::triedForMs)) qWarning("it never rests");
        return now;
    }
};

QTEST_MAIN(TestPictures)
#include "tst_pictures.moc"
