// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The zip itself, and what is left on the disk when something goes wrong: nothing that looks whole.
#include "export_support.h"
#include "transfer/output.h"

#include <QDir>
#include <QTemporaryDir>
#include <clocale>

using namespace ieum;
using namespace ieum::transfer;
using namespace ieum::transfer::test;

class ZipWriterTest : public QObject {
    Q_OBJECT

  private slots:
    void pythonReadsNamesAndBytes();
    void theSameFilesGiveTheSameBytes();
    void namesAreUtf8WhateverTheLocale();
    void whatIsNotFinishedIsTakenAway();
    void aFileHasTheSizeThatItWasSaidToHave();
    void aFullDiskLeavesNothing_data();
    void aFullDiskLeavesNothing();
    void aLeftoverIsNotGoneOnWith();
    void anEmptyZipIsAZip();

  private:
    bool write(const QString& path);
    static QByteArray listed(const QString& path) {
        return outputOf(QStandardPaths::findExecutable("python3"), {readerScript("zip_file.py"), path});
    }
    ieum::test::RealFiles m_files;
};

bool ZipWriterTest::write(const QString& path) {
    const auto zip = makeZipOutput(m_files, path.toStdString());
    if (!writeFile(*zip, "a/가족.txt", std::string(300'000, 'x')) || !writeFile(*zip, "b.txt", "")) return false;
    if (!zip->open("c.txt", {})) return false;
    for (int i = 0; i < 1'000; ++i) {
        if (!zip->write(std::to_string(i * 7'919))) return false;
    }
    return zip->close() && zip->finish();
}

void ZipWriterTest::pythonReadsNamesAndBytes() {
    if (QStandardPaths::findExecutable("python3").isEmpty()) QSKIP("python3 is not installed");
    const QTemporaryDir dir;
    QVERIFY(write(dir.filePath("a.zip")));
    const QByteArray list = listed(dir.filePath("a.zip"));
    QVERIFY2(list.contains("a/가족.txt 300000\n") && list.contains("b.txt 0\n") && list.contains("c.txt 6"), list);
}

void ZipWriterTest::theSameFilesGiveTheSameBytes() {
    const QTemporaryDir dir;
    QVERIFY(write(dir.filePath("a.zip")) && write(dir.filePath("b.zip")));
    QCOMPARE(contentOf(dir.filePath("a.zip")), contentOf(dir.filePath("b.zip")));
    QVERIFY(contentOf(dir.filePath("a.zip")).size() < 20'000); // deflated
}

void ZipWriterTest::namesAreUtf8WhateverTheLocale() {
    const QTemporaryDir dir;
    QVERIFY(write(dir.filePath("a.zip")));
    const std::string before = std::setlocale(LC_ALL, nullptr);
    QVERIFY(std::setlocale(LC_ALL, "C"));
    const bool written = write(dir.filePath("b.zip"));
    std::setlocale(LC_ALL, before.c_str());
    QVERIFY(written);
    QCOMPARE(contentOf(dir.filePath("a.zip")), contentOf(dir.filePath("b.zip")));
}

void ZipWriterTest::whatIsNotFinishedIsTakenAway() {
    const QTemporaryDir dir;
    for (const bool isZip : {true, false}) {
        const std::string path = dir.filePath("out").toStdString();
        auto out = isZip ? makeZipOutput(m_files, path) : makeFolderOutput(m_files, path);
        QVERIFY(writeFile(*out, "a/b/c.txt", std::string(1'000'000, 'x')));
        QVERIFY(out->open("d.txt", {}) && out->write("half"));
        QVERIFY(!QFile::exists(dir.filePath("out")));
        QVERIFY(QFile::exists(dir.filePath("out.unfinished")) || isZip);
        out.reset();
        QVERIFY(QDir(dir.path()).isEmpty());
    }
}

void ZipWriterTest::aFileHasTheSizeThatItWasSaidToHave() {
    const QTemporaryDir dir;
    {
        const auto zip = makeZipOutput(m_files, dir.filePath("a.zip").toStdString());
        QVERIFY(zip->open("long", 3));
        const Done written = zip->write("four");
        QVERIFY(!written && written.error().is(TransferError::Unwritable));
    }
    {
        const auto zip = makeZipOutput(m_files, dir.filePath("a.zip").toStdString());
        QVERIFY(zip->open("short", 3) && zip->write("2"));
        QVERIFY(!zip->close());
    }
    QVERIFY(QDir(dir.path()).isEmpty());
}

namespace {

/// The n-th write fails.
class FailingDisk : public ieum::test::RealFiles {
  public:
    explicit FailingDisk(int after) : m_left(after) {}
    Done appendTo(const std::string& path, ByteView bytes) override {
        return m_left-- > 0 ? RealFiles::appendTo(path, bytes) : full();
    }
    Done settle(const std::string& from, const std::string& to) override {
        return m_left-- > 0 ? RealFiles::settle(from, to) : full();
    }
    bool isUsedUp() const { return m_left < 0; }

  private:
    static Done full() { return fail(Cause::Machine, BaseError::DiskFull, ENOSPC); }
    int m_left;
};

} // namespace

void ZipWriterTest::aFullDiskLeavesNothing_data() {
    QTest::addColumn<QString>("target");
    for (const Target* each : allTargets()) {
        const std::string name(each->name);
        if (name == "pdf") continue; // needs a browser: node/tst_browser_printer
        QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }
}

/// Wherever the disk becomes full, the error is the disk's, and no file is left.
void ZipWriterTest::aFullDiskLeavesNothing() {
    QFETCH(QString, target);
    const QTemporaryDir dir;
    for (int after = 0;; ++after) {
        FailingDisk files(after);
        const Done done = exportTo(dir.filePath("out"), target.toStdString(), hostileChat(), files);
        if (done) {
            QVERIFY(after > 0 && !files.isUsedUp());
            QVERIFY(QFile::exists(dir.filePath("out")));
            return;
        }
        QVERIFY(done.error().is(BaseError::DiskFull));
        QVERIFY2(QDir(dir.path()).isEmpty(), QByteArray::number(after));
    }
}

void ZipWriterTest::aLeftoverIsNotGoneOnWith() {
    const QTemporaryDir dir;
    QFile left(dir.filePath("a.zip.unfinished"));
    QVERIFY(left.open(QIODevice::WriteOnly) && left.write("of a crash") > 0);
    left.close();
    QVERIFY(write(dir.filePath("a.zip")) && write(dir.filePath("b.zip")));
    QCOMPARE(contentOf(dir.filePath("a.zip")), contentOf(dir.filePath("b.zip")));
    QCOMPARE(contentOf(left.fileName()), QByteArray("of a crash"));
}

void ZipWriterTest::anEmptyZipIsAZip() {
    const QTemporaryDir dir;
    const auto zip = makeZipOutput(m_files, dir.filePath("a.zip").toStdString());
    QVERIFY(zip->finish());
    QVERIFY(contentOf(dir.filePath("a.zip")).startsWith("PK\x05\x06"));
}

QTEST_GUILESS_MAIN(ZipWriterTest)
#include "tst_zip_writer.moc"
