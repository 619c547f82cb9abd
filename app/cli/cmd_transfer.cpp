// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/output.h"

#include <QDir>
#include <QJsonArray>

namespace ieum::cli {

namespace {

QJsonObject importArguments(const CommandLine& line) {
    QJsonObject arguments{{"path", QDir::current().absoluteFilePath(line.words[0])}};
    if (line.has("--tz")) arguments["tz"] = line.value("--tz");
    if (line.has("--me")) arguments["me"] = line.value("--me");
    if (line.has("--room")) arguments["room"] = line.value("--room");
    if (line.has("--dates")) arguments["dates"] = line.value("--dates");
    if (line.has("--chat")) arguments["chat"] = line.value("--chat");
    if (line.has("--lenient")) arguments["lenient"] = true;
    if (line.has("--preview")) arguments["preview"] = true;
    return arguments;
}

QJsonObject exportArguments(const CommandLine& line) {
    QJsonObject arguments{{"room", line.words[0]},
                          {"format", line.value("--to")},
                          {"out", QDir::current().absoluteFilePath(line.value("--out"))}};
    if (line.has("--language")) arguments["language"] = line.value("--language");
    return arguments;
}

void printImport(const QJsonValue& value) {
    printLine(QStringLiteral("%1, from %2").arg(value["chat"].toString(), value["source"].toString()));
    printLine(QStringLiteral("%1 messages of %2 people with %3 attachments, from %4 to %5; %6 notices, %7 skipped")
                  .arg(value["messages"].toInt())
                  .arg(value["members"].toInt())
                  .arg(value["attachments"].toInt())
                  .arg(shortTime(value["first"]), shortTime(value["last"]))
                  .arg(value["system"].toInt())
                  .arg(value["skipped"].toInt()));
    printLine(QStringLiteral("%1 files, %2 missing, %3 that no message names")
                  .arg(value["files"].toInt())
                  .arg(value["missing"].toInt())
                  .arg(value["unclaimed"].toInt()));
    const QJsonArray skipped = value["skipped_lines"].toArray();
    for (const QJsonValue& each : skipped) {
        printLine(QStringLiteral("line %1: %2").arg(each["line"].toInt()).arg(each["why"].toString()));
    }
    if (value["room"].isString()) return printLine(QStringLiteral("room ") + value["room"].toString());
    QStringList people;
    const QJsonArray names = value["people"].toArray();
    for (const QJsonValue& name : names) people.append(name.toString());
    printLine(QStringLiteral("people: ") + people.join(QStringLiteral(", ")));
    const QJsonArray times = value["times"].toArray();
    for (const QJsonValue& each : times) {
        printLine(QStringLiteral("\"%1\" is %2").arg(each["written"].toString(), shortTime(each["time"])));
    }
}

void printExport(const QJsonValue& value) {
    printLine(QStringLiteral("%1 messages and %2 files in %3")
                  .arg(value["messages"].toInt())
                  .arg(value["files"].toInt())
                  .arg(value["path"].toString()));
}

} // namespace

std::vector<Command> transferCommands() {
    return {{"import",
             "PATH [--preview] [--tz ZONE] [--me NAME] [--room NAME] [--chat NAME] [--dates dmy|mdy|ymd] [--lenient]",
             1,
             1,
             {{"--tz"}, {"--me"}, {"--room"}, {"--chat"}, {"--dates"}, {"--lenient", false}, {"--preview", false}},
             asking({"import", importArguments, printImport})},
            {"export",
             "ROOM --to FORMAT --out PATH [--language ko|en]",
             1,
             1,
             {{"--to"}, {"--out"}, {"--language"}},
             asking({"export", exportArguments, printExport})}};
}

} // namespace ieum::cli
