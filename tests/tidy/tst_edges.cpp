// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tidy/edges.h"
#include "tidy/planted.h"

#include <QTest>

using namespace ieum::tidy;

class TestEdges : public QObject {
    Q_OBJECT
  private slots:
    void plantedFaultIsReported_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("broken");
        const auto row = [](const char* name, const char* path, const char* text, const char* broken) {
            QTest::newRow(name) << QString(path) << QString(text) << QString(broken);
        };
        row("climbing", "core/feed/a.cpp", "#include \"../sync/session.h\"\n", "edges/climb:1");
        row("climbing in the middle", "tests/feed/a.cpp", "\n#include \"feed/../sync/session.h\"\n", "edges/climb:2");
        row("wire uses sync", "core/wire/a.h", "#include \"sync/session.h\"\n", "edges/include:1");
        row("feed uses the store", "core/feed/a.h", "#include \"store/db.h\"\n", "edges/include:1");
        row("net uses feed", "core/net/a.cpp", "#include \"feed/header.h\"\n", "edges/include:1");
        row("core uses ui", "core/node/a.cpp", "#include \"ui/errors.h\"\n", "edges/include:1");
        row("ui looks behind the node", "ui/rooms/a.cpp", "#include \"room/room.h\"\n", "edges/include:1");
        row("cli looks behind the node", "app/cli/a.cpp", "#include \"sync/session.h\"\n", "edges/include:1");
        row("Qt below net", "core/room/a.h", "#include <QString>\n", "edges/system:1");
        row("thread below net", "core/sync/a.cpp", "#include <thread>\n", "edges/system:1");
        row("mutex below net", "core/vault/a.cpp", "#include <mutex>\n", "edges/system:1");
        row("file below net", "core/store/a.cpp", "#include <fstream>\n", "edges/system:1");
        row("randomness below net", "core/crypto/a.cpp", "#include <random>\n", "edges/system:1");
        row("clock below net", "core/sync/a.cpp", "#include <chrono>\n", "edges/system:1");
        row("system call below net", "core/base/a.cpp", "#include <unistd.h>\n", "edges/system:1");
        row("socket below net", "core/sync/a.cpp", "#include <sys/socket.h>\n", "edges/system:1");
        row("printing", "core/feed/a.cpp", "#include <iostream>\n", "edges/system:1");
        row("CMake forgets an edge", "core/feed/CMakeLists.txt", "ieum_folder(feed USES crypto)\n", "edges/cmake:0");
        row("CMake adds an edge", "core/wire/CMakeLists.txt", "ieum_folder(wire USES base crypto LINKS x)\n",
            "edges/cmake:0");
        row("CMake brings Qt", "core/room/CMakeLists.txt", "ieum_folder(room QT Qt6::Core USES feed)\n",
            "edges/cmake:0");
        row("CMake does without ieum_folder", "core/room/CMakeLists.txt", "add_library(room x.cpp)\n", "edges/cmake:0");
        row("unknown folder", "core/misc/CMakeLists.txt", "ieum_folder(misc)\n", "edges/cmake:0");
    }
    void plantedFaultIsReported() {
        QFETCH(QString, path);
        QFETCH(QString, text);
        QTEST(brokenBy(checkEdges, path, text), "broken");
    }

    void innocentIncludesAreNot_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("text");
        QTest::newRow("own folder") << QString("core/feed/a.cpp") << QString("#include \"feed/a.h\"\n");
        QTest::newRow("edge of an edge") << QString("core/sync/a.cpp")
                                         << QString("#include \"base/bytes.h\"\n#include \"feed/a.h\"\n");
        QTest::newRow("generated") << QString("core/wire/a.cpp")
                                   << QString("#include \"wire/frame.pb.h\"\n#include <sodium.h>\n");
        QTest::newRow("in a comment") << QString("core/wire/a.cpp") << QString("// #include \"../sync/session.h\"\n");
        QTest::newRow("in a string") << QString("tests/tidy/a.cpp")
                                     << QString("const char* text = \"#include \\\"../x.h\\\"\";\n");
        QTest::newRow("the inbox") << QString("core/base/inbox.h") << QString("#include <mutex>\n");
        QTest::newRow("Qt in net") << QString("core/net/a.cpp") << QString("#include <QTcpSocket>\n");
        QTest::newRow("ui uses node") << QString("ui/rooms/a.cpp")
                                      << QString("#include \"node/node.h\"\n#include \"ui/theme/x.h\"\n");
        QTest::newRow("CMake as the table")
            << QString("core/net/CMakeLists.txt") << QString("ieum_folder(net QT Qt6::Core USES crypto wire)\n");
    }
    void innocentIncludesAreNot() {
        QFETCH(QString, path);
        QFETCH(QString, text);
        QCOMPARE(brokenBy(checkEdges, path, text), QString());
    }

    void nothingReachesWhatStandsAboveIt() {
        QVERIFY(reachableFrom("base").empty());
        QVERIFY(reachableFrom("sync").contains("base"));
        QVERIFY(!reachableFrom("sync").contains("store"));
        QVERIFY(!reachableFrom("net").contains("feed"));
        for (const char* folder : {"base", "crypto", "wire", "feed", "room", "vault", "sync", "transfer", "store",
                                   "net", "replica", "node"}) {
            QVERIFY2(!reachableFrom(folder).contains(folder), folder);
        }
    }
};

QTEST_GUILESS_MAIN(TestEdges)
#include "tst_edges.moc"
