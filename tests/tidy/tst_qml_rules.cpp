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
        QTest::addColumn<const char*>("path");
        QTest::addColumn<const char*>("text");
        QTest::addColumn<QString>("broken");
        const auto row = [](const char* name, const char* text, const char* broken,
                            const char* path = "ui/rooms/A.qml") {
            QTest::newRow(name) << path << text << QString(broken);
        };
        row("colour", "Item {\n color: \"#ff0000\"\n}\n", "qml/colour:2");
        row("short colour", "Item {\n color: '#f00'\n}\n", "qml/colour:2");
        row("text that guesses", "Text {\n text: name\n}\n", "qml/text-format:1");
        row("label that guesses", "Item {\n Label { text: name }\n}\n", "qml/text-format:2");
        row("qualified type", "Item {\n Controls.Label { text: name }\n}\n", "qml/text-format:2");
        row("format only in the child", "Text {\n Text { textFormat: Text.PlainText }\n}\n", "qml/text-format:1");
        row("markup", "Text { textFormat: Text.RichText }\n", "qml/markup:1");
        row("nameless button", "Button {\n icon.name: \"x\"\n}\n", "qml/accessible:1");
        row("nameless field", "Item {\n TextField { }\n}\n", "qml/accessible:2");
        row("nameless area", "Item {\n MouseArea { onClicked: { x() } }\n}\n", "qml/accessible:2");
        row("name only in the child", "Button {\n contentItem: Item { Accessible.name: \"x\" }\n}\n",
            "qml/accessible:1");
        row("property without a type", "Item {\n property var x\n}\n", "qml/var:2");
        row("required without a type", "Item {\n required property var x\n}\n", "qml/var:2");
        row("singleton", "pragma Singleton\nItem { }\n", "qml/singleton:1");
        row("property var in the theme", "Item {\n property var x\n}\n", "qml/var:2", "ui/theme/Theme.qml");
    }
    void plantedFaultIsReported() {
        QFETCH(const char*, path);
        QFETCH(const char*, text);
        QTEST(brokenBy(checkQml, path, text), "broken");
    }

    void innocentQmlIsNot_data() {
        QTest::addColumn<const char*>("path");
        QTest::addColumn<const char*>("text");
        QTest::newRow("theme") << "ui/theme/Theme.qml"
                               << "pragma Singleton\nQtObject { property color a: \"#ff0000\" }\n";
        QTest::newRow("plain text") << "ui/a/A.qml"
                                    << "Text {\n textFormat: Text.PlainText\n}\n";
        QTest::newRow("named") << "ui/a/A.qml"
                               << "Button {\n Accessible.name: qsTr(\"Send\")\n}\n";
        QTest::newRow("parent is named") << "ui/a/A.qml"
                                         << "Item {\n Accessible.name: n\n TapHandler { }\n}\n";
        QTest::newRow("ignored") << "ui/a/A.qml"
                                 << "MouseArea {\n Accessible.ignored: true\n}\n";
        QTest::newRow("in a comment") << "ui/a/A.qml"
                                      << "// Text { color: \"#ff0000\" } property var\nItem { }\n";
        QTest::newRow("number sign") << "ui/a/A.qml"
                                     << "Item { property string s: \"#room\" }\n";
        QTest::newRow("test of QML") << "tests/ui/tst_a.qml"
                                     << "Text { }\n";
    }
    void innocentQmlIsNot() {
        QFETCH(const char*, path);
        QFETCH(const char*, text);
        QCOMPARE(brokenBy(checkQml, path, text), QString());
    }
};

QTEST_GUILESS_MAIN(TestQmlRules)
#include "tst_qml_rules.moc"
