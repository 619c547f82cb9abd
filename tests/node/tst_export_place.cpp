// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A zip is told by how it begins, whatever it is called; a text stands for the folder that it lies in.
#include <vector>

#include "node/export_place.h"
#include "support/real_files.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

using namespace ieum;
using namespace ieum::node;

class TestExportPlace : public QObject {
    Q_OBJECT
  private slots:
    void whatAPathLeadsTo_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("isZip");
        QTest::newRow("zip") << QByteArray("PK\3\4rest") << true;
        QTest::newRow("empty zip") << QByteArray("PK\5\6rest") << true;
        QTest::newRow("text") << QByteArray("PK is what it begins with") << false;
        QTest::newRow("short text") << QByteArray("PK") << false;
        QTest::newRow("nothing in it") << QByteArray() << false;
    }
    void whatAPathLeadsTo() {
        QFETCH(const QByteArray, bytes);
        QFETCH(const bool, isZip);
        const QTemporaryDir dir;
        const std::string folder = dir.path().toStdString(), path = folder + "/talk.txt";
        ieum::test::RealFiles files;
        QVERIFY(files.writeDurably(path, bytesOf(std::string_view(bytes.constData(), size_t(bytes.size())))));
        const ExportPlace place = placeOf(files, path);
        QVERIFY(place.kind == (isZip ? ExportPlace::Kind::Zip : ExportPlace::Kind::Text));
        QCOMPARE(place.bundle, isZip ? path : folder);
        QCOMPARE(place.name, std::string("talk.txt"));
        if (isZip) return;
        const auto opened = openAt(files, place);
        QVERIFY(opened);
        QCOMPARE((*opened)->entries().size(), size_t{1});
        QCOMPARE((*opened)->entries().front().name, std::string("talk.txt"));
    }
    void foldersAndWhatIsNotThere() {
        const QTemporaryDir dir;
        QVERIFY(QDir().mkpath(dir.filePath("in")));
        const ieum::test::RealFiles files;
        for (const char* name : {"in", "nothing"}) {
            const std::string path = dir.filePath(name).toStdString();
            const ExportPlace place = placeOf(files, path);
            QVERIFY(place.kind == ExportPlace::Kind::Folder);
            QCOMPARE(place.bundle, path);
            QCOMPARE(place.name, std::string(name));
        }
        QVERIFY(openAt(files, placeOf(files, dir.filePath("in").toStdString())));
    }
};

QTEST_GUILESS_MAIN(TestExportPlace)
#include "tst_export_place.moc"
