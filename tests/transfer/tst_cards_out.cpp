// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A card is a text (docs/protocol.md, "Cards"): whatever a place cannot have, it gets the numbers that people need.
#include "export_support.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace ieum;
using namespace ieum::transfer;
using namespace ieum::transfer::test;

class CardsOutTest : public QObject {
    Q_OBJECT

  private slots:
    void everyTargetHasThem_data();
    void everyTargetHasThem();

  private:
    /// All that was written, taken out of its zip, with what is base64 in it also as it reads.
    static QByteArray written(const QString& path) {
        if (QFileInfo(path).isFile() && contentOf(path).startsWith("PK")) return plain(outputOf("unzip", {"-p", path}));
        QByteArray all = contentOf(path);
        QDirIterator files(path, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) all += contentOf(files.next());
        return plain(all);
    }
    static QByteArray plain(const QByteArray& all) {
        QByteArray read = all;
        static const QRegularExpression encoded("(?:[A-Za-z0-9+/]{40,}\\r?\\n)*[A-Za-z0-9+/]{20,}={0,2}");
        auto each = encoded.globalMatch(QString::fromLatin1(all));
        while (each.hasNext()) read += QByteArray::fromBase64(each.next().captured().toLatin1()) + '\n';
        return read;
    }
    ieum::test::RealFiles m_files;
};

void CardsOutTest::everyTargetHasThem_data() {
    QTest::addColumn<QString>("target");
    for (const Target* target : allTargets()) {
        const std::string name(target->name);
        if (name == "pdf") continue; // needs a browser: node/tst_browser_printer
        QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }
}

void CardsOutTest::everyTargetHasThem() {
    QFETCH(QString, target);
    if (QStandardPaths::findExecutable("unzip").isEmpty()) QSKIP("unzip is not installed");
    Chat chat = familyChat();
    chat.messages[0].text = "📍 서울시청\ngeo:37.5663,126.9779";
    chat.messages[1].text = "🏦 국민은행\n123456-04-123456\n이서연";
    chat.messages[2].text = "👤 한지우\ntel:010-1234-5678";
    const QTemporaryDir dir;
    QVERIFY(exportTo(dir.filePath("out"), target.toStdString(), chat, m_files));
    const QByteArray all = written(dir.filePath("out"));
    for (const char* part : {"37.5663,126.9779", "123456-04-123456", "010-1234-5678"})
        QVERIFY2(all.contains(part), part);
}

QTEST_GUILESS_MAIN(CardsOutTest)
#include "tst_cards_out.moc"
