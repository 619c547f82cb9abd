// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every pair of theme colours that carries text reaches 4.5:1, marks reach 3:1 (WCAG 2.1, 1.4.3 and 1.4.11), in both
// themes, read from the real Theme.qml.
#include "ui/settings/room_ways.h"

#include <QColor>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQmlListReference>
#include <QTest>
#include <algorithm>
#include <cmath>

namespace {

double luminance(const QColor& colour) {
    const auto part = [](double value) {
        return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF());
}

double contrast(const QColor& a, const QColor& b) {
    const auto [dark, light] = std::minmax({luminance(a), luminance(b)});
    return (light + 0.05) / (dark + 0.05);
}

} // namespace

class TestContrast : public QObject {
    Q_OBJECT
  private slots:
    void theFormulaKnowsBlackOnWhite();
    void textIsReadable_data();
    void textIsReadable();
    void initialsAreReadableOnEveryAvatar();
    void textIsReadableOnTheGroundOfEveryRoom();
};

void TestContrast::theFormulaKnowsBlackOnWhite() {
    QCOMPARE(qRound(contrast(Qt::black, Qt::white)), 21);
    QVERIFY(contrast(QColor(0x0f, 0x8f, 0x76), Qt::white) < 4.5); // the accent of marks would fail as text
}

void TestContrast::textIsReadable_data() {
    QTest::addColumn<QString>("front");
    QTest::addColumn<QString>("back");
    QTest::addColumn<double>("wanted");
    const std::pair<const char*, QStringList> pairs[] = {
        {"text", {"ground", "panel", "raised", "field", "hover", "selected", "ownBubble", "otherBubble"}},
        {"quiet", {"ground", "panel", "raised", "field", "hover", "selected", "otherBubble"}},
        {"ownQuiet", {"ownBubble"}},
        {"accentText", {"ground", "panel", "raised", "ownBubble", "otherBubble"}},
        {"accentInk", {"accentFill", "accentPressed"}},
        {"warningInk", {"warning"}},
        {"mentionInk", {"mention"}},
        {"danger", {"ground", "panel", "raised"}},
        {"fileMarkInk", {"fileMark"}},
    };
    for (const auto& [front, backs] : pairs) {
        for (const auto& back : backs) QTest::addRow("%s on %s", front, qPrintable(back)) << front << back << 4.5;
    }
    QTest::newRow("accent marks on ground") << "accent"
                                            << "ground" << 3.0;
    QTest::newRow("accent marks on panel") << "accent"
                                           << "panel" << 3.0;
}

void TestContrast::textIsReadable() {
    QFETCH(QString, front);
    QFETCH(QString, back);
    QFETCH(double, wanted);
    QQmlEngine engine;
    QQmlComponent component(&engine);
    component.setData("import QtQml; import Ieum.Theme; QtObject { property QtObject theme: Theme }", {});
    std::unique_ptr<QObject> probe(component.create());
    QVERIFY2(probe, qPrintable(component.errorString()));
    auto* theme = probe->property("theme").value<QObject*>();
    for (const char* mode : {"light", "dark"}) {
        theme->setProperty("mode", mode);
        const auto a = theme->property(front.toLatin1()).value<QColor>();
        const auto b = theme->property(back.toLatin1()).value<QColor>();
        QVERIFY(a.isValid() && b.isValid());
        QVERIFY2(contrast(a, b) >= wanted, qPrintable(QString("%1: %2").arg(mode).arg(contrast(a, b))));
    }
}

void TestContrast::initialsAreReadableOnEveryAvatar() {
    QQmlEngine engine;
    QQmlComponent component(&engine);
    component.setData("import QtQuick; import Ieum.Theme; QtObject { property int count: Theme.avatars.length;"
                      "property color ink: Theme.avatarInk; function at(i: int): color { return Theme.avatars[i]; } }",
                      {});
    std::unique_ptr<QObject> probe(component.create());
    QVERIFY2(probe, qPrintable(component.errorString()));
    QCOMPARE(probe->property("count").toInt(), 8); // names.h spreads ids over eight
    for (int i = 0; i < 8; ++i) {
        QColor back;
        QVERIFY(QMetaObject::invokeMethod(probe.get(), "at", Q_RETURN_ARG(QColor, back), Q_ARG(int, i)));
        QVERIFY2(contrast(probe->property("ink").value<QColor>(), back) >= 4.5, qPrintable(back.name()));
    }
}

void TestContrast::textIsReadableOnTheGroundOfEveryRoom() {
    QQmlEngine engine;
    QQmlComponent component(&engine);
    component.setData("import QtQuick; import Ieum.Theme; QtObject { property QtObject theme: Theme;"
                      "property int count: Theme.roomGrounds.length;"
                      "function at(i: int): color { return Theme.groundOf(i); } }",
                      {});
    std::unique_ptr<QObject> probe(component.create());
    QVERIFY2(probe, qPrintable(component.errorString()));
    QCOMPARE(probe->property("count").toInt(), ieum::ui::RoomWays::colourMost);
    auto* theme = probe->property("theme").value<QObject*>();
    for (const char* mode : {"light", "dark"}) {
        theme->setProperty("mode", mode);
        for (int i = 0; i <= ieum::ui::RoomWays::colourMost; ++i) {
            QColor back;
            QVERIFY(QMetaObject::invokeMethod(probe.get(), "at", Q_RETURN_ARG(QColor, back), Q_ARG(int, i)));
            for (const char* front : {"text", "quiet", "accentText", "danger"}) {
                const double found = contrast(theme->property(front).value<QColor>(), back);
                QVERIFY2(found >= 4.5, qPrintable(QString("%1 %2 %3: %4").arg(mode, front, back.name()).arg(found)));
            }
        }
    }
}

QTEST_MAIN(TestContrast)
#include "tst_contrast.moc"
