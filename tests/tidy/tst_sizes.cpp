// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tidy/planted.h"
#include "tidy/sizes.h"

#include <QTest>
#include <string>

using namespace ieum::tidy;

namespace {

std::string times(size_t count, const std::string& text) {
    std::string all;
    for (size_t i = 0; i < count; ++i) all += text;
    return all;
}

QString broken(const char* path, const std::string& text) {
    return brokenBy(checkSizes, path, QString::fromStdString(text));
}

std::string numbered(size_t count, const std::string& before, const std::string& after) {
    std::string all;
    for (size_t i = 0; i < count; ++i) all.append(before).append(std::to_string(i)).append(after);
    return all;
}

} // namespace

class TestSizes : public QObject {
    Q_OBJECT
  private slots:
    void fileOf400LinesPassesAnd401DoesNot() {
        QCOMPARE(broken("core/a/a.cpp", times(400, "\n")), QString());
        QCOMPARE(broken("core/a/a.cpp", times(401, "\n")), QString("size/file:0"));
        QCOMPARE(broken("tools/a", "#!/bin/sh\n" + times(400, "\n")), QString("size/file:0"));
    }
    void qmlHasALimitOfItsOwn() {
        QCOMPARE(broken("ui/a/A.qml", times(150, "\n")), QString());
        QCOMPARE(broken("ui/a/A.qml", times(151, "\n")), QString("size/qml:0"));
    }
    void functionOf70LinesPassesAnd71DoesNot() {
        QCOMPARE(broken("core/a/a.cpp", "int a() {\n" + times(68, "x();\n") + "}\n"), QString());
        QCOMPARE(broken("core/a/a.cpp", "int a() {\n" + times(69, "x();\n") + "}\n"), QString("size/function:1"));
    }
    void longMethodIsFoundWhereverItHides_data() {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("in a namespace") << QString("namespace x {\nvoid f(int a) const {\n") << QString("}\n}\n");
        QTest::newRow("in a class") << QString("class A {\n  void f() {\n") << QString("}\n};\n");
        QTest::newRow("constructor with a list") << QString("A::A(int x)\n    : m_x{x}, m_y{2} {\n") << QString("}\n");
        QTest::newRow("trailing type") << QString("\nauto A::f() -> std::vector<int> {\n") << QString("}\n");
        QTest::newRow("template") << QString("template <class T>\nvoid f(T x) {\n") << QString("}\n");
    }
    void longMethodIsFoundWhereverItHides() {
        QFETCH(QString, before);
        QFETCH(QString, after);
        const std::string text = before.toStdString() + times(80, "if (x) {\n}\n") + after.toStdString();
        QCOMPARE(broken("core/a/a.cpp", text), QString("size/function:2"));
    }
    void longTablesAndClassesAreNoFunctions() {
        QCOMPARE(broken("core/a/a.cpp", "const X table[] = {\n" + times(100, "{f(1), 2},\n") + "};\n"), QString());
        QCOMPARE(broken("core/a/a.h", "enum class E {\n" + numbered(100, "A", ",\n") + "};\n"), QString());
        QCOMPARE(broken("core/a/a.h", "namespace a {\n" + times(100, "void f();\n") + "}\n"), QString());
    }
    void sixteenthPublicMethodIsReported() {
        const std::string head = "class A : public B {\n  public:\n    explicit A(int x);\n    ~A();\n";
        QCOMPARE(broken("core/a/a.h", head + numbered(15, "    int f", "() const;\n") + "};\n"), QString());
        QCOMPARE(broken("core/a/a.h", head + numbered(16, "    int f", "() const;\n") + "};\n"),
                 QString("size/methods:1"));
        QCOMPARE(broken("core/a/a.h", head + numbered(16, "    int f", "() const { return 1; }\n") + "};\n"),
                 QString("size/methods:1"));
    }
    void privateMethodsAndSignalsDoNotCount() {
        QCOMPARE(broken("core/a/a.h", "class A {\n" + numbered(20, "    void f", "();\n") + "};\n"), QString());
        QCOMPARE(broken("core/a/a.h", "class A {\n  signals:\n" + numbered(20, "    void f", "();\n") + "};\n"),
                 QString());
    }
    void thirteenthDataMemberIsReported() {
        const std::string head = "class A {\n  public:\n    void f();\n  private:\n";
        QCOMPARE(broken("core/a/a.h", head + numbered(12, "    int m_", " = 0;\n") + "};\n"), QString());
        QCOMPARE(broken("core/a/a.h", head + numbered(13, "    int m_", " = 0;\n") + "};\n"),
                 QString("size/members:1"));
        QCOMPARE(broken("core/a/a.h", head + numbered(13, "    int m_", "{0};\n") + "};\n"), QString("size/members:1"));
    }
};

QTEST_GUILESS_MAIN(TestSizes)
#include "tst_sizes.moc"
