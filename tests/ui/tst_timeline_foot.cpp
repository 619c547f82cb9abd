// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the messages stand when texts get another size while a room is open.
#include "ui/support/sample_chat.h"
#include "ui/support/window_under_test.h"

#include <QElapsedTimer>
#include <QTest>

using namespace ieum;
using namespace ieum::ui;
using namespace ieum::uitest;

namespace {

Script longTalk() {
    Script script = sampleChat();
    script.gaps.clear();
    auto& messages = script.messages[planningRoom];
    messages.clear();
    for (uint8_t i = 0; i < 60; ++i) {
        std::string text = "메시지 " + std::to_string(i);
        for (int words = 0; words < (i * 7) % 31; ++words) text += " 오늘 정전에 대비해 모아 둔 물건";
        messages.push_back(plainMessage(static_cast<uint8_t>(60 + i), text, thatDayMs(9, i)));
    }
    return script;
}

/// How far the newest bubble's lower edge is above the list's; below 0: under the composer.
qreal roomBelow(const WindowUnderTest& under) {
    QQuickItem* list = under.item("timeline");
    for (QQuickItem* body : under.items("messageText")) {
        if (body->property("text").toString().startsWith("메시지 59"))
            return list->height() - body->mapToItem(list, {0, body->height()}).y();
    }
    return -10'000;
}

void rest(const WindowUnderTest& under) {
    constexpr qint64 restMs = 400;
    constexpr int looksLeast = 10; // time also passes while others have the processor, and nothing can move then
    QElapsedTimer still;
    still.start();
    qreal last = roomBelow(under);
    int looks = 0;
    const auto rests = [&] {
        (void)under.window()->grabWindow();
        ++looks;
        if (const qreal now = roomBelow(under); now != std::exchange(last, now)) {
            still.restart();
            looks = 0;
        }
        return still.hasExpired(restMs) && looks >= looksLeast;
    };
    QVERIFY(QTest::qWaitFor(rests, ieum::test::triedForMs));
}

} // namespace

class TestTimelineFoot : public QObject {
    Q_OBJECT
  private slots:
    void otherSizesKeepTheFoot();
    void whoReadsAboveStaysThere();
};

void TestTimelineFoot::otherSizesKeepTheFoot() {
    Script script = longTalk();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && roomBelow(under) > 0);
    for (const int percent : {150, 100, 200, 80, 120, 110, 130, 200}) {
        under.preferences().setTextPercent(percent);
        rest(under);
        const qreal below = roomBelow(under);
        QVERIFY2(below > 0 && below < 60, qPrintable(QString("%1 % → %2").arg(percent).arg(below)));
        QVERIFY(under.item("toNewest") == nullptr);
    }
    // As keys do it, without a rest between.
    for (const int percent : {110, 120, 130, 140, 150, 160, 150, 140}) {
        under.preferences().setTextPercent(percent);
        (void)under.window()->grabWindow();
    }
    rest(under);
    const qreal below = roomBelow(under);
    QVERIFY2(below > 0 && below < 60, qPrintable(QString::number(below)));
    // As soon as it is open, before its rows have come.
    WindowUnderTest second(script);
    second.preferences().setTextPercent(150);
    QTRY_VERIFY(second.isSettled());
    rest(second);
    QVERIFY2(roomBelow(second) > 0, qPrintable(QString::number(roomBelow(second))));
    QCOMPARE(under.complaints(), QStringList());
}

void TestTimelineFoot::whoReadsAboveStaysThere() {
    Script script = longTalk();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && roomBelow(under) > 0);
    QQuickItem* list = under.item("timeline");
    list->setProperty("contentY", list->property("contentY").toReal() - 900);
    rest(under);
    under.preferences().setTextPercent(150);
    rest(under);
    QVERIFY(under.item("toNewest") != nullptr);
}

QTEST_MAIN(TestTimelineFoot)
#include "tst_timeline_foot.moc"
