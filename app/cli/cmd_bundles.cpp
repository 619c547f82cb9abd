// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/size_text.h"

#include <QDir>
#include <QJsonArray>

namespace ieum::cli {

namespace {

QJsonArray absolute(const QStringList& paths) {
    QJsonArray all;
    for (const QString& path : paths) all.append(QDir::current().absoluteFilePath(path));
    return all;
}

QJsonObject writeArguments(const CommandLine& line) {
    QJsonObject arguments{{"rooms", QJsonArray::fromStringList(line.words)},
                          {"people", QJsonArray::fromStringList(line.options.value("--for"))},
                          {"with_files", line.has("--with-files")}};
    if (line.has("--out")) arguments["out"] = QDir::current().absoluteFilePath(line.value("--out"));
    if (line.has("--split")) arguments["split"] = bytesOf(line.value("--split"));
    return arguments;
}

QJsonObject readArguments(const CommandLine& line) {
    QJsonObject arguments{{"paths", absolute(line.words)}};
    if (line.has("--answer")) arguments["answer"] = QDir::current().absoluteFilePath(line.value("--answer"));
    return arguments;
}

void printWritten(const QJsonValue& value) {
    printLine(QStringLiteral("%1 for %2 people in %3 rooms: %4 events, %5 receipts, %6 files")
                  .arg(sizeText(value["bytes"].toDouble()))
                  .arg(value["people"].toInt())
                  .arg(value["rooms"].toInt())
                  .arg(value["events"].toInteger())
                  .arg(value["receipts"].toInt())
                  .arg(value["files"].toInt()));
    for (const QJsonValue path : value["paths"].toArray()) printLine(path.toString());
}

void printRead(const QJsonValue& value) {
    if (value["writer"].isString()) {
        printLine(QStringLiteral("from %1, written %2").arg(plain(value["writer_name"]), shortTime(value["written"])));
    }
    printLine(QStringLiteral("%1 events are new, %2 were here; %3 new receipts, %4 files")
                  .arg(value["events"].toInteger())
                  .arg(value["known"].toInteger())
                  .arg(value["receipts"].toInt())
                  .arg(value["files"].toInt()));
    const qint64 waiting = value["waiting"].toInteger();
    const qint64 refused = value["refused"].toInteger();
    if (waiting > 0) {
        printLine(QStringLiteral("%1 events follow what is not here: read the parts before this one, then it again.")
                      .arg(waiting));
    }
    if (refused > 0) printLine(QStringLiteral("%1 pieces are damaged or forged and were left out.").arg(refused));
    if (!value["complete"].toBool()) {
        printLine(
            QStringLiteral("The bundle is not complete: a part is missing or was cut off. What was read is kept."));
    }
    if (value["answer"].isNull()) printLine(QStringLiteral("No member wrote it, so there is nobody to answer."));
    if (value["answer"].isObject()) {
        printLine(QStringLiteral("the answer, to be taken back:"));
        printWritten(value["answer"]);
    }
}

} // namespace

std::vector<Command> bundleCommands() {
    constexpr int partsMax = 1024;
    return {{"bundle write",
             "[ROOM]... [--for PERSON]... --out FILE [--with-files] [--split SIZE]",
             0,
             partsMax,
             {{"--for"}, {"--out"}, {"--with-files", false}, {"--split"}},
             asking({"bundle write", writeArguments, printWritten})},
            {"bundle read",
             "FILE... [--answer FILE]",
             1,
             partsMax,
             {{"--answer"}},
             asking({"bundle read", readArguments, printRead})}};
}

} // namespace ieum::cli
