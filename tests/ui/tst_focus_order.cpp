// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tab goes round the whole window, past everything that can be pressed, to nothing without a name, and back the same
// way.
#include "ui/support/sample_chat.h"
#include "ui/support/window_under_test.h"

#include <QAccessible>
#include <QTest>

using namespace ieum;
using namespace ieum::uitest;

namespace {

constexpr int stopsMost = 200;

QString nameOf(QQuickItem* item) {
    QAccessibleInterface* seen = QAccessible::queryAccessibleInterface(item);
    return seen == nullptr ? QString() : seen->text(QAccessible::Name);
}

/// From one step beyond where the keys are (a sheet has them itself at first) until they are there again.
QList<QQuickItem*> round(const WindowUnderTest& under, Qt::KeyboardModifiers with) {
    QList<QQuickItem*> stops;
    const auto step = [&] { QTest::keyClick(under.window(), with ? Qt::Key_Backtab : Qt::Key_Tab, with); };
    step();
    QQuickItem* first = under.window()->activeFocusItem();
    do {
        stops += under.window()->activeFocusItem();
        step();
    } while (under.window()->activeFocusItem() != first && stops.size() < stopsMost);
    return stops;
}

QStringList namesOf(const QList<QQuickItem*>& stops) {
    QStringList names;
    for (QQuickItem* each : stops) names += nameOf(each);
    return names;
}

/// In which order these stand in the round; nothing that is missing has a place.
QList<qsizetype> placesOf(const QList<QQuickItem*>& stops, const QStringList& objectNames) {
    QList<qsizetype> places;
    for (const QString& name : objectNames) {
        for (qsizetype at = 0; at < stops.size(); ++at) {
            if (stops[at]->objectName() == name) {
                places += at;
                break;
            }
        }
    }
    return places;
}

} // namespace

class TestFocusOrder : public QObject {
    Q_OBJECT
  private slots:
    void tabGoesRoundTheWindow();
    void aSheetKeepsTheKeys();
};

void TestFocusOrder::tabGoesRoundTheWindow() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    QTRY_VERIFY(under.item("composerText")->hasActiveFocus());
    const QList<QQuickItem*> stops = round(under, Qt::NoModifier);
    QVERIFY2(stops.size() < stopsMost, qPrintable(namesOf(stops).join('\n')));
    for (QQuickItem* each : stops) {
        QVERIFY2(!nameOf(each).isEmpty(), qPrintable(each->objectName() + each->metaObject()->className()));
        QVERIFY2(each->isVisible() && each->isEnabled(), qPrintable(nameOf(each)));
    }
    QCOMPARE(QSet<QQuickItem*>(stops.begin(), stops.end()).size(), stops.size()); // nothing twice
    // From behind the text: round by the rooms and the room's own bar, back to the text.
    const QStringList wanted{"addButton", "roomMenu", "composerText"};
    const QList<qsizetype> places = placesOf(stops, wanted);
    QVERIFY2(places.size() == wanted.size(), qPrintable(namesOf(stops).join('\n')));
    QVERIFY(std::is_sorted(places.begin(), places.end()));
    const QList<QQuickItem*> back = round(under, Qt::ShiftModifier);
    const auto less = [](QList<QQuickItem*> from, const QList<QQuickItem*>& other) {
        from.removeIf([&](QQuickItem* each) { return other.contains(each); });
        return namesOf(from).join('\n');
    };
    QCOMPARE(less(back, stops), QString());
    // Backwards Qt goes from what is in a list to what is before it, past the list itself.
    QList<QQuickItem*> onlyForwards = stops;
    onlyForwards.removeIf(
        [](QQuickItem* each) { return QAccessible::queryAccessibleInterface(each)->role() == QAccessible::List; });
    QCOMPARE(less(onlyForwards, back), QString());
    QCOMPARE(under.complaints(), QStringList());
}

void TestFocusOrder::aSheetKeepsTheKeys() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    under.clickNew("addButton");
    under.clickNew("menuNear");
    QTRY_VERIFY(under.item("nearYes") != nullptr);
    const QList<QQuickItem*> stops = round(under, Qt::NoModifier);
    QVERIFY2(stops.size() < 10, qPrintable(namesOf(stops).join('\n')));
    QVERIFY(!placesOf(stops, {"nearYes"}).isEmpty() && !placesOf(stops, {"nearNo"}).isEmpty());
    QVERIFY(placesOf(stops, {"composerText"}).isEmpty());
}

QTEST_MAIN(TestFocusOrder)
#include "tst_focus_order.moc"
