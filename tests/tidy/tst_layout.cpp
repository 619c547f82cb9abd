// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tidy/layout.h"
#include "tidy/planted.h"

#include <QTest>
#include <string>

using namespace ieum::tidy;

namespace {

const std::string head = "// SPDX-"
                         "FileCopyrightText: 2026 The Ieum contributors\n"
                         "// SPDX-"
                         "License-Identifier: GPL-3.0-or-later\n";

/// The rules broken by a tree of files, in order.
QString broken(std::initializer_list<std::pair<const char*, std::string>> files) {
    SourceTree tree;
    for (const auto& [path, text] : files) tree.add(path, text);
    QStringList rules;
    for (const auto& finding : checkLayout(tree)) rules << QString::fromStdString(finding.rule + " " + finding.path);
    return rules.join(", ");
}

} // namespace

class TestLayout : public QObject {
    Q_OBJECT
  private slots:
    void sourceWithoutLicenceHeadIsReported() {
        QCOMPARE(broken({{"tools/a", "#!/bin/sh\n"}}), QString("layout/licence tools/a"));
        QCOMPARE(broken({{"tools/a.py", "# SPDX-"
                                        "FileCopyrightText: 2026 x\n"}}),
                 QString("layout/licence tools/a.py"));
        QCOMPARE(broken({{"tools/a.py", head}, {"docs/a.md", "no source\n"}}), QString());
    }
    void folderWithoutReadmeIsReported() {
        QCOMPARE(broken({{"app/cli/main.cpp", head}}), QString("layout/readme app/cli/README.md"));
        QCOMPARE(broken({{"app/cli/main.cpp", head}, {"app/cli/README.md", "# cli\n"}}), QString());
    }
    void coreFileWithoutTestIsReported() {
        QCOMPARE(broken({{"core/wire/README.md", ""}, {"core/wire/codec.cpp", head}}),
                 QString("layout/test core/wire/codec.cpp"));
    }
    void mirroredTestIsFoundByItsNameOrItsBeginning() {
        for (const char* test : {"tests/wire/tst_codec.cpp", "tests/wire/tst_codec_limits.cpp"}) {
            QCOMPARE(broken({{"core/wire/README.md", ""},
                             {"tests/wire/README.md", ""},
                             {"core/wire/codec.cpp", head},
                             {test, head}}),
                     QString());
        }
    }
    void testOfTheFolderThatIncludesTheHeaderCounts() {
        const auto tested = [](const char* test) {
            return broken({{"core/wire/README.md", ""},
                           {"tests/wire/README.md", ""},
                           {"tests/feed/README.md", ""},
                           {"core/wire/codec.cpp", head},
                           {test, head + "#include \"wire/codec.h\"\n"}});
        };
        QCOMPARE(tested("tests/wire/tst_frames.cpp"), QString());
        QCOMPARE(tested("tests/feed/tst_frames.cpp"), QString("layout/test core/wire/codec.cpp"));
        QCOMPARE(tested("tests/wire/support.cpp"), QString("layout/test core/wire/codec.cpp"));
    }
    void headerThatNobodyIncludesIsReported() {
        QCOMPARE(broken({{"core/wire/README.md", ""}, {"core/wire/a.h", head}}),
                 QString("layout/unused core/wire/a.h"));
        QCOMPARE(broken({{"core/wire/README.md", ""},
                         {"core/wire/a.h", head},
                         {"core/wire/b.h", head + "#include \"wire/a.h\"\n"},
                         {"ui/a/README.md", ""},
                         {"ui/a/a.cpp", head + "#include \"wire/b.h\"\n"}}),
                 QString());
    }
    void qmlThatNobodyListsIsReported() {
        QCOMPARE(broken({{"ui/a/README.md", ""}, {"ui/a/CMakeLists.txt", "B.qml\n"}, {"ui/a/A.qml", head}}),
                 QString("layout/unused ui/a/A.qml"));
        QCOMPARE(broken({{"ui/a/README.md", ""}, {"ui/a/CMakeLists.txt", "A.qml\n"}, {"ui/a/A.qml", head}}), QString());
        QCOMPARE(broken({{"ui/a/README.md", ""},
                         {"ui/a/CMakeLists.txt", ""},
                         {"ui/CMakeLists.txt", "*.qml\n"},
                         {"ui/a/A.qml", head}}),
                 QString());
        QCOMPARE(broken({{"ui/a/README.md", ""}, {"ui/a/CMakeLists.txt", "*.qml\n"}, {"ui/a/A.qml", head}}), QString());
    }
};

QTEST_GUILESS_MAIN(TestLayout)
#include "tst_layout.moc"
