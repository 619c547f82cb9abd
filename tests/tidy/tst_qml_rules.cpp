// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tidy/planted.h"
#include "tidy/qml_rules.h"

#include <QTest>

using namespace ieum::tidy;

class TestQmlRules : public QObject {
    Q_OBJECT
  private slots:
    void plantedFaultIsReported_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("broken");
        const auto row = [](const char* name, const char* text, const char* broken,
                            const char* path = "ui/rooms/A.qml") {
            QTest::newRow(name) << QString(path) << QString(text) << QString(broken);
        };
        row("colour", "Item {\n color: \"#ff0000\"\n}\n", "qml/colour:2");
        row("short colour", "Item {\n color: '#f00'\n}\n", "qml/colour:2");
        row("text that guesses", "Text {\n text: name\n}\n", "qml/text-format:1");
        row("label that guesses", "Item {\n Label { text: name }\n}\n", "qml/text-format:2");
        row("qualified type", "Item {\n Controls.Label { text: name }\n}\n", "qml/text-format:2");
        row("format only in the child", "Text {\n Text { textFormat: Text.PlainText }\n}\n", "qml/text-format:1");
        row("markup", "Text { textFormat: Text.RichText }\n", "qml/markup:1");
        row("nameless button", "Button {\n Accessible.onPressAction: clicked()\n}\n", "qml/accessible:1");
        row("deaf button", "Button {\n Accessible.name: \"x\"\n}\n", "qml/pressable:1");
        row("deaf line of a menu", "MenuItem {\n Accessible.name: \"x\"\n}\n", "qml/pressable:1");
        row("nameless field", "Item {\n TextField { }\n}\n", "qml/accessible:2");
        row("nameless area", "Item {\n MouseArea { onClicked: { x() } }\n}\n", "qml/accessible:2");
        row("name only in the child", "Button {\n Accessible.onPressAction: x()\n Item { Accessible.name: \"x\" }\n}\n",
            "qml/accessible:1");
        row("property without a type", "Item {\n property var x\n}\n", "qml/var:2");
        row("required without a type", "Item {\n required property var x\n}\n", "qml/var:2");
        row("singleton", "pragma Singleton\nItem { }\n", "qml/singleton:1");
        row("property var in the theme", "Item {\n property var x\n}\n", "qml/var:2", "ui/theme/Theme.qml");
    }
    void plantedFaultIsReported() {
        QFETCH(QString, path);
        QFETCH(QString, text);
        QTEST(brokenBy(checkQml, path, text), "broken");
    }

    void innocentQmlIsNot_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("text");
        QTest::newRow("theme") << QString("ui/theme/Theme.qml")
                               << QString("pragma Singleton\nQtObject { property color a: \"#ff0000\" }\n");
        QTest::newRow("plain text") << QString("ui/a/A.qml") << QString("Text {\n textFormat: Text.PlainText\n}\n");
        QTest::newRow("named")
            << QString("ui/a/A.qml")
            << QString("Button {\n Accessible.name: qsTr(\"Send\")\n Accessible.onPressAction: send()\n}\n");
        QTest::newRow("never enabled") << QString("ui/a/A.qml")
                                       << QString("MenuItem {\n enabled: false\n Accessible.name: n\n}\n");
        QTest::newRow("parent is named") << QString("ui/a/A.qml")
                                         << QString("Item {\n Accessible.name: n\n TapHandler { }\n}\n");
        QTest::newRow("ignored") << QString("ui/a/A.qml") << QString("MouseArea {\n Accessible.ignored: true\n}\n");
        QTest::newRow("in a comment") << QString("ui/a/A.qml")
                                      << QString("// Text { color: \"#ff0000\" } property var\nItem { }\n");
        QTest::newRow("number sign") << QString("ui/a/A.qml") << QString("Item { property string s: \"#room\" }\n");
        QTest::newRow("test of QML") << QString("tests/ui/tst_a.qml") << QString("Text { }\n");
    }
    void innocentQmlIsNot() {
        QFETCH(QString, path);
        QFETCH(QString, text);
        QCOMPARE(brokenBy(checkQml, path, text), QString());
    }
};

QTEST_GUILESS_MAIN(TestQmlRules)
#include "tst_qml_rules.moc"
