// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/tool.h"

using namespace ieum::e2e;

class TestDrill : public QObject {
    Q_OBJECT

    static constexpr int drillMs = 350'000;

    static Said drill(const QStringList& more) {
        QProcess process;
        process.start(QStringLiteral(IEUM_BIN "/ieumctl"),
                      QStringList{"drill", "--messages", "120", "--seed", "7", "--json"} + more);
        process.waitForFinished(drillMs);
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }

  private slots:
    void losesNothingWhileServersAreKilled() {
        const QTemporaryDir folder;
        const Said said = drill({"--keep", folder.filePath("kept"), "--no-netns"});
        const auto lines = said.lines();
        QVERIFY2(said.exitCode == 0, said.out + said.err);
        QCOMPARE(lines.size(), 14); // thirteen steps and the last word
        const QJsonObject& last = lines.last();
        QVERIFY(last["good"].toBool());
        QVERIFY(last["events"].toInt() >= 120);
        for (const char* key : {"lost", "duplicated", "differing", "leaked", "out_of_order"}) {
            QVERIFY2(last[QLatin1String(key)].toInt(-1) == 0, key);
        }
        QVERIFY(QFileInfo::exists(folder.filePath("kept/export-html")));
        const auto file = std::find_if(lines.begin(), lines.end(), [](const QJsonObject& line) {
            return line["step"].toString().startsWith(QLatin1String("file"));
        });
        QVERIFY(file != lines.end());
        const QString what = (*file)["what"].toString();
        QVERIFY2(what.contains("both replicas dead") && what.contains("none fetched twice"), qPrintable(what));
    }
    void refusesAFolderWithSomethingInIt() {
        const QTemporaryDir folder;
        QFile file(folder.filePath("mine"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const Said said = drill({"--keep", folder.path()});
        QCOMPARE(said.exitCode, 1);
        QVERIFY2(said.isOneSentence(), said.err);
    }
};

QTEST_GUILESS_MAIN(TestDrill)
#include "tst_drill.moc"
