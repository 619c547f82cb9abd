// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The shipped ieum-preview reads QR codes that libqrencode drew; and what is believed of such a process.
#include "node/code_pictures.h"
#include "node/picture_code.h"
#include "node/preview_frame.h"
#include "support/built.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTransform>
#include <QtTest>

#include <sys/stat.h>

using namespace ieum;
using namespace ieum::node;
using enum CodeFound;

class TestPictureCode : public QObject {
    Q_OBJECT
  private slots:
    void aLinkIsRead_data();
    void aLinkIsRead();
    void whatIsNoneSaysWhy_data();
    void whatIsNoneSaysWhy();
    void damagedOnesHarmNobody();
    void nothingElseIsBelieved_data();
    void nothingElseIsBelieved();
    void onlyOrdinaryFilesAreRead();
    void aMissingProgramSaysSo();
    void itIsConfinedBeforeItReads();

  private:
    static CodeFound foundIn(const QByteArray& picture, const std::string& program = shipped) {
        return codeInPicture(program, bytesOf(picture)).found;
    }
    static inline const std::string shipped = ieum::test::builtFile("ieum-preview");
    QTemporaryDir m_folder;
};

namespace {
const QByteArray invitation = "ieum:" + QByteArray("aB3-_").repeated(40);
}

void TestPictureCode::aLinkIsRead_data() {
    QTest::addColumn<QByteArray>("picture");
    const QImage code = codePicture(invitation);
    QTest::newRow("png") << encoded(code, "png");
    QTest::newRow("jpeg") << encoded(code, "jpeg");
    QTest::newRow("grey") << encoded(code.convertToFormat(QImage::Format_Grayscale8), "png");
    QTest::newRow("two pixels a module") << encoded(codePicture(invitation, 2), "png");
    QTest::newRow("on a table") << encoded(table({code}, {1200, 900}), "jpeg");
    QTest::newRow("turned") << encoded(table({code.transformed(QTransform().rotate(30))}, {1200, 900}), "png");
    QTest::newRow("upside down") << encoded(code.transformed(QTransform().rotate(180)), "png");
    QTest::newRow("a camera's") << encoded(table({codePicture(invitation, 20)}, {4000, 3000}), "jpeg");
    QTest::newRow("twice the same") << encoded(table({code, code}, {1200, 500}), "png");
    QTest::newRow("beside another's") << encoded(table({codePicture("https://example.org/"), code}, {1200, 500}),
                                                 "png");
}

void TestPictureCode::aLinkIsRead() {
    QFETCH(QByteArray, picture);
    QElapsedTimer took;
    took.start();
    const auto code = codeInPicture(shipped, bytesOf(picture));
    qInfo("%lld ms", static_cast<long long>(took.elapsed()));
    QCOMPARE(code.found, Ours);
    QCOMPARE(QByteArray::fromStdString(code.link), invitation);
}

void TestPictureCode::whatIsNoneSaysWhy_data() {
    QTest::addColumn<QByteArray>("picture");
    QTest::addColumn<CodeFound>("why");
    const auto drawn = [](const QByteArray& text) { return encoded(codePicture(text), "png"); };
    QTest::newRow("no code") << encoded(twoColours(800, 600), "jpeg") << NoCode;
    QTest::newRow("one pixel") << encoded(twoColours(1, 1), "png") << NoCode;
    QTest::newRow("another's") << drawn("https://example.org/ieum:abc") << Foreign;
    QTest::newRow("the start alone") << drawn("ieum:") << Foreign;
    QTest::newRow("with a line") << drawn("ieum:abc\nieum:def") << Foreign;
    QTest::newRow("with a zero") << drawn(QByteArray("ieum:a\0b", 8)) << Foreign;
    QTest::newRow("not of ASCII") << drawn("ieum:이음") << Foreign;
    QTest::newRow("two of ours") << encoded(table({codePicture("ieum:one"), codePicture("ieum:two")}, {1200, 500}),
                                            "png")
                                 << Several;
    QTest::newRow("empty") << QByteArray() << NoPicture;
    QTest::newRow("a text") << QByteArray("ieum:abc") << NoPicture;
    QTest::newRow("gif") << QByteArray("GIF89a\1\0\1\0\0\0\0;", 14) << NoPicture;
    QTest::newRow("half") << drawn(invitation).left(drawn(invitation).size() / 2) << NoPicture;
    QTest::newRow("too large") << QByteArray(static_cast<qsizetype>(pictureBytesMax) + 1, 'a') << NoPicture;
}

void TestPictureCode::whatIsNoneSaysWhy() {
    QFETCH(QByteArray, picture);
    QFETCH(CodeFound, why);
    const auto code = codeInPicture(shipped, bytesOf(picture));
    QCOMPARE(code.found, why);
    QCOMPARE(code.link.empty(), why != Ours);
}

void TestPictureCode::damagedOnesHarmNobody() {
    // Every pixel of some rows of the code is noise, each time others: whatever is read, it ends, and is a verdict.
    const QImage code = codePicture(invitation);
    quint32 noise = 7;
    for (int round = 0; round < 12; ++round) {
        QImage damaged = code;
        for (int i = 0; i < 40 * (round + 1); ++i) {
            const int y = static_cast<int>((noise = noise * 1664525 + 1013904223) >> 8) % damaged.height();
            for (int x = 0; x < damaged.width(); ++x) {
                damaged.setPixel(x, y, (noise = noise * 1664525 + 1013904223) >> 31 ? 0xffffffff : 0xff000000);
            }
        }
        const CodeFound found = foundIn(encoded(damaged, "png"));
        QVERIFY2(found == Ours || found == NoCode, qPrintable(QString::number(int(found))));
    }
}

void TestPictureCode::nothingElseIsBelieved_data() {
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("another kind") << QByteArray("\\007");
    QTest::newRow("half a length") << QByteArray("\\000\\005");
    QTest::newRow("a length that lies") << QByteArray("\\000\\020\\000ieum:abc");
    QTest::newRow("a length of zero") << QByteArray("\\000\\000\\000");
    QTest::newRow("more than fits") << QByteArray("\\000\\010\\000ieum:abc\\001");
    QTest::newRow("too many") << "\\000" + QByteArray("\\010\\000ieum:abc").repeated(17);
}

void TestPictureCode::nothingElseIsBelieved() {
    QFETCH(QByteArray, says);
    QFile file(m_folder.filePath("liar"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("#!/bin/sh\nprintf '" + says + "'\n");
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    file.close();
    QCOMPARE(foundIn(encoded(codePicture(invitation), "png"), file.fileName().toStdString()), NoPicture);
}

void TestPictureCode::onlyOrdinaryFilesAreRead() {
    const QString picture = m_folder.filePath("초대.png");
    QVERIFY(codePicture(invitation).save(picture));
    QCOMPARE(codeInFile(shipped, picture.toStdString()).found, Ours);
    QCOMPARE(codeInFile(shipped, m_folder.filePath("none.png").toStdString()).found, Unreadable);
    QCOMPARE(codeInFile(shipped, m_folder.path().toStdString()).found, Unreadable);
    const std::string pipe = m_folder.filePath("pipe").toStdString();
    QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
    QCOMPARE(codeInFile(shipped, pipe).found, Unreadable);
    QCOMPARE(codeInFile(shipped, "/dev/zero").found, Unreadable);
}

void TestPictureCode::aMissingProgramSaysSo() {
    QCOMPARE(foundIn(encoded(codePicture(invitation), "png"), "/nonexistent"), NoReader);
}

void TestPictureCode::itIsConfinedBeforeItReads() {
    QProcess process;
    process.start(QString::fromStdString(shipped), {"codes"});
    QVERIFY(process.waitForStarted());
    const auto status = [&process] {
        QFile file(QStringLiteral("/proc/%1/status").arg(process.processId()));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    QTRY_VERIFY(status().contains("Seccomp:\t2"));
    process.write(encoded(codePicture(invitation), "png"));
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QVERIFY(process.readAllStandardOutput().contains(invitation));
}

QTEST_GUILESS_MAIN(TestPictureCode)
#include "tst_picture_code.moc"
