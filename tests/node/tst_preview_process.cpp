// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The shipped ieum-preview and the process that starts it, on pictures that are fine and on some that are not.
#include "base/error.h"
#include "node/limits.h"
#include "node/pictures.h"
#include "node/preview_frame.h"
#include "node/preview_process.h"
#include "support/built.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>

using namespace ieum;
using namespace ieum::node;

class TestPreviewProcess : public QObject {
    Q_OBJECT
  private slots:
    void picturesComeOutSmall_data();
    void picturesComeOutSmall();
    void largeOnesAreMadeForTheViewer();
    void theNameSaysNothing();
    void theyAreTurnedUpright_data();
    void theyAreTurnedUpright();
    void whatIsSeenThroughIsWhite();
    void noPictureIsMadeOf_data();
    void noPictureIsMadeOf();
    void damagedOnesHarmNobody();
    void endlessInputEnds();
    void theLargestIsDone();
    void aProgramThatHangsIsKilled();
    void aProgramThatTalksWithoutEndIsStopped();
    void nothingElseIsBelieved_data();
    void nothingElseIsBelieved();
    void aMissingProgramIsTheMachinesFault();
    void itIsConfinedBeforeItReads();
    void itKnowsNothingOfItsParent();

  private:
    static Result<Bytes> made(const QByteArray& file, const std::string& program = shipped) {
        auto copy = MemoryFile::make();
        if (!copy || !copy->append(bytesOf(file))) return fail(Cause::Machine, BaseError::FileUnreadable);
        return pictureOf(program, *copy);
    }
    /// A program of a test's own, in the shell's language.
    std::string script(const QByteArray& what) {
        QFile file(m_folder.filePath(QString::number(++m_scripts)));
        if (!file.open(QIODevice::WriteOnly)) return {};
        file.write("#!/bin/sh\n" + what + "\n");
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return file.fileName().toStdString();
    }
    /// What /proc says of it; "" when it has gone.
    static QByteArray statusOf(qint64 process) {
        QFile status(QStringLiteral("/proc/%1/status").arg(process));
        return status.open(QIODevice::ReadOnly) ? status.readAll() : QByteArray();
    }
    static inline const std::string shipped = ieum::test::builtFile("ieum-preview");
    QTemporaryDir m_folder;
    int m_scripts = 0;
};

void TestPreviewProcess::picturesComeOutSmall_data() {
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QSize>("size");
    const auto row = [](const char* name, const QImage& image, const char* format, QSize size) {
        QTest::newRow(name) << encoded(image, format) << size;
    };
    row("jpeg", twoColours(1600, 1200), "jpeg", {512, 384});
    row("png", twoColours(1600, 1200), "png", {512, 384});
    row("upright", twoColours(600, 1800), "png", {170, 512});
    row("small", twoColours(40, 30), "png", {40, 30});
    row("a line", twoColours(6000, 1), "png", {512, 1});
    row("grey", twoColours(800, 800, QImage::Format_Grayscale8), "jpeg", {512, 512});
    row("palette", twoColours(800, 400, QImage::Format_Indexed8), "png", {512, 256});
    row("one bit", twoColours(800, 400, QImage::Format_Mono), "png", {512, 256});
    row("16 bits", twoColours(800, 400, QImage::Format_RGBA64), "png", {512, 256});
}

void TestPreviewProcess::picturesComeOutSmall() {
    QFETCH(QByteArray, file);
    QFETCH(QSize, size);
    const auto jpeg = made(file);
    QVERIFY(jpeg && jpeg->size() <= previewJpegBytesMax);
    const QImage image = decoded(*jpeg);
    QCOMPARE(image.size(), size);
    if (QTest::currentDataTag() == QByteArray("png")) {
        QVERIFY(qRed(image.pixel(10, 10)) > 180 && qBlue(image.pixel(10, 10)) < 70);
        QVERIFY(qBlue(image.pixel(500, 300)) > 180 && qRed(image.pixel(500, 300)) < 70);
    }
}

/// In the same confined process, turned as well.
void TestPreviewProcess::largeOnesAreMadeForTheViewer() {
    const auto large = [](const QByteArray& file) {
        auto copy = MemoryFile::make();
        if (!copy || !copy->append(bytesOf(file))) return QSize();
        const auto jpeg = pictureOf(shipped, *copy, PictureSize::Large);
        return jpeg && jpeg->size() <= viewJpegBytesMax ? decoded(*jpeg).size() : QSize();
    };
    QCOMPARE(large(encoded(twoColours(4000, 3000), "png")), QSize(2048, 1536));
    QCOMPARE(large(encoded(twoColours(800, 600), "jpeg")), QSize(800, 600));
    QCOMPARE(large(turned(encoded(twoColours(3000, 2000), "jpeg"), 6)), QSize(1365, 2048));
    QCOMPARE(large(pngBomb(40'000, 40'000)), QSize(0, 0));
    QCOMPARE(large("nothing"), QSize(0, 0));
}

/// It is decoded by what it is.
void TestPreviewProcess::theNameSaysNothing() {
    const QByteArray program = "\x7f"
                               "ELF" +
                               QByteArray(5000, 'x');
    QCOMPARE(made(program)->size(), size_t{0});
    QCOMPARE(made("<svg xmlns='http://www.w3.org/2000/svg'/>")->size(), size_t{0});
    for (const char* format : {"bmp", "xpm", "ppm", "ico"}) {
        const QByteArray file = encoded(twoColours(64, 64), format);
        QVERIFY(!file.isEmpty());
        QCOMPARE(made(file)->size(), size_t{0}); // Qt has decoders for these, and we do not use them
    }
}

void TestPreviewProcess::theyAreTurnedUpright_data() {
    QTest::addColumn<int>("orientation");
    QTest::addColumn<QPoint>("red"); ///< where the left half of the file is
    QTest::addColumn<QSize>("size");
    QTest::newRow("as it is") << 1 << QPoint(10, 50) << QSize(200, 100);
    QTest::newRow("mirrored") << 2 << QPoint(190, 50) << QSize(200, 100);
    QTest::newRow("upside down") << 3 << QPoint(190, 50) << QSize(200, 100);
    QTest::newRow("to the right") << 6 << QPoint(50, 10) << QSize(100, 200);
    QTest::newRow("to the left") << 8 << QPoint(50, 190) << QSize(100, 200);
}

void TestPreviewProcess::theyAreTurnedUpright() {
    QFETCH(int, orientation);
    QFETCH(QPoint, red);
    QFETCH(QSize, size);
    const auto jpeg = made(turned(encoded(twoColours(200, 100), "jpeg"), static_cast<char>(orientation)));
    const QImage image = decoded(*jpeg);
    QCOMPARE(image.size(), size);
    QVERIFY(qRed(image.pixel(red)) > 180);
    QVERIFY(qBlue(image.pixel(size.width() - 1 - red.x(), size.height() - 1 - red.y())) > 180);
}

void TestPreviewProcess::whatIsSeenThroughIsWhite() {
    QImage image(300, 300, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    const auto jpeg = made(encoded(image, "png"));
    QVERIFY(qGray(decoded(*jpeg).pixel(150, 150)) > 250);
}

void TestPreviewProcess::noPictureIsMadeOf_data() {
    QTest::addColumn<QByteArray>("file");
    const QByteArray png = encoded(twoColours(900, 900), "png");
    const QByteArray jpeg = encoded(twoColours(900, 900), "jpeg");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a bomb") << pngBomb(60'000, 60'000);
    QTest::newRow("a bomb of few rows") << pngBomb(2'000'000'000, 1);
    QTest::newRow("a large one that is missing") << pngBomb(6900, 6900); // within the limits, but for its pixels
    QTest::newRow("png cut off") << png.left(png.size() / 2);
    QTest::newRow("png of a head") << png.left(33);
    QTest::newRow("jpeg of a head") << jpeg.left(300);
    QTest::newRow("a mark alone") << jpeg.left(3);
    QTest::newRow("text") << QByteArray("아무 말");
    QTest::newRow("too long") << jpeg + QByteArray(static_cast<qsizetype>(pictureBytesMax), '\0');
}

void TestPreviewProcess::noPictureIsMadeOf() {
    QFETCH(QByteArray, file);
    const auto jpeg = made(file);
    QVERIFY(jpeg);
    QVERIFY(jpeg->empty());
}

/// Random damage: a picture or none, and never anything else.
void TestPreviewProcess::damagedOnesHarmNobody() {
    QRandomGenerator dice(20221015);
    for (int round = 0; round < 40; ++round) {
        QByteArray file = encoded(twoColours(300, 200), round % 2 == 0 ? "png" : "jpeg");
        for (int i = 0; i < 1 + round / 4; ++i) {
            file[dice.bounded(static_cast<int>(file.size()))] = static_cast<char>(dice.bounded(256));
        }
        const auto jpeg = made(file);
        QVERIFY2(jpeg, qPrintable(QString::number(round)));
        if (jpeg->empty()) continue;
        const QImage image = decoded(*jpeg);
        QVERIFY(!image.isNull() && image.width() <= previewSideMax && image.height() <= previewSideMax);
    }
}

void TestPreviewProcess::endlessInputEnds() {
    QProcess process;
    process.setStandardInputFile("/dev/zero");
    process.start(QString::fromStdString(shipped), {"decode"});
    QVERIFY(process.waitForFinished(10'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), exitNoPicture);
    QCOMPARE(process.readAllStandardOutput(), QByteArray());
}

/// 48 million pixels are within the memory that it may have.
void TestPreviewProcess::theLargestIsDone() {
    QImage image(8000, 6000, QImage::Format_RGB32);
    image.fill(QColor(20, 200, 20));
    const QByteArray file = encoded(image, "jpeg");
    image = {};
    Result<Bytes> jpeg;
    for (int tries = 0; tries < 3 && (!jpeg || jpeg->empty()); ++tries)
        jpeg = made(file); // other programs have the processor, too
    QVERIFY(jpeg);
    QCOMPARE(decoded(*jpeg).size(), QSize(512, 384));
}

void TestPreviewProcess::aProgramThatHangsIsKilled() {
    const QString mark = m_folder.filePath("process");
    QElapsedTimer clock;
    clock.start();
    const auto jpeg = made("x", script("echo $$ > " + mark.toUtf8() + "; exec /bin/sleep 600"));
    QVERIFY(!jpeg && jpeg.error().number == ETIMEDOUT);
    QVERIFY(clock.elapsed() >= previewWaitMs && clock.elapsed() < previewWaitMs + 3000);
    QFile file(mark);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const pid_t process = file.readAll().trimmed().toInt();
    QVERIFY(process > 0);
    QVERIFY(::kill(process, 0) != 0 && errno == ESRCH);
    // And one that says it is done, and is not.
    const auto closed = made("x", script("exec >&-; exec /bin/sleep 600"));
    QVERIFY(!closed && closed.error().number == ETIMEDOUT);
}

void TestPreviewProcess::aProgramThatTalksWithoutEndIsStopped() {
    QElapsedTimer clock;
    clock.start();
    const auto jpeg = made("x", script("exec /bin/cat /dev/zero"));
    QVERIFY(jpeg && jpeg->empty());
    QVERIFY(clock.elapsed() < previewWaitMs);
}

void TestPreviewProcess::nothingElseIsBelieved_data() {
    QTest::addColumn<QByteArray>("says"); ///< a decoder that somebody has taken over
    QTest::newRow("a picture of its own") << QByteArray("printf '\\377\\330\\377\\340 JFIF'");
    QTest::newRow("a frame too short") << QByteArray("printf '\\002\\000\\002\\000abc'");
    QTest::newRow("a frame too long") << QByteArray("printf '\\001\\000\\001\\000abcd'");
    QTest::newRow("a frame too wide") << QByteArray("printf '\\001\\002\\001\\000'; head -c 1539 /dev/zero");
    QTest::newRow("no pixels") << QByteArray("printf '\\000\\000\\000\\000'");
    QTest::newRow("it fell over") << QByteArray("printf '\\001\\000\\001\\000abc'; kill -SEGV $$");
    QTest::newRow("it found none") << QByteArray("printf '\\001\\000\\001\\000abc'; exit 3");
}

void TestPreviewProcess::nothingElseIsBelieved() {
    QFETCH(QByteArray, says);
    // The second one is not asked: it would answer.
    const auto jpeg =
        made("x", script("PATH=/bin; [ $1 = encode ] && printf '\\377\\330\\377\\340' && exit 0; " + says));
    QVERIFY(jpeg);
    QVERIFY(jpeg->empty());
}

void TestPreviewProcess::aMissingProgramIsTheMachinesFault() {
    const auto missing = made("x", "/nonexistent/ieum-preview");
    QVERIFY(!missing && missing.error().cause == Cause::Machine);
    const auto unconfined = made("x", script("exit 4"));
    QVERIFY(!unconfined && unconfined.error().cause == Cause::Machine);
}

/// What the system says of it while it waits for its first byte.
void TestPreviewProcess::itIsConfinedBeforeItReads() {
    QProcess process;
    process.start(QString::fromStdString(shipped), {"decode"});
    QVERIFY(process.waitForStarted());
    QTRY_VERIFY(statusOf(process.processId()).contains("\nSeccomp:\t2\n"));
    const QByteArray status = statusOf(process.processId());
    QVERIFY(status.contains("\nNoNewPrivs:\t1\n"));
    QVERIFY(status.contains("\nThreads:\t1\n"));
    QFile file(QStringLiteral("/proc/%1/limits").arg(process.processId()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray limits = file.readAll().simplified();
    for (const char* limit : {"Max cpu time 2 2", "Max file size 0 0", "Max core file size 0 0", "Max processes 0 0",
                              "Max open files 0 0", "Max address space 536870912 536870912"}) {
        QVERIFY2(limits.contains(limit), limit);
    }
    process.write(encoded(twoColours(64, 64), "png"));
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished(10'000));
    QCOMPARE(process.exitCode(), exitDone);
    QCOMPARE(process.readAllStandardOutput().size(), qsizetype(frameHeaderBytes + 64 * 64 * pixelBytes));
}

/// Neither its environment nor its files; what it says of itself comes in a frame of one row.
void TestPreviewProcess::itKnowsNothingOfItsParent() {
    qputenv("IEUM_SECRET", "1");
    QFile open(m_folder.filePath("open"));
    QVERIFY(open.open(QIODevice::ReadWrite));
    const int inherited = ::dup(open.handle()); // without FD_CLOEXEC, as a library might
    const QString said = m_folder.filePath("said");
    const auto jpeg =
        made("x", script("PATH=/bin:/usr/bin; { env; ls -l /proc/$$/fd; } > " + said.toUtf8() + "; exit 3"));
    ::close(inherited);
    qunsetenv("IEUM_SECRET");
    QVERIFY(jpeg && jpeg->empty());
    QFile file(said);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY(!text.isEmpty());
    QVERIFY(!text.contains("IEUM_SECRET"));
    QVERIFY(!text.contains(m_folder.filePath("open").toUtf8()));
}

QTEST_GUILESS_MAIN(TestPreviewProcess)
#include "tst_preview_process.moc"
