// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tidy/faults.h"

#include <QTest>
#include <set>

using namespace ieum::tidy;

namespace {

const std::string test = "class T {\n  void holdsTheLine() {}\n};\n";

/// The findings about this one row, with the missing ids of all others left out.
QString broken(const std::string& row) {
    SourceTree tree;
    tree.add("docs/faults.md", row + "\n");
    tree.add("tests/net/tst_a.cpp", test);
    QStringList rules;
    for (const auto& finding : checkFaults(tree)) {
        if (finding.rule != "faults/missing") rules << QString::fromStdString(finding.rule);
    }
    return rules.join(' ');
}

} // namespace

class TestFaults : public QObject {
    Q_OBJECT
  private slots:
    void aRowThatNamesATestIsAccepted() {
        QCOMPARE(broken("| R1 | drops | found again | `net/tst_a.cpp::holdsTheLine` |"), QString());
    }
    void aTestThatDoesNotExistIsReported() {
        QCOMPARE(broken("| R1 | drops | found | `net/tst_b.cpp::holdsTheLine` |"), QString("faults/test"));
        QCOMPARE(broken("| R1 | drops | found | `net/tst_a.cpp::holds` |"), QString("faults/test"));
        QCOMPARE(broken("| R1 | drops | found | `net/tst_a.cpp::TheLine` |"), QString("faults/test"));
        QCOMPARE(broken("| R1 | drops | found | `net/tst_a.cpp::holdsTheLine`, `net/tst_a.cpp::x` |"),
                 QString("faults/test"));
    }
    void aRowWithoutProofOrReasonIsReported() {
        QCOMPARE(broken("| R1 | drops | found |  |"), QString("faults/proof"));
        QCOMPARE(broken("| R1 | drops | found | it just works |"), QString("faults/proof"));
        QCOMPARE(broken("| R1 | drops | found | No test: later |"), QString("faults/proof"));
        QCOMPARE(broken("| R1 | drops | found | No test: pictures are not shown at all yet. |"), QString());
    }
    void aRowOfTheWrongShapeOrASecondOneIsReported() {
        QCOMPARE(broken("| R1 | drops | `net/tst_a.cpp::holdsTheLine` |"), QString("faults/row"));
        const std::string good = "| R1 | drops | found | `net/tst_a.cpp::holdsTheLine` |";
        QCOMPARE(broken(good + "\n" + good), QString("faults/twice"));
    }
    void eachIdThatIsMissingIsReported() {
        SourceTree tree;
        tree.add("docs/faults.md", "| R1 | drops | found | No test: this is only an example. |\n");
        std::set<std::string> missing;
        for (const auto& finding : checkFaults(tree))
            missing.insert(finding.advice.substr(0, finding.advice.find(' ')));
        QVERIFY(!missing.contains("R1"));
        for (const char* id : {"R2", "R20", "G1", "G39", "F18", "N12"}) QVERIFY2(missing.contains(id), id);
        QCOMPARE(checkFaults(SourceTree()).size(), size_t{1});
    }
};

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"
