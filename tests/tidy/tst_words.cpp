// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tidy/planted.h"
#include "tidy/words.h"

#include <QTest>

using namespace ieum::tidy;

class TestWords : public QObject {
    Q_OBJECT
  private slots:
    void plantedWordIsReported_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("broken");
        const auto row = [](const char* name, const char* path, const char* text, const char* broken) {
            QTest::newRow(name) << QString(path) << QString(text) << QString(broken);
        };
        row("waiting", "tests/net/a.cpp", "QTest::qWait(10);\n", "words/wait:1");
        row("sleeping", "core/net/a.cpp", "\nstd::this_thread::sleep_for(x);\n", "words/sleep:2");
        row("sleeping in C", "app/cli/a.cpp", "sleep(1);\n", "words/sleep:1");
        row("sleeping in Qt", "tests/ui/a.cpp", "QThread::msleep(1);\n", "words/sleep:1");
        row("turning the loop", "ui/rooms/a.cpp", "qApp->processEvents();\n", "words/events:1");
        row("a loop of one's own", "ui/rooms/a.cpp", "QEventLoop loop;\n", "words/loop:1");
        row("threads that wait", "core/node/a.cpp", "Qt::BlockingQueuedConnection\n", "words/blocking:1");
        row("swallowing", "core/node/a.cpp", "} catch (...) {\n", "words/catch:1");
        row("singleton", "core/node/a.cpp", "Settings::instance().x();\n", "words/instance:1");
        row("context property", "app/desktop/main.cpp", "c->setContextProperty(n, x);\n", "words/context:1");
        row("clock", "core/sync/a.cpp", "auto now = steady_clock::now();\n", "words/clock:1");
        row("random device", "core/crypto/a.cpp", "std::random_device device;\n", "words/random:1");
        row("rand", "core/crypto/a.cpp", "int x = rand();\n", "words/random:1");
        row("environment", "core/store/a.cpp", "getenv(\"HOME\")\n", "words/environment:1");
        row("thread", "core/store/a.cpp", "std::thread writer;\n", "words/thread:1");
        row("left open", "core/net/a.cpp",
            "// FIX"
            "ME later\n",
            "words/todo:1");
        row("left open in QML", "ui/rooms/A.qml",
            "/* TO"
            "DO */\n",
            "words/todo:1");
        row("path of a machine", "docs/a.md",
            "see /wo"
            "rk/x\n",
            "words/machine:1");
        row("scratch path", "tools/a",
            "cp x /tm"
            "p/x\n",
            "words/machine:1");
        row("vague type", "core/net/a.h", "class PathManager {\n", "words/name:1");
        row("vague struct", "core/net/a.h", "struct FileUtils {};\n", "words/name:1");
        row("vague file", "core/net/path_helper.h", "\n", "words/name:0");
    }
    void plantedWordIsReported() {
        QFETCH(QString, path);
        QFETCH(QString, text);
        QTEST(brokenBy(checkWords, path, text), "broken");
    }

    void innocentWordsAreNot_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("text");
        QTest::newRow("in a comment") << QString("core/sync/a.cpp")
                                      << QString("// never qWait, sleep() or catch (...)\n");
        QTest::newRow("in a string") << QString("core/sync/a.cpp")
                                     << QString("call(\"processEvents\", R\"(std::thread)\");\n");
        QTest::newRow("clock in net") << QString("core/net/a.cpp") << QString("steady_clock::now();\n");
        QTest::newRow("loop in a main") << QString("app/cli/main.cpp") << QString("QEventLoop loop;\n");
        QTest::newRow("Qt's own name") << QString("core/net/a.h") << QString("class QNetworkAccessManager;\n");
        QTest::newRow("part of a word") << QString("core/sync/a.cpp")
                                        << QString("operand(x); oversleep_(y); nowhere(z);\n");
        QTest::newRow("relative path") << QString("docs/a.md")
                                       << QString("build/tm"
                                                  "p/x and https://a.example/wo"
                                                  "rk/\n");
        QTest::newRow("a method of that name") << QString("core/store/a.cpp") << QString("Id A::instance() const {\n");
        QTest::newRow("exact catch") << QString("core/net/a.cpp") << QString("} catch (const std::bad_alloc&) {\n");
    }
    void innocentWordsAreNot() {
        QFETCH(QString, path);
        QFETCH(QString, text);
        QCOMPARE(brokenBy(checkWords, path, text), QString());
    }
};

QTEST_GUILESS_MAIN(TestWords)
#include "tst_words.moc"
