// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The table of shortcuts, other keys in place of the usual ones, and the list of them in the real window.
#include "ui/keys/shortcuts.h"
#include "ui/support/sample_chat.h"
#include "ui/support/window_under_test.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <set>

using namespace ieum;
using namespace ieum::ui;
using namespace ieum::uitest;

namespace {

constexpr int ctrl = Qt::ControlModifier;
constexpr int ctrlShift = Qt::ControlModifier | Qt::ShiftModifier;

} // namespace

class TestShortcuts : public QObject {
    Q_OBJECT
  private slots:
    void usualKeysAreNobodyElses();
    void otherKeysAreTakenAndKept();
    void keysOfOthersAndOfWritingAreRefused();
    void whatIsKeptAndCannotBeIsDropped();
    void keysThatWereFreedAreKeptByTheirNewAction();
    void theUsualKeysComeBack();
    void aSearchNarrowsTheList();
    void theListOpensAndChangesKeys();
    void everyActionAnswersToItsUsualKeys();
    void theListIsDrawn_data();
    void theListIsDrawn();

  private:
    QString file() const { return m_folder.filePath("window.ini"); }
    QTemporaryDir m_folder;
};

void TestShortcuts::usualKeysAreNobodyElses() {
    std::set<QString> seen;
    std::set<QString> ids;
    for (const KeyAction& action : keyActions()) {
        QVERIFY2(ids.insert(action.id).second, qPrintable(action.id));
        QVERIFY2(!action.words.isEmpty() && !action.group.isEmpty() && !action.usual.isEmpty(), qPrintable(action.id));
        for (const QString& keys : action.usual) {
            const auto sequence = QKeySequence::fromString(keys, QKeySequence::PortableText);
            QVERIFY2(sequence.count() == 1 && sequence[0].key() != Qt::Key_unknown, qPrintable(keys));
            QVERIFY2(seen.insert(sequence.toString()).second, qPrintable(keys));
            QVERIFY2(action.isFixed || !isForWriting(sequence), qPrintable(keys));
        }
    }
}

void TestShortcuts::otherKeysAreTakenAndKept() {
    QSettings settings(file(), QSettings::IniFormat);
    settings.clear();
    {
        Shortcuts shortcuts(&settings);
        QSignalSpy changed(&shortcuts, &Shortcuts::changed);
        QCOMPARE(shortcuts.of("nextRoom").size(), 3);
        QCOMPARE(shortcuts.choose("nextRoom", Qt::Key_J, ctrl), QString());
        QCOMPARE(shortcuts.of("nextRoom"), QStringList{"Ctrl+J"}); // in place of all three
        QCOMPARE(shortcuts.choose("switchRoom", Qt::Key_F9, 0), QString());
        QCOMPARE(shortcuts.choose("previousRoom", Qt::Key_Backtab, ctrlShift), QString());
        QCOMPARE(shortcuts.of("previousRoom"), QStringList{"Ctrl+Shift+Tab"});
        QCOMPARE(changed.size(), 3);
        QVERIFY(!shortcuts.allUsual());
    }
    const Shortcuts again(&settings);
    QCOMPARE(again.of("nextRoom"), QStringList{"Ctrl+J"});
    QCOMPARE(again.of("switchRoom"), QStringList{"F9"});
    QCOMPARE(again.of("searchRoom"), QStringList{"Ctrl+F"});
}

void TestShortcuts::keysOfOthersAndOfWritingAreRefused() {
    Shortcuts shortcuts(nullptr);
    QVERIFY(shortcuts.choose("switchRoom", Qt::Key_F, ctrl).contains("Search in this room"));
    const std::pair<int, int> writing[] = {
        {Qt::Key_A, 0},         {Qt::Key_A, Qt::ShiftModifier}, {Qt::Key_C, ctrl},      {Qt::Key_V, ctrl},
        {Qt::Key_Z, ctrl},      {Qt::Key_Z, ctrlShift},         {Qt::Key_A, ctrl},      {Qt::Key_Left, ctrl},
        {Qt::Key_Return, ctrl}, {Qt::Key_Space, ctrl},          {Qt::Key_Hangul, 0},    {Qt::Key_Hangul, ctrl},
        {Qt::Key_Escape, 0},    {Qt::Key_Backspace, ctrl},      {Qt::Key_Delete, ctrl}, {Qt::Key_Tab, 0},
        {Qt::Key_Up, 0},        {Qt::Key_Control, ctrl},        {Qt::Key_unknown, ctrl}};
    for (const auto& [key, modifiers] : writing)
        QVERIFY2(!shortcuts.choose("switchRoom", key, modifiers).isEmpty(), qPrintable(QKeySequence(key).toString()));
    QCOMPARE(shortcuts.of("switchRoom"), QStringList{"Ctrl+K"});
    QVERIFY(shortcuts.allUsual());
    QCOMPARE(shortcuts.choose("switchRoom", Qt::Key_K, ctrl), QString()); // its own
}

void TestShortcuts::whatIsKeptAndCannotBeIsDropped() {
    QSettings settings(file(), QSettings::IniFormat);
    settings.clear();
    settings.setValue("keys/switchRoom", QStringList{"Ctrl+F"}); // of another
    settings.setValue("keys/searchAll", QStringList{"a"});
    settings.setValue("keys/attach", QStringList{"Ctrl+J, Ctrl+H"}); // two strokes
    settings.setValue("keys/files", "nonsense");
    settings.setValue("keys/close", QStringList{"F5"}); // fixed
    settings.setValue("keys/nobody", QStringList{"F6"});
    settings.setValue("keys/quit", QStringList{"Ctrl+J"});
    const Shortcuts shortcuts(&settings);
    QCOMPARE(shortcuts.of("switchRoom"), QStringList{"Ctrl+K"});
    QCOMPARE(shortcuts.of("searchAll"), QStringList{"Ctrl+Shift+F"});
    QCOMPARE(shortcuts.of("attach"), QStringList{"Ctrl+O"});
    QCOMPARE(shortcuts.of("files"), QStringList{"Ctrl+Shift+O"});
    QCOMPARE(shortcuts.of("close"), QStringList{"Escape"});
    QCOMPARE(shortcuts.of("nobody"), QStringList());
    QCOMPARE(shortcuts.of("quit"), QStringList{"Ctrl+J"});
}

void TestShortcuts::keysThatWereFreedAreKeptByTheirNewAction() {
    QSettings settings(file(), QSettings::IniFormat);
    settings.clear();
    {
        Shortcuts keys(&settings);
        QCOMPARE(keys.choose("newRoom", Qt::Key_J, ctrl), QString());
        QCOMPARE(keys.choose("switchRoom", Qt::Key_N, ctrl), QString()); // those that newRoom has else
    }
    const Shortcuts again(&settings);
    QCOMPARE(again.of("newRoom"), QStringList{"Ctrl+J"});
    QCOMPARE(again.of("switchRoom"), QStringList{"Ctrl+N"});
}

void TestShortcuts::theUsualKeysComeBack() {
    QSettings settings(file(), QSettings::IniFormat);
    settings.clear();
    Shortcuts shortcuts(&settings);
    QCOMPARE(shortcuts.choose("switchRoom", Qt::Key_J, ctrl), QString());
    QCOMPARE(shortcuts.choose("searchRoom", Qt::Key_K, ctrl), QString()); // free now
    QVERIFY(shortcuts.toUsual("switchRoom").contains("Search in this room"));
    QCOMPARE(shortcuts.of("switchRoom"), QStringList{"Ctrl+J"});
    QCOMPARE(shortcuts.toUsual("searchRoom"), QString());
    QCOMPARE(shortcuts.toUsual("switchRoom"), QString());
    QVERIFY(shortcuts.allUsual());
    QCOMPARE(shortcuts.choose("attach", Qt::Key_F8, 0), QString());
    shortcuts.allToUsual();
    QCOMPARE(shortcuts.of("attach"), QStringList{"Ctrl+O"});
    QVERIFY(Shortcuts(&settings).allUsual());
}

void TestShortcuts::aSearchNarrowsTheList() {
    Shortcuts shortcuts(nullptr);
    QAbstractItemModelTester tester(shortcuts.rows(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    const int all = shortcuts.rows()->rowCount();
    QCOMPARE(all, static_cast<int>(keyActions().size()));
    shortcuts.setSought("ctrl+k");
    QCOMPARE(shortcuts.rows()->rowCount(), 1);
    shortcuts.setSought("search");
    QCOMPARE(shortcuts.rows()->rowCount(), 2);
    shortcuts.setSought("");
    QCOMPARE(shortcuts.rows()->rowCount(), all);
}

void TestShortcuts::theListOpensAndChangesKeys() {
    Script script = sampleChat();
    WindowUnderTest under(script, node::ProfileKind::Open, "en");
    QTRY_VERIFY(under.isSettled());
    QTest::keyClick(under.window(), Qt::Key_Slash, Qt::ControlModifier);
    QTRY_VERIFY(under.item("shortcutWords") && under.item("shortcutWords")->hasActiveFocus());
    under.click(under.item("shortcut-switchRoom"));
    QTest::keyClick(under.window(), Qt::Key_F, Qt::ControlModifier); // of another: said, not done
    QTRY_VERIFY(under.item("shortcutRefused") != nullptr);
    under.picture("shortcuts-refused");
    QCOMPARE(under.preferences().shortcuts()->of("switchRoom"), QStringList{"Ctrl+K"});
    under.click(under.item("shortcut-switchRoom"));
    QTest::keyClick(under.window(), Qt::Key_Q, Qt::ControlModifier); // does not quit meanwhile
    QTRY_VERIFY(under.item("shortcutRefused")->property("text").toString().contains("Quit"));
    under.click(under.item("shortcut-switchRoom"));
    QTest::keyClick(under.window(), Qt::Key_Escape);
    QVERIFY(under.item("shortcutWords") != nullptr); // only the choosing ended
    under.click(under.item("shortcut-switchRoom"));
    QTest::keyClick(under.window(), Qt::Key_J, Qt::ControlModifier);
    QCOMPARE(under.preferences().shortcuts()->of("switchRoom"), QStringList{"Ctrl+J"});
    QTRY_VERIFY(under.item("shortcutBack-switchRoom") != nullptr);
    QTest::keyClick(under.window(), Qt::Key_Escape);
    QTRY_VERIFY(under.item("shortcutWords") == nullptr);
    QTest::keyClick(under.window(), Qt::Key_K, Qt::ControlModifier);
    QTest::keyClick(under.window(), Qt::Key_J, Qt::ControlModifier);
    QTRY_VERIFY(under.item("switcherWords") != nullptr);
    QCOMPARE(under.complaints(), QStringList());
}

void TestShortcuts::everyActionAnswersToItsUsualKeys() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    const struct {
        Qt::Key key;
        Qt::KeyboardModifiers held;
        const char* opens;
    } opening[] = {{Qt::Key_K, Qt::ControlModifier, "switcherWords"},
                   {Qt::Key_N, Qt::ControlModifier, "roomName"},
                   {Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier, "memberList"},
                   {Qt::Key_F, Qt::ControlModifier, "searchWords"},
                   {Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier, "vault"},
                   {Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier, "pathList"},
                   {Qt::Key_Comma, Qt::ControlModifier, "settingsWords"},
                   {Qt::Key_Slash, Qt::ControlModifier, "shortcutWords"}};
    for (const auto& [key, held, opens] : opening) {
        QTest::keyClick(under.window(), key, held);
        QTRY_VERIFY2(under.item(opens) != nullptr, opens);
        QTest::keyClick(under.window(), Qt::Key_Escape);
        QTRY_VERIFY2(under.item(opens) == nullptr, opens);
    }
    QTest::keyClick(under.window(), Qt::Key_Tab, Qt::ControlModifier);
    QTRY_COMPARE(under.item("roomTitle")->property("text").toString(), QString("우리 가족"));
    QTest::keyClick(under.window(), Qt::Key_Up, Qt::AltModifier);
    QTRY_COMPARE(under.item("roomTitle")->property("text").toString(), QString("기획팀"));
    QCOMPARE(under.complaints(), QStringList());
}

void TestShortcuts::theListIsDrawn_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("theme");
    for (const char* language : {"ko", "en"}) {
        for (const char* theme : {"light", "dark"}) QTest::addRow("%s-%s", language, theme) << language << theme;
    }
}

void TestShortcuts::theListIsDrawn() {
    QFETCH(QString, language);
    QFETCH(QString, theme);
    Script script = sampleChat();
    WindowUnderTest under(script, node::ProfileKind::Open, language, theme);
    QTRY_VERIFY(under.isSettled());
    QTest::keyClick(under.window(), Qt::Key_Slash, Qt::ControlModifier);
    QTRY_VERIFY(under.item("shortcutList") != nullptr);
    QTRY_VERIFY(under.item("shortcut-switchRoom") != nullptr);
    under.picture("shortcuts-" + language + "-" + theme);
    QCOMPARE(under.complaints(), QStringList());
}

QTEST_MAIN(TestShortcuts)
#include "tst_shortcuts.moc"
