// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A model that is told whole lists and tells the view only what changed.
#include "ui/rowmodel/row_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

namespace {

struct Row {
    QString key, text;
    bool operator==(const Row&) const = default;
};
constexpr ieum::ui::Role<Row> roles[] = {{"key", &Row::key}, {"text", &Row::text}};

class Model : public ieum::ui::RowModel<Row> {
  public:
    Model() : RowModel(roles) {}
};

QList<Row> rowsOf(const QString& keys) {
    QList<Row> rows;
    for (const QChar key : keys) rows += Row{QString(key), QString(key).toUpper()};
    return rows;
}

} // namespace

class TestRowModel : public QObject {
    Q_OBJECT
  private slots:
    void anyListFollowsAnyOther_data();
    void anyListFollowsAnyOther();
    void newRowsAtTheFrontLeaveTheOthersAlone();
    void aChangedRowIsOneChange();
    void rolesCarryTheirNames();
    void whatComesAtTheEndLeavesTheRestAlone();
    void anEndThatIsNotThereIsRefused();
};

void TestRowModel::whatComesAtTheEndLeavesTheRestAlone() {
    Model model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.replace(rowsOf("abcd"));
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted), changed(&model, &QAbstractItemModel::dataChanged);
    auto end = rowsOf("cdef");
    end[0].text = "other";
    QVERIFY(model.endWith(end));
    QVERIFY(model.rows() == rowsOf("ab") + end);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(changed.size(), 1);
    QVERIFY(model.endWith(rowsOf("f"))); // nothing new
    QCOMPARE(inserted.size(), 1);
    QVERIFY(model.endWith(rowsOf("abcdefg"))); // all of it
    QVERIFY(model.rows() == rowsOf("abcdefg"));
}

void TestRowModel::anEndThatIsNotThereIsRefused() {
    Model model;
    QVERIFY(!model.endWith(rowsOf("a")));
    model.replace(rowsOf("abc"));
    for (const char* other : {"", "x", "xa", "ac", "b", "bx"}) {
        QVERIFY2(!model.endWith(rowsOf(other)), other);
        QVERIFY(model.rows() == rowsOf("abc"));
    }
}

void TestRowModel::anyListFollowsAnyOther_data() {
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::newRow("filled") << ""
                            << "abc";
    QTest::newRow("emptied") << "abc"
                             << "";
    QTest::newRow("front") << "abc"
                           << "xabc";
    QTest::newRow("back") << "abc"
                          << "abcxy";
    QTest::newRow("reversed") << "abcd"
                              << "dcba";
    QTest::newRow("rotated") << "abcd"
                             << "dabc";
    QTest::newRow("all different") << "abc"
                                   << "xyz";
    QTest::newRow("mixed") << "abcdef"
                           << "fxbyda";
}

void TestRowModel::anyListFollowsAnyOther() {
    QFETCH(QString, before);
    QFETCH(QString, after);
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.replace(rowsOf(before));
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.replace(rowsOf(after));
    QCOMPARE(model.rows(), rowsOf(after));
    QCOMPARE(resets.size(), 0);
}

void TestRowModel::newRowsAtTheFrontLeaveTheOthersAlone() {
    Model model;
    model.replace(rowsOf("cd"));
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.replace(rowsOf("abcd"));
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(inserted.front().at(1).toInt(), 0);
    QCOMPARE(inserted.front().at(2).toInt(), 1);
    QCOMPARE(removed.size() + changed.size(), 0);
}

void TestRowModel::aChangedRowIsOneChange() {
    Model model;
    model.replace(rowsOf("abc"));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    auto rows = rowsOf("abc");
    rows[1].text = "other";
    model.replace(rows);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.front().front().toModelIndex().row(), 1);
}

void TestRowModel::rolesCarryTheirNames() {
    Model model;
    model.replace(rowsOf("a"));
    const int role = model.roleNames().key("text");
    QCOMPARE(model.data(model.index(0), role).toString(), QString("A"));
    QVERIFY(!model.data(model.index(0), role + 99).isValid());
}

QTEST_GUILESS_MAIN(TestRowModel)
#include "tst_row_model.moc"
