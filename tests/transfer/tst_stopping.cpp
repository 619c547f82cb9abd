// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whoever stops an import does not wait until a long text was read.
#include "transfer/import_support.h"

#include "transfer/bundle_import.h"
#include "transfer/encoding.h"
#include "transfer/limits.h"

#include <QTemporaryDir>

using namespace ieum;
using namespace ieum::transfer;
using namespace ieum::transfer::test;

class StoppingTest : public QObject {
    Q_OBJECT
  private slots:
    void aHeldTextCanBeStoppedWhileItIsRead();
    void aTextCanBeStoppedWhileItIsConverted();

  private:
    ieum::test::RealFiles m_files;
};

void StoppingTest::aHeldTextCanBeStoppedWhileItIsRead() {
    const QTemporaryDir folder;
    QByteArray text = "--------------- 2026년 3월 1일 일요일 ---------------\n";
    while (text.size() < 2'000'000) text += "[나무] [오전 9:00] 글\n";
    const std::string path = folder.filePath("it.txt").toStdString();
    QVERIFY(m_files.writeDurably(path, viewOf(text)));
    const auto bundle = openFolder(m_files, folder.path().toStdString());
    QVERIFY(bundle);
    const auto pieces = (static_cast<size_t>(text.size()) + limits::entryPieceBytes - 1) / limits::entryPieceBytes;
    QVERIFY(pieces > 4);
    for (size_t stop = 1; stop <= pieces; ++stop) {
        size_t asked = 0;
        bool isTaken = false;
        ImportOptions options;
        options.timeZone = "UTC";
        options.goOn = [&]() -> Done { return ++asked < stop ? Done() : fail(Cause::Machine, BaseError::DiskFull); };
        options.take = [&](ChatMessage&&) -> Done {
            isTaken = true;
            return {};
        };
        const auto read = importBundle({**bundle, "folder", "it.txt"}, options, m_files);
        QVERIFY(!read && read.error().is(BaseError::DiskFull));
        QVERIFY(!isTaken);
        QCOMPARE(asked, stop);
    }
}

void StoppingTest::aTextCanBeStoppedWhileItIsConverted() {
    const QByteArray text = QByteArray("\xB0\xA1").repeated(500'000); // 가 in CP949
    size_t asked = 0;
    size_t last = SIZE_MAX;
    const auto goOn = [&]() -> Done { return ++asked < last ? Done() : fail(Cause::Machine, BaseError::DiskFull); };
    const auto whole = viewText(viewOf(text), goOn);
    QVERIFY(whole);
    QCOMPARE(whole->encoding(), std::string("cp949"));
    QVERIFY(whole->text().size() == 1'500'000 && whole->text().starts_with("가"));
    QVERIFY2(asked > 10, qPrintable(QString::number(asked)));
    last = asked / 2;
    asked = 0;
    const auto stopped = viewText(viewOf(text), goOn);
    QVERIFY(!stopped && stopped.error().is(BaseError::DiskFull));
    QCOMPARE(asked, last);
}

QTEST_GUILESS_MAIN(StoppingTest)
#include "tst_stopping.moc"
