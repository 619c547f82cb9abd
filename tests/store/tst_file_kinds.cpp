// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/file_kinds.h"

#include <QtTest>

using namespace ieum::store;

class TestFileKinds : public QObject {
    Q_OBJECT
  private slots:
    void theLastExtensionDecides_data();
    void theLastExtensionDecides();
    void noExtensionIsOfTwoKinds();
};

void TestFileKinds::theLastExtensionDecides_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("kind");
    const auto row = [](const char* name, FileKind kind) {
        QTest::newRow(name) << QString::fromUtf8(name) << static_cast<int>(kind);
    };
    row("회의록.hwp", FileKind::Document);
    row("견적서.최종.XLSX", FileKind::Document);
    row("사진.jpg", FileKind::Image);
    row("photo.jpg.exe", FileKind::Other); // G24: what it ends with, not what it would like to be
    row("report.pdf.desktop", FileKind::Other);
    row("사무실.MOV", FileKind::Video);
    row("통화.m4a", FileKind::Sound);
    row("backup.tar.gz", FileKind::Archive);
    row("자료.egg", FileKind::Archive);
    row("pdf", FileKind::Other);
    row(".pdf", FileKind::Other);
    row("pdf.", FileKind::Other);
    row("a.pdf hwp", FileKind::Other);
    row("a. ", FileKind::Other);
    row("", FileKind::Other);
}

void TestFileKinds::theLastExtensionDecides() {
    QFETCH(QString, name);
    QFETCH(int, kind);
    QCOMPARE(static_cast<int>(kindOfName(name.toStdString())), kind);
}

void TestFileKinds::noExtensionIsOfTwoKinds() {
    QSet<QString> seen;
    for (const FileKind kind :
         {FileKind::Document, FileKind::Image, FileKind::Video, FileKind::Sound, FileKind::Archive}) {
        const auto list = QString::fromLatin1(extensionsOf(kind).data(), static_cast<int>(extensionsOf(kind).size()));
        QVERIFY(list.startsWith(' ') && list.endsWith(' '));
        for (const QString& extension : list.split(' ', Qt::SkipEmptyParts)) {
            QVERIFY2(!seen.contains(extension), qPrintable(extension));
            seen.insert(extension);
            QCOMPARE(kindOfName("이름." + extension.toStdString()), kind);
        }
    }
    QVERIFY(extensionsOf(FileKind::Other).empty());
}

QTEST_GUILESS_MAIN(TestFileKinds)
#include "tst_file_kinds.moc"
