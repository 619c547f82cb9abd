// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "export_support.h"
#include "transfer/csv_cells.h"

#include <QTemporaryDir>

using namespace ieum;
using namespace ieum::transfer;
using namespace ieum::transfer::test;

class CsvWriterTest : public QObject {
    Q_OBJECT

  private slots:
    void formulasAreDefused_data();
    void formulasAreDefused();
    void cellsAreQuotedAsTheRfcSays();
    void aMessageIsARow();
};

void CsvWriterTest::formulasAreDefused_data() {
    QTest::addColumn<QByteArray>("cell");
    QTest::addColumn<bool>("isFormula");
    for (const char* cell : {"=1+1", "+82 10", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "   =1", "＝1", "＠x"}) {
        QTest::newRow(cell) << QByteArray(cell) << true;
    }
    for (const char* cell : {"", "1=1", "글", "'=1", " a", "\"=1"}) QTest::newRow(cell) << QByteArray(cell) << false;
}

void CsvWriterTest::formulasAreDefused() {
    QFETCH(QByteArray, cell);
    QFETCH(bool, isFormula);
    const std::string expected = (isFormula ? "'" : "") + cell.toStdString();
    QCOMPARE(withoutFormula(cell.toStdString()), expected);
}

void CsvWriterTest::cellsAreQuotedAsTheRfcSays() {
    QCOMPARE(csvRow({"a", "", "b\"c", "d\r\ne,f"}), std::string("\"a\",\"\",\"b\"\"c\",\"d\r\ne,f\"\r\n"));
    QCOMPARE(csvRow({std::string("a\0b", 3)}), std::string("\"ab\"\r\n"));
}

void CsvWriterTest::aMessageIsARow() {
    const QTemporaryDir dir;
    ieum::test::RealFiles files;
    QVERIFY(exportTo(dir.filePath("out"), "csv", familyChat(), files));
    const QList<QByteArray> rows = contentOf(dir.filePath("out/messages.csv")).split('\r');
    QCOMPARE(rows.size(), qsizetype(9));
    QCOMPARE(rows[0],
             QByteArray("\xEF\xBB\xBF\"time_iso\",\"sender\",\"sender_id\",\"text\",\"reply_to\",\"attachments\","
                        "\"reactions\",\"id\",\"kind\",\"flags\",\"source\""));
    QCOMPARE(rows[2], QByteArray("\n\"2026-03-01T00:06:01.123+09:00\",\"Bom Kim\",\"p2\",\"네\",\"m1\",\"\",\"(👍 나무, "
                                 "별)\n(🫠 나무)\",\"m2\",\"text\",\"\",\"ieum\""));
    QVERIFY(rows[3].contains("\"어디로 갈까?\n☐ 산 (나무)\n☐ 바다 (별, Bom Kim)\"") &&
            rows[3].contains("\"notice pinned\""));
    QCOMPARE(contentOf(dir.filePath("out/files/1-봄 소풍.jpg")).size(), qsizetype(2'500));
}

QTEST_GUILESS_MAIN(CsvWriterTest)
#include "tst_csv_writer.moc"
