// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tidy/exceptions.h"

#include <QTest>
#include <string>

using namespace ieum::tidy;

namespace {

const Finding longFile{"size/file", "core/a/a.cpp", 0, "too long", 450};
const Finding catchAll{"words/catch", "core/a/a.cpp", 7, "swallows", 1};
const Finding untested{"layout/test", "core/a/b.cpp", 0, "no test", 1};

QString left(const Findings& findings, const std::string& list) {
    SourceTree tree;
    tree.add("tests/a/tst_whole.cpp", "");
    QStringList rules;
    for (const auto& finding : withoutExceptions(findings, list, tree)) rules << QString::fromStdString(finding.rule);
    return rules.join(' ');
}

} // namespace

class TestExceptions : public QObject {
    Q_OBJECT
  private slots:
    void withoutAnEntryTheFindingStays() { QCOMPARE(left({longFile}, "at most 0\n"), QString("size/file")); }
    void exactEntryExcuses() {
        QCOMPARE(left({longFile}, "# why\nat most 1\nsize/file | core/a/a.cpp | 450 | one table of the standard\n"),
                 QString());
        QCOMPARE(left({catchAll, catchAll}, "at most 1\nwords/catch | core/a/a.cpp | 2 | the C library throws int\n"),
                 QString());
    }
    void entryForAnotherFileExcusesNothing() {
        QCOMPARE(left({longFile}, "at most 1\nsize/file | core/a/b.cpp | 450 | one table of the standard\n"),
                 QString("exceptions/needless size/file"));
    }
    void growthIsReported() {
        QCOMPARE(left({longFile}, "at most 1\nsize/file | core/a/a.cpp | 440 | one table of the standard\n"),
                 QString("exceptions/grown"));
        QCOMPARE(left({catchAll, catchAll}, "at most 1\nwords/catch | core/a/a.cpp | 1 | the C library throws int\n"),
                 QString("exceptions/grown"));
    }
    void looseLimitIsReported() {
        QCOMPARE(left({longFile}, "at most 1\nsize/file | core/a/a.cpp | 500 | one table of the standard\n"),
                 QString("exceptions/loose"));
    }
    void needlessEntryIsReported() {
        QCOMPARE(left({}, "at most 1\nsize/file | core/a/a.cpp | 450 | one table of the standard\n"),
                 QString("exceptions/needless"));
    }
    void entryWithoutReasonIsReported() {
        QCOMPARE(left({}, "at most 0\nsize/file | core/a/a.cpp | 450 | long\n"), QString("exceptions/form"));
        QCOMPARE(left({}, "at most 0\nsize/file core/a/a.cpp\n"), QString("exceptions/form"));
        QCOMPARE(left({longFile}, "at most 1\nsize/file | core/a/a.cpp | some | one table of the standard\n"),
                 QString("exceptions/form"));
    }
    void countMustBeSaidAndBeRight() {
        QCOMPARE(left({}, ""), QString("exceptions/count"));
        QCOMPARE(left({}, "at most 1\n"), QString("exceptions/count"));
    }
    void coveringTestMustExistAndIsNotCounted() {
        QCOMPARE(
            left({untested}, "at most 0\nlayout/test | core/a/b.cpp | tests/a/tst_whole.cpp | only with its peer\n"),
            QString());
        QCOMPARE(
            left({untested}, "at most 0\nlayout/test | core/a/b.cpp | tests/a/tst_none.cpp | only with its peer\n"),
            QString("exceptions/test"));
    }
};

QTEST_GUILESS_MAIN(TestExceptions)
#include "tst_exceptions.moc"
