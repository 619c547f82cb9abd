// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The search drawer: what it asks for when kinds, ages, senders and rooms are chosen.
#include "ui/support/sample_chat.h"
#include "ui/support/window_under_test.h"

#include <QDateTime>
#include <QInputMethodEvent>
#include <QTest>

using namespace ieum;
using namespace ieum::uitest;

namespace {

void choose(const WindowUnderTest& under, const char* choice, int place) {
    (void)under.window()->grabWindow();
    QList<QQuickItem*> options;
    for (QQuickItem* each : under.item(choice)->childItems()) {
        if (each->isVisible() && each->width() > 0) options += each;
    }
    QVERIFY(place < options.size());
    under.click(options[place]);
}

} // namespace

class TestSearchPanel : public QObject {
    Q_OBJECT
  private slots:
    void filtersAreAskedFor();
    void aSyllableThatIsBeingComposedIsLookedFor();
    void withoutWordsOnlyWhatIsNarrowed();
    void itIsDrawnInBothThemesAndLanguages_data();
    void itIsDrawnInBothThemesAndLanguages();
};

void TestSearchPanel::filtersAreAskedFor() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    under.click(under.item("searchRoom"));
    QTRY_VERIFY(under.item("searchWords") != nullptr && under.item("searchWords")->hasActiveFocus());
    under.type("ㅌㅇ");
    QTRY_COMPARE(script.searches.size(), size_t{1});
    QCOMPARE(script.searches.back().words, "ㅌㅇ"); // first consonants go down as they are
    QCOMPARE(script.searches.back().room, std::optional(planningRoom));
    QCOMPARE(script.searches.back().kind, node::SearchKind::Any);
    QCOMPARE(script.searches.back().fromMs, 0);
    choose(under, "searchKind", 2);
    QTRY_COMPARE(script.searches.back().kind, node::SearchKind::Files);
    choose(under, "searchAge", 2);
    QTRY_VERIFY(script.searches.back().fromMs > 0);
    const int64_t wanted = QDate::currentDate().addDays(-6).startOfDay().toMSecsSinceEpoch();
    QCOMPARE(script.searches.back().fromMs, wanted);
    QCOMPARE(script.searches.back().kind, node::SearchKind::Files);
    QCOMPARE(under.complaints(), QStringList());
}

void TestSearchPanel::aSyllableThatIsBeingComposedIsLookedFor() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    under.click(under.item("searchRoom"));
    QTRY_VERIFY(under.item("searchWords") != nullptr && under.item("searchWords")->hasActiveFocus());
    under.type("회");
    QInputMethodEvent composing(QStringLiteral("의"), {});
    QCoreApplication::sendEvent(under.item("searchWords"), &composing);
    QTRY_VERIFY(!script.searches.empty() && script.searches.back().words == "회의");
    QInputMethodEvent committed;
    committed.setCommitString(QStringLiteral("의"));
    QCoreApplication::sendEvent(under.item("searchWords"), &committed);
    QInputMethodEvent name(QStringLiteral("윤"), {});
    QCoreApplication::sendEvent(under.item("searchSender"), &name);
    QTRY_COMPARE(script.searches.back().sender, std::string("윤"));
    QCOMPARE(script.searches.back().words, std::string("회의"));
    // The field above the rooms looks for it as well.
    const size_t before = script.searches.size();
    QInputMethodEvent all(QStringLiteral("한"), {});
    QCoreApplication::sendEvent(under.item("searchAll"), &all);
    QTRY_VERIFY(script.searches.size() > before && script.searches.back().words == "한");
    QCOMPARE(under.complaints(), QStringList());
}

void TestSearchPanel::withoutWordsOnlyWhatIsNarrowed() {
    Script script = sampleChat();
    script.hits.front().importedName = "엄마";
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    under.click(under.item("searchRoom"));
    QTRY_VERIFY(under.item("searchKind") != nullptr);
    choose(under, "searchAge", 1);
    choose(under, "searchKind", 4);
    QTRY_VERIFY(!script.searches.empty() && script.searches.back().kind == node::SearchKind::Links);
    QVERIFY(script.searches.size() <= 2); // who takes his time between the two sees what the first alone finds
    for (const node::Search& each : script.searches) QVERIFY(each.fromMs > 0 && each.words.empty());
    QTRY_COMPARE(under.items("hit").size(), static_cast<qsizetype>(script.hits.size()));
    // A member who is only said to have written it is not all that is said.
    const auto hits = under.items("hit");
    QVERIFY(std::any_of(hits.begin(), hits.end(), [&](const QQuickItem* each) {
        const QString author = each->property("author").toString();
        return author.contains("엄마") && author.contains(QString::fromStdString(script.hits.front().authorName));
    }));
}

void TestSearchPanel::itIsDrawnInBothThemesAndLanguages_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("theme");
    for (const char* language : {"ko", "en"}) {
        for (const char* theme : {"light", "dark"}) QTest::addRow("%s-%s", language, theme) << language << theme;
    }
}

void TestSearchPanel::itIsDrawnInBothThemesAndLanguages() {
    QFETCH(QString, language);
    QFETCH(QString, theme);
    Script script = sampleChat();
    WindowUnderTest under(script, node::ProfileKind::Open, language, theme);
    QTRY_VERIFY(under.isSettled());
    under.click(under.item("searchRoom"));
    QTRY_VERIFY(under.item("searchWords") != nullptr && under.item("searchWords")->hasActiveFocus());
    under.type("톡이");
    QTRY_VERIFY(under.item("hit") != nullptr);
    QCOMPARE(under.item("hit")->property("text").toString(), QString("톡이 안 되네요. 여기로 이어서 얘기해요"));
    QVERIFY(!under.picture("search-" + language + "-" + theme).isNull());
    QCOMPARE(under.complaints(), QStringList());
}

QTEST_MAIN(TestSearchPanel)
#include "tst_search_panel.moc"
