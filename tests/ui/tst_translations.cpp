// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Korean is complete: nothing unfinished, nothing that the sources say and the file does not, every error has a
// sentence in both languages.
#include "node/error.h"
#include "node/sentences.h"
#include "ui/words/errors.h"

#include <QDir>
#include <QFile>
#include <QLibraryInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>
#include <set>

namespace {

using Entry = std::pair<QString, QString>; ///< context, source

struct Entries {
    std::set<Entry> all;
    QStringList unfinished;
};

Entries entriesOf(const QString& path) {
    Entries entries;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return entries;
    QXmlStreamReader xml(&file);
    QString context, source;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        if (xml.name() == u"name") context = xml.readElementText();
        if (xml.name() == u"source") source = xml.readElementText();
        if (xml.name() != u"translation") continue;
        const bool open = xml.attributes().hasAttribute("type");
        const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
        entries.all.insert({context, source});
        if (open || text.isEmpty()) entries.unfinished += context + ": " + source;
    }
    return entries;
}

QString sourceTop() { return qEnvironmentVariable("IEUM_SOURCE_DIR"); }

} // namespace

class TestTranslations : public QObject {
    Q_OBJECT
  private slots:
    void nothingIsUnfinished();
    void nothingThatTheSourcesSayIsMissing();
    void everyPlaceholderSurvives_data();
    void everyPlaceholderSurvives();
    void everyErrorOfTheNodeSpeaksKorean();
};

void TestTranslations::nothingIsUnfinished() {
    // Japanese has been begun only.
    QVERIFY(entriesOf(sourceTop() + "/translations/ieum_ja.ts").all.size() > 10);
    for (const char* name : {"ieum_ko.ts", "ieum_en.ts"}) {
        const auto entries = entriesOf(sourceTop() + "/translations/" + name);
        QVERIFY2(entries.all.size() > 10, name);
        QCOMPARE(entries.unfinished, QStringList());
    }
}

void TestTranslations::nothingThatTheSourcesSayIsMissing() {
    const QString lupdate = QLibraryInfo::path(QLibraryInfo::BinariesPath) + "/lupdate";
    if (!QFile::exists(lupdate)) QSKIP("lupdate is not installed here, so sources cannot be searched for new texts");
    QTemporaryDir folder;
    const QString fresh = folder.filePath("fresh.ts");
    QProcess run;
    run.setWorkingDirectory(sourceTop());
    run.start(lupdate, {"-silent", "-source-language", "en", "-target-language", "ko", "ui", "core/node/sentences.cpp",
                        "core/node/sentences_below.cpp", "core/node/lan_words.cpp", "-ts", fresh});
    QVERIFY(run.waitForFinished(120'000));
    const auto said = entriesOf(fresh);
    const auto known = entriesOf(sourceTop() + "/translations/ieum_ko.ts");
    QVERIFY(said.all.size() > 100);
    QStringList missing;
    for (const auto& entry : said.all) {
        if (!known.all.contains(entry)) missing += entry.first + ": " + entry.second;
    }
    QCOMPARE(missing, QStringList());
}

void TestTranslations::everyPlaceholderSurvives_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"ieum_ko.ts", "ieum_ja.ts"}) QTest::addRow("%s", name) << name;
}

void TestTranslations::everyPlaceholderSurvives() {
    QFETCH(QString, name);
    QFile file(sourceTop() + "/translations/" + name);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&file);
    QString source;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        if (xml.name() == u"source") source = xml.readElementText();
        if (xml.name() != u"translation") continue;
        const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements);
        for (const char* mark : {"%1", "%2", "%3", "%4", "%n"})
            QVERIFY2(source.contains(mark) == text.contains(mark), qPrintable(source));
    }
}

void TestTranslations::everyErrorOfTheNodeSpeaksKorean() {
    QTranslator korean;
    QVERIFY(korean.load("ieum_ko", ":/ieum/translations"));
    QVERIFY(QCoreApplication::installTranslator(&korean));
    int sentences = 0;
    for (int number = 0; number <= static_cast<int>(ieum::Folder::Node) * 1000 + 999; ++number) {
        const auto folder = static_cast<ieum::Folder>(number / 1000);
        const auto code = static_cast<uint16_t>(number % 1000);
        if (ieum::node::sentenceSourceOf(folder, code) == nullptr) continue;
        ++sentences;
        const ieum::Error error{ieum::Cause::Input, folder, code, 7, "", 0};
        const QString said = ieum::ui::errorText(error);
        QVERIFY2(said != QString::fromStdString(ieum::node::sentenceOf(error)), qPrintable(said));
        QVERIFY2(std::any_of(said.begin(), said.end(), [](QChar c) { return c.script() == QChar::Script_Hangul; }),
                 qPrintable(said));
        QVERIFY2(!said.contains("%1"), qPrintable(said));
    }
    QVERIFY(sentences >= static_cast<int>(ieum::NodeError::End_));
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
