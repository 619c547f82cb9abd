// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Names in bubbles and in the list of rooms: what is marked, and that the text stays plain.
#include "ui/support/sample_chat.h"
#include "ui/support/window_under_test.h"
#include "ui/timeline/mention_spans.h"
#include "ui/timeline/timeline_rows.h"
#include "ui/words/names.h"

#include <QQuickTextDocument>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>

using namespace ieum;
using namespace ieum::ui;
using namespace ieum::uitest;

namespace {

const PersonId us = numbered<PersonId>(1);
const PersonId other = numbered<PersonId>(3);

node::MessageRow naming(const std::string& text, std::vector<node::MentionRow> mentions) {
    node::MessageRow message = plainMessage(60, text, thatDayMs(9, 40));
    message.mentions = std::move(mentions);
    return message;
}

/// The spans of a drawn text that look another way than the rest.
QList<std::pair<QString, QTextCharFormat>> markedIn(QQuickItem* body) {
    QList<std::pair<QString, QTextCharFormat>> marked;
    const auto* document = body->property("textDocument").value<QQuickTextDocument*>()->textDocument();
    for (QTextBlock block = document->begin(); block.isValid(); block = block.next()) {
        for (const auto& range : block.layout()->formats())
            marked += {block.text().mid(range.start, range.length), range.format};
    }
    return marked;
}

QQuickItem* bodyWith(const WindowUnderTest& under, const QString& words) {
    for (QQuickItem* body : under.items("messageText")) {
        if (body->property("text").toString().contains(words)) return body;
    }
    return nullptr;
}

Script chatThatNamesUs() {
    Script script = sampleChat();
    script.self.person = us;
    auto& messages = script.messages[planningRoom];
    messages.erase(messages.begin() + 1, messages.end() - 1);
    messages.push_back(naming("@나 이거 @박민준 님과\n같이 봐 주세요", {{0, 2, us, {}}, {6, 4, other, {}}}));
    script.rooms[1].mentioned = true;
    script.rooms[1].unread = 12;
    return script;
}

} // namespace

class TestMentions : public QObject {
    Q_OBJECT
  private slots:
    void spansCountInWhatIsShown();
    void spansThatLieAreLeftOut();
    void namesAreMarkedAndOursMore();
    void aTextWithoutNamesIsNotTouched();
    void whatWasDeletedOrEditedIsMarkedNoMore();
    void roomsWhereWeAreNamedSaySo();
    void itIsDrawnInBothThemesAndLanguages_data();
    void itIsDrawnInBothThemesAndLanguages();
};

void TestMentions::spansCountInWhatIsShown() {
    // An emoji is one code point and two letters, a control is none, a heap of marks is cut.
    const std::string heap = "a" + [] {
        std::string marks;
        for (int i = 0; i < 20; ++i) marks += "\xCC\x81";
        return marks;
    }();
    const auto message = naming("😀\x01" + heap + " @나", {{24, 2, us, {}}});
    const QString shown = timelineRows({message}, {}).front().text;
    const auto spans = mentionSpans(message, shown.size(), us);
    QCOMPARE(spans.size(), 3);
    QCOMPARE(shown.mid(spans[0], spans[1]), QString("@나"));
    QCOMPARE(spans[2], 1);
}

void TestMentions::spansThatLieAreLeftOut() {
    constexpr uint32_t far = 4'000'000'000;
    const auto message = naming("@나 여기", {{far, far, us, {}}, {5, far, us, {}}, {0, 0, us, {}}});
    const auto spans = mentionSpans(message, 6, us);
    for (qsizetype at = 0; at < spans.size(); at += 3) {
        QVERIFY(spans[at] >= 0 && spans[at] + spans[at + 1] <= 6);
    }
    // Of a text that is cut, what is beyond the cut.
    const auto late = naming(std::string(static_cast<size_t>(maxTextLetters), 'x') + "@나",
                             {{static_cast<uint32_t>(maxTextLetters), 2, us, {}}});
    QVERIFY(timelineRows({late}, {}).front().mentions.isEmpty());
}

void TestMentions::namesAreMarkedAndOursMore() {
    Script script = chatThatNamesUs();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && bodyWith(under, "이거") != nullptr);
    QQuickItem* body = bodyWith(under, "이거");
    QTRY_COMPARE(markedIn(body).size(), 2);
    QTRY_VERIFY(markedIn(body).first().second.background().style() != Qt::NoBrush);
    const auto marked = markedIn(body);
    QCOMPARE(marked[0].first, QString("@나"));
    QCOMPARE(marked[1].first, QString("@박민준"));
    QVERIFY(marked[1].second.background().style() == Qt::NoBrush);
    QCOMPARE(body->property("textFormat").toInt(), 0);
    QCOMPARE(under.complaints(), QStringList());
}

void TestMentions::aTextWithoutNamesIsNotTouched() {
    Script script = chatThatNamesUs();
    script.messages[planningRoom].back().mentions.clear();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && bodyWith(under, "이거") != nullptr);
    QVERIFY(markedIn(bodyWith(under, "이거")).isEmpty());
}

void TestMentions::whatWasDeletedOrEditedIsMarkedNoMore() {
    for (const bool isDeleted : {true, false}) {
        Script script = chatThatNamesUs();
        WindowUnderTest under(script);
        QTRY_VERIFY(under.isSettled() && bodyWith(under, "이거") != nullptr);
        QQuickItem* body = bodyWith(under, "이거");
        QTRY_COMPARE(markedIn(body).size(), 2);
        node::MessageRow& message = script.messages[planningRoom].back();
        const QString before = body->property("text").toString();
        message.text = "아무도 부르지 않는 다른 말입니다";
        message.mentions.clear();
        if (isDeleted) message.gone = node::Gone::Deleted;
        script.tell(node::TimelineChanged{planningRoom});
        QTRY_VERIFY(body->property("text").toString() != before);
        QVERIFY(markedIn(body).isEmpty());
    }
}

void TestMentions::roomsWhereWeAreNamedSaySo() {
    Script script = chatThatNamesUs();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    QTRY_COMPARE(under.items("mentionBadge").size(), 1);
    script.rooms[1].mentioned = false;
    script.tell(node::RoomsChanged{});
    QTRY_COMPARE(under.items("mentionBadge").size(), 0);
}

void TestMentions::itIsDrawnInBothThemesAndLanguages_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("theme");
    for (const char* language : {"ko", "en"}) {
        for (const char* theme : {"light", "dark"}) QTest::addRow("%s-%s", language, theme) << language << theme;
    }
}

void TestMentions::itIsDrawnInBothThemesAndLanguages() {
    QFETCH(QString, language);
    QFETCH(QString, theme);
    Script script = chatThatNamesUs();
    WindowUnderTest under(script, node::ProfileKind::Open, language, theme);
    QTRY_VERIFY(under.isSettled() && bodyWith(under, "이거") != nullptr);
    QTRY_COMPARE(markedIn(bodyWith(under, "이거")).size(), 2);
    QVERIFY(!under.picture("mentions-" + language + "-" + theme).isNull());
    QCOMPARE(under.complaints(), QStringList());
}

QTEST_MAIN(TestMentions)
#include "tst_mentions.moc"
