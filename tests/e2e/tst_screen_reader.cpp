// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The window's program as a screen reader has it, over the accessibility bus: everything that is shown has a name, what
// people need is in the tree in words, and buttons and texts work through it, without a key or a pointer.
#include "e2e/accessible_tree.h"
#include "support/built.h"

using namespace ieum::e2e;

namespace {

constexpr int settleMs = 20'000;

/// What holds other things and is nothing to go to itself. A menu is told by its lines, and what is around a question
/// by the question in it, which has a name; "indicator" and "scroll bar" are marks of Qt's that there is more.
bool isMereFrame(const Accessible& what) {
    static const QStringList frames{"panel",        "filler",     "scroll pane", "viewport",
                                    "layered pane", "popup menu", "indicator",   "scroll bar"};
    const auto isNamedDialog = [](const Accessible& each) { return each.role == "dialog" && !each.name.isEmpty(); };
    return frames.contains(what.role) || (what.role == "dialog" && what.find(isNamedDialog) != nullptr);
}

/// Whatever is shown without a name, or as something that says nothing of itself; empty when all is well.
QString namelessIn(const Accessible& tree) {
    QStringList found;
    tree.each([&](const Accessible& each) {
        if (!each.is(Accessible::Showing)) return;
        const bool isNameless = each.name.trimmed().isEmpty() && !isMereFrame(each);
        const bool isUnknown = each.role == "unknown" || each.role == "invalid" || each.role.isEmpty();
        if (isNameless || isUnknown) found += QStringLiteral("%1 '%2' in %3").arg(each.role, each.name, each.path);
    });
    return found.join('\n');
}

/// For whoever reads of a failure.
QString wordsOf(const Accessible& tree) {
    QStringList words;
    tree.each([&](const Accessible& each) { words += each.role + ": " + each.name; });
    return words.join('\n');
}

} // namespace

class TestScreenReader : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase();
    void cleanup();
    void theFirstStartIsNamedAndMakesAProfile();
    void roomsMessagesAndTheConnectionAreReadable();
    void aMessageIsWrittenAndSent();
    void sheetsMenusAndPanelsAreNamed_data();
    void sheetsMenusAndPanelsAreNamed();

  private:
    bool start(const QString& profile, const QStringList& more = {});
    /// What is not as it should be of all that is shown once `role` with this in its name is.
    QString namelessWith(const QString& role, const QString& inName);
    void press(const QString& role, const QString& inName);
    QString missing(const QString& role, const QString& inName) const {
        return QStringLiteral("no %1 '%2' among\n%3").arg(role, inName, wordsOf(m_reader.tree()));
    }

    QTemporaryDir m_home;
    ScreenReader m_reader;
    std::unique_ptr<QProcess> m_window;
    std::unique_ptr<Profile> m_first, m_second;
};

void TestScreenReader::initTestCase() {
    for (const char* each : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
        qputenv(each, m_home.filePath(QString::fromLatin1(each)).toUtf8());
    keepStateHere();
    const QString missing = m_reader.start();
    QVERIFY2(missing.isEmpty(), qPrintable("does not run: " + missing));

    m_first = std::make_unique<Profile>(QStringLiteral("서연"));
    m_second = std::make_unique<Profile>(QStringLiteral("바다"));
    const quint16 port = beaconPortOfThisTest();
    Running firstRun(m_first->path(), port);
    Running secondRun(m_second->path(), port);
    QTRY_VERIFY_WITH_TIMEOUT(firstRun.has("ready") && secondRun.has("ready"), patienceMs);
    QCOMPARE(m_first->ask({"room", "create", "모임"}).exitCode, 0);
    const QString link = m_first->ask({"invite", "--room", "모임"}).object()["link"].toString();
    QCOMPARE(m_second->ask({"accept", link}).exitCode, 0);
    QTRY_VERIFY_WITH_TIMEOUT(m_second->ask({"room", "list"}).lines().size() == 1, patienceMs);
    const QString question = m_first->ask({"send", "모임", "들려요?"}).object()["id"].toString();
    QTRY_VERIFY_WITH_TIMEOUT(secondRun.hasArrived(question), patienceMs);
    const QString answer = m_second->ask({"send", "모임", "잘 들려요"}).object()["id"].toString();
    QTRY_VERIFY_WITH_TIMEOUT(firstRun.hasArrived(answer), patienceMs);
    const auto step = [&] {
        for (const QJsonObject& each : m_first->ask({"messages", "모임"}).lines()) {
            if (each["id"].toString() == question) return each["state"][0]["step"].toString();
        }
        return QString();
    };
    QTRY_COMPARE_WITH_TIMEOUT(step(), QStringLiteral("delivered"), patienceMs);
}

void TestScreenReader::cleanup() {
    if (!m_window) return;
    m_window->terminate();
    if (!m_window->waitForFinished(patienceMs)) m_window->kill();
    m_window.reset();
}

/// Until a window of it is in the tree.
bool TestScreenReader::start(const QString& profile, const QStringList& more) {
    m_window = std::make_unique<QProcess>();
    diesWithUs(*m_window);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("QT_QPA_PLATFORM", "xcb");
    environment.insert("QT_QUICK_BACKEND", "software");
    m_window->setProcessEnvironment(environment);
    m_window->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_window->start(ieum::test::built("ieum"),
                    QStringList{"--profile", profile, "--offline", "--language", "ko", "--size", "1400x900"} + more);
    return m_reader.wait("frame", "이음").has_value();
}

QString TestScreenReader::namelessWith(const QString& role, const QString& inName) {
    if (!m_reader.wait(role, inName)) {
        qWarning("%s", qPrintable(missing(role, inName)));
        return "missing";
    }
    // What comes or goes while it is read has no name for that moment.
    QString nameless;
    (void)until([&] { return (nameless = namelessIn(m_reader.tree())).isEmpty(); }, settleMs);
    return nameless;
}

void TestScreenReader::press(const QString& role, const QString& inName) {
    const auto found = m_reader.wait(role, inName);
    if (!found) QFAIL(qPrintable(missing(role, inName)));
    QVERIFY(found->can("Action"));
    QVERIFY(m_reader.press(*found));
}

void TestScreenReader::theFirstStartIsNamedAndMakesAProfile() {
    const QTemporaryDir folder;
    QVERIFY(start(folder.filePath("profile")));
    QCOMPARE(namelessWith("push button", "시작"), QString());
    const auto name = m_reader.wait("text", "이름");
    QVERIFY(name && name->is(Accessible::Editable));
    QVERIFY(m_reader.write(*name, "서연"));
    press("push button", "시작");
    QCOMPARE(namelessWith("push button", "방 만들기"), QString());
}

void TestScreenReader::roomsMessagesAndTheConnectionAreReadable() {
    QVERIFY(start(m_first->path(), {"--open-room", "모임"}));
    // Rooms, messages and what is known of the connection come one after the other.
    const auto isBar = [](const Accessible& each) { return each.name.contains("닿을 길이 없습니다"); };
    QVERIFY(m_reader.wait("list item", "바다") && m_reader.wait("list item", "들려요?"));
    QVERIFY(m_reader.wait("text", "모임에 메시지") && m_reader.wait("label", "연결 없음"));
    QVERIFY(until([&] { return m_reader.tree().find(isBar) != nullptr; }));
    const Accessible tree = m_reader.tree();
    QCOMPARE(namelessIn(tree), QString());

    const Accessible* rooms = tree.find("list", "방 목록");
    QVERIFY(rooms != nullptr);
    const Accessible* room = rooms->find([](const Accessible& each) { return each.name.startsWith("모임"); });
    QVERIFY(room != nullptr && room->can("Action"));
    QVERIFY(room->name.contains("잘 들려요"));
    QVERIFY(!room->description.isEmpty()); // when

    const Accessible* messages = tree.find("list", "메시지");
    QVERIFY(messages != nullptr);
    const Accessible* theirs = messages->find("list item", "잘 들려요");
    QVERIFY(theirs != nullptr);
    static const QRegularExpression whole("^바다, (오전|오후) \\d{1,2}:\\d\\d: 잘 들려요$");
    QVERIFY2(whole.match(theirs->name).hasMatch(), qPrintable(theirs->name));
    const Accessible* ours = messages->find("list item", "들려요?");
    QVERIFY(ours != nullptr && ours->name.startsWith("서연, "));
    QVERIFY2(ours->description.contains("도착"), qPrintable(ours->description)); // how far it came

    const Accessible* composer = tree.find("text", "모임에 메시지");
    QVERIFY(composer != nullptr && composer->is(Accessible::Editable) && composer->is(Accessible::Focusable));
    QVERIFY(tree.find("label", "연결 없음") != nullptr);
    QVERIFY(tree.find(isBar) != nullptr);
}

void TestScreenReader::aMessageIsWrittenAndSent() {
    QVERIFY(start(m_first->path(), {"--open-room", "모임"}));
    const auto composer = m_reader.wait("text", "모임에 메시지");
    QVERIFY(composer);
    QVERIFY(m_reader.write(*composer, "화면 없이 씀"));
    QTRY_COMPARE(m_reader.textOf(*composer), QStringLiteral("화면 없이 씀"));
    // Not the button of the plus, whose name speaks of sending later.
    const auto isSend = [](const Accessible& each) { return each.role == "push button" && each.name == "보내기"; };
    QVERIFY(until([&] {
        const Accessible shown = m_reader.tree();
        const Accessible* send = shown.find(isSend);
        return send != nullptr && m_reader.press(*send);
    }));
    // The list of rooms says it as well, as what was said last.
    const auto isSent = [](const Accessible& each) {
        return each.role == "list item" && each.name.startsWith("서연, ") && each.name.contains("화면 없이 씀");
    };
    QTRY_VERIFY(m_reader.tree().find(isSent) != nullptr);
    QTRY_VERIFY(m_reader.textOf(*composer).isEmpty());
}

void TestScreenReader::sheetsMenusAndPanelsAreNamed_data() {
    QTest::addColumn<QStringList>("presses");
    QTest::addColumn<QString>("role");
    QTest::addColumn<QString>("opened");
    const QString plus = "새로 만들기: 방, 초대, 가져오기, 서버, 기기";
    QTest::newRow("plus") << QStringList{plus} << "menu item"
                          << "설정…";
    QTest::newRow("new room") << QStringList{plus, "새 방…"} << "dialog"
                              << "새 방";
    QTest::newRow("settings") << QStringList{plus, "설정…"} << "dialog"
                              << "설정";
    QTest::newRow("devices") << QStringList{plus, "내 기기…"} << "dialog"
                             << "내 기기";
    QTest::newRow("recovery") << QStringList{plus, "복구 단어…"} << "dialog"
                              << "복구";
    QTest::newRow("connection") << QStringList{"연결 보기"} << "list"
                                << "연결";
    QTest::newRow("members") << QStringList{"명"} << "list"
                             << "멤버";
    QTest::newRow("room menu") << QStringList{"방 메뉴"} << "menu item"
                               << "내보내기…";
    QTest::newRow("emoji") << QStringList{"이모지"} << "push button"
                           << "활짝 웃는 얼굴";
    QTest::newRow("attaching") << QStringList{"파일, 투표, 카드, 공지"} << "menu item"
                               << "투표";
}

void TestScreenReader::sheetsMenusAndPanelsAreNamed() {
    QFETCH(QStringList, presses);
    QFETCH(QString, role);
    QFETCH(QString, opened);
    QVERIFY(start(m_first->path(), {"--open-room", "모임"}));
    QVERIFY(m_reader.wait("list item", "바다"));
    for (const QString& each : presses) press(each.endsWith("…") ? "menu item" : "push button", each);
    QCOMPARE(namelessWith(role, opened), QString());
}

QTEST_GUILESS_MAIN(TestScreenReader)
#include "tst_screen_reader.moc"
