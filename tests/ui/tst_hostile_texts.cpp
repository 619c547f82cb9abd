// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whatever others write (faults.md, G): the real window lays out a bounded part of it, reads none of it as markup, and
// fetches nothing. What a frame takes of the processor is bounded here, and measured over a real profile by ieum-bench
// ui.
#include "ui/support/pictured_vault.h"
#include "ui/support/watchdog.h"
#include "ui/support/window_under_test.h"
#include "ui/timeline/timeline_rows.h"
#include "ui/words/names.h"

#include <QTcpServer>
#include <QTest>

#include <algorithm>

using namespace ieum;
using namespace ieum::uitest;

namespace {

constexpr double frameMsMost = 16; ///< of the processor, drawing included: of 99 in 100 frames
constexpr double pixelsAFrame = 60;
constexpr int framesEachWay = 150;

std::string repeated(const std::string& part, size_t count) {
    std::string all;
    all.reserve(part.size() * count);
    for (size_t i = 0; i < count; ++i) all += part;
    return all;
}

const std::string overriding = "\xE2\x80\xAE"; ///< right-to-left override
const std::string zeroWidth = "\xE2\x80\x8B";

/// All of it, in every place that a peer can write into.
Script hostile(quint16 port) {
    Script script = picturedVault();
    script.self.person = numbered<PersonId>(1);
    const std::string address = "http://127.0.0.1:" + std::to_string(port) + "/";
    const std::string html =
        "<img src='" + address + "a.png'><a href='" + address + "'>b</a><b>c</b><style>*{}</style>";
    const std::string name = overriding + html + zeroWidth + repeated("\xCC\x81", 200) + repeated("이름", 3000);
    auto& messages = script.messages[planningRoom];
    messages.clear();
    const auto say = [&](uint8_t number, const std::string& text) -> node::MessageRow& {
        messages.push_back(plainMessage(number, text, thatDayMs(11, number)));
        messages.back().authorName = name;
        return messages.back();
    };
    say(1, repeated("가", 350'000));                   // a megabyte without a space
    say(2, "a" + repeated("\xCC\x81", 200'000));       // one letter
    say(3, repeated(overriding + "a", 50'000));        // direction
    say(4, html + repeated("\n", 5000)).notice = true; // lines
    say(5, html).replyTo = numbered<MessageId>(1);
    messages.back().replyAuthor = name;
    messages.back().replyText = repeated("x", 100'000);
    say(6, html).poll = node::PollRow{{{html + repeated("y", 50'000), {name}, true}, {html, {}, false}}, false, 0};
    say(7, repeated("@", 60'000)).mentions = {{0, 4'000'000'000, numbered<PersonId>(1), {}},
                                              {59'999, 1, numbered<PersonId>(1), {}}};
    say(8, html).reactions = {{html, std::vector<std::string>(300, name), false}, {repeated("😀", 500), {name}, true}};
    say(9, address + repeated("x", 100'000) + " " + repeated("https://a.example ", 2000));
    node::FileRow file;
    file.name = overriding + "gnp.exe" + html;
    file.sizeBytes = file.haveBytes = 10;
    file.room = planningRoom;
    file.picture = true;
    for (uint8_t number = 120; number < 150; ++number) {
        file.id = numbered<FileId>(number);
        script.previews[file.id].picture = copyOf(bytesOf(html)); // no JPEG
        if (messages.back().files.empty()) say(10, {});
        messages.back().files.push_back(file);
    }
    for (auto& room : script.rooms) {
        room.name = room.kind == node::RoomKind::Self ? room.name : name;
        room.lastText = html + repeated("z", 100'000);
        room.lastAuthor = name;
    }
    for (auto& member : script.members[planningRoom]) member.name = name;
    script.gaps[planningRoom].front().name = name;
    script.hits.front() = {planningRoom, name, numbered<MessageId>(1), {}, name, thatDayMs(8, 15), html, false, 0, {}};
    return script;
}

void visit(QQuickItem* item, const std::function<void(QQuickItem*)>& look) {
    look(item);
    for (QQuickItem* child : item->childItems()) visit(child, look);
}

/// Of everything that is made, seen or not.
void checkTexts(const WindowUnderTest& under) {
    qsizetype laidOut = 0;
    visit(under.window()->contentItem()->parentItem() ? under.window()->contentItem()->parentItem()
                                                      : under.window()->contentItem(),
          [&laidOut](QQuickItem* item) {
              const QVariant format = item->property("textFormat");
              const QString text = item->property("text").toString();
              if (item->inherits("QQuickText") || item->inherits("QQuickTextEdit")) {
                  // Placeholders are Qt's, and have no words of others in them.
                  const bool isPlaceholder = item->inherits("QQuickPlaceholderText");
                  QVERIFY2(isPlaceholder ? !text.contains("img") : format.toInt() == Qt::PlainText,
                           qPrintable(text.left(80)));
                  QVERIFY2(text.size() <= ui::maxTextLetters, qPrintable(QString::number(text.size())));
                  if (item->isVisible()) laidOut += text.size();
              }
              QVERIFY(!item->property("source").toUrl().toString().startsWith("http"));
          });
    QVERIFY2(laidOut < 200'000, qPrintable(QString::number(laidOut)));
}

} // namespace

class TestHostileTexts : public QObject {
    Q_OBJECT
  private slots:
    void theTimelineLaysOutABoundedPart();
    void drawersAndSheetsDoTheSame();
    void tooltipsAreNoMarkup();
    void openingMoreOfItStaysBounded();
    void framesStayShort();
    void itIsDrawn_data();
    void itIsDrawn();
};

void TestHostileTexts::theTimelineLaysOutABoundedPart() {
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    Script script = hostile(server.serverPort());
    WindowUnderTest under(script);
    QTRY_VERIFY_WITH_TIMEOUT(under.isSettled(), 20'000);
    QTRY_VERIFY(under.item("timeline") != nullptr && under.item("timeline")->property("count").toInt() > 9);
    checkTexts(under);
    // From the newest to the oldest, every row is made once.
    QQuickItem* list = under.item("timeline");
    list->forceActiveFocus(Qt::TabFocusReason);
    for (int i = 0; i < list->property("count").toInt(); ++i) {
        QTest::keyClick(under.window(), Qt::Key_Up);
        checkTexts(under);
    }
    QVERIFY(!server.hasPendingConnections());
    QCOMPARE(under.complaints(), QStringList());
}

void TestHostileTexts::drawersAndSheetsDoTheSame() {
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    Script script = hostile(server.serverPort());
    WindowUnderTest under(script);
    QTRY_VERIFY_WITH_TIMEOUT(under.isSettled(), 20'000);
    const std::pair<const char*, const char*> drawers[] = {{"searchRoom", "searchWords"},
                                                           {"showFiles", "fileList"},
                                                           {"roomSubtitle", "memberList"},
                                                           {"showPaths", "pathList"}};
    for (const auto& [button, list] : drawers) {
        under.click(under.item(button));
        QTRY_VERIFY2(under.item(list) != nullptr, list);
        if (button == std::string("searchRoom")) {
            QTRY_VERIFY(under.item(list)->hasActiveFocus());
            under.type("img");
            QTRY_VERIFY(under.item("hit") != nullptr);
        }
        checkTexts(under);
    }
    QTest::keyClick(under.window(), Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(under.item("switcherList") != nullptr);
    checkTexts(under);
    QTest::keyClick(under.window(), Qt::Key_Escape);
    QVERIFY(!server.hasPendingConnections());
    QCOMPARE(under.complaints(), QStringList());
}

void TestHostileTexts::tooltipsAreNoMarkup() {
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    Script script = hostile(server.serverPort());
    auto& messages = script.messages[planningRoom];
    std::erase_if(messages, [](const node::MessageRow& each) { return each.id != numbered<MessageId>(8); });
    messages.front().reactions.erase(messages.front().reactions.begin());
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && under.item("reaction") != nullptr);
    (void)under.window()->grabWindow();
    // As the pointer would have it, which a window without a screen does not keep in one place.
    QVERIFY(under.item("reaction")->width() < 200);
    QObject* tip = nullptr;
    for (QObject* each : under.item("reaction")->findChildren<QObject*>()) {
        if (each->property("wanted").isValid()) tip = each;
    }
    QVERIFY(tip != nullptr && tip->setProperty("wanted", true));
    QTRY_VERIFY(under.item("plainTip") != nullptr);
    QVERIFY(under.item("plainTip")->property("text").toString().contains("<img"));
    checkTexts(under);
    QVERIFY(!server.hasPendingConnections());
    QCOMPARE(under.complaints(), QStringList());
}

/// "Show more" goes on in steps.
void TestHostileTexts::openingMoreOfItStaysBounded() {
    Script script = hostile(9);
    auto& messages = script.messages[planningRoom];
    messages.erase(messages.begin() + 1, messages.end());
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && under.item("messageText") != nullptr);
    QQuickItem* body = under.item("messageText");
    QCOMPARE(body->property("text").toString().size(), ui::foldedLetters);
    QQuickItem* row = body;
    while (row != nullptr && row->metaObject()->indexOfSignal("moreAsked()") < 0) row = row->parentItem();
    QVERIFY(row != nullptr);
    QVERIFY(QMetaObject::invokeMethod(row, "moreAsked"));
    QTRY_COMPARE(body->property("text").toString().size(), ui::maxTextLetters);
    QVERIFY(QMetaObject::invokeMethod(row, "moreAsked"));
    QTRY_COMPARE(body->property("text").toString().size(), 2 * ui::maxTextLetters);
}

void TestHostileTexts::framesStayShort() {
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    Script script = hostile(server.serverPort());
    WindowUnderTest under(script);
    QTRY_VERIFY_WITH_TIMEOUT(under.isSettled(), 20'000);
    QTRY_VERIFY(under.item("timeline") != nullptr && under.item("timeline")->property("count").toInt() > 9);
    QQuickItem* list = under.item("timeline");
    watchdog()->watch(under.window());
    // Up to the oldest and down again, as a wheel that is turned fast.
    for (const double step : {-pixelsAFrame, pixelsAFrame}) {
        for (int i = 0; i < framesEachWay; ++i) {
            const size_t drawn = watchdog()->frames().size();
            list->setProperty("contentY", list->property("contentY").toDouble() + step);
            under.window()->update();
            QTRY_VERIFY(watchdog()->frames().size() > drawn);
        }
    }
    std::vector<double> frames = watchdog()->frames();
    std::sort(frames.begin(), frames.end());
    const double p99 = frames[frames.size() * 99 / 100], slower = slowness();
    qInfo("%zu frames: p50 %.2f ms, p99 %.2f ms, most %.2f ms; at most %.2f ms at one event (%s); %.2f times slower",
          frames.size(), frames[frames.size() / 2], p99, frames.back(), watchdog()->worstEvent().ms,
          qPrintable(watchdog()->worstEvent().where), slower);
    QVERIFY2(p99 <= frameMsMost * slower, qPrintable(QString::number(p99)));
    QVERIFY(!server.hasPendingConnections());
    QCOMPARE(under.complaints(), QStringList());
}

void TestHostileTexts::itIsDrawn_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("theme");
    for (const char* language : {"ko", "en"}) {
        for (const char* theme : {"light", "dark"}) QTest::addRow("%s-%s", language, theme) << language << theme;
    }
}

void TestHostileTexts::itIsDrawn() {
    QFETCH(QString, language);
    QFETCH(QString, theme);
    Script script = hostile(9);
    WindowUnderTest under(script, node::ProfileKind::Open, language, theme);
    QTRY_VERIFY_WITH_TIMEOUT(under.isSettled(), 20'000);
    QVERIFY(!under.picture("hostile-" + language + "-" + theme).isNull());
    QCOMPARE(under.complaints(), QStringList());
}

int main(int argc, char* argv[]) {
    Watchdog app(argc, argv);
    TestHostileTexts test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_hostile_texts.moc"
