// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tidy/source_tree.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace ieum::tidy;

namespace {

void write(const QString& path, const char* text) {
    QFile file(path);
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

} // namespace

class TestSourceTree : public QObject {
    Q_OBJECT
  private slots:
    void viewsSplitCodeCommentsAndStrings() {
        const Views views = viewsOf("a(\"b\\\"c\"); // d\n/* e\nf */ g 'h' 1'000\n");
        QCOMPARE(QString::fromStdString(views.code).simplified(), QString("a(\" \"); g \" \" 1'000"));
        QCOMPARE(QString::fromStdString(views.comments).simplified(), QString("// d /* e f */"));
        QCOMPARE(QString::fromStdString(views.strings).simplified(), QString("\"b\\\"c\" 'h'"));
        QCOMPARE(lineCount(views.code), size_t(3));
    }
    void rawStringsEndAtTheirOwnDelimiter() {
        const Views views = viewsOf("x(R\"q(a )\" // no comment\n)q\"); y");
        QCOMPARE(QString::fromStdString(views.code).simplified(), QString("x(\" \"); y"));
        QVERIFY(QString::fromStdString(views.comments).simplified().isEmpty());
    }
    void apostropheInProseEndsWithItsLine() {
        const Views views = viewsOf("it's\nu8'a' b\n");
        QCOMPARE(lineCount(views.code), size_t(2));
        QCOMPARE(QString::fromStdString(views.code).simplified(), QString("it\"\" u8\" \" b"));
    }
    void commentInsideAStringIsNone() {
        QCOMPARE(QString::fromStdString(viewsOf("a = \"http://x\";").comments).simplified(), QString());
    }
    void walkWithoutGitLeavesBuildFoldersAndCorpusOut() {
        QTemporaryDir top;
        write(top.filePath("core/a/a.cpp"), "int a;\n");
        write(top.filePath("build-x/b.cpp"), "int b;\n");
        write(top.filePath("tests/corpus/c.txt"), "c\n");
        write(top.filePath("tools/d"), "#!/bin/sh\n");
        write(top.filePath("resources/e.png"), "e");
        const SourceTree tree = readTree(top.path().toStdString());
        QCOMPARE(tree.files().size(), size_t(2));
        QVERIFY(tree.find("core/a/a.cpp") != nullptr);
        QVERIFY(tree.find("tools/d")->isCode());
        QVERIFY(tree.find("core/a/a.cpp")->part(1) == "a");
        QVERIFY(tree.find("core/a/a.cpp")->name() == "a.cpp");
        QVERIFY(tree.find("core/a/a.cpp")->folder() == "core/a");
    }
};

QTEST_GUILESS_MAIN(TestSourceTree)
#include "tst_source_tree.moc"
