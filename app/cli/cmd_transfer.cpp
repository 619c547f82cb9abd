// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/matrix_replay.h"
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
    for (const char* name : {"language", "tz", "server"}) {
        const QString option = QStringLiteral("--") + QLatin1String(name);
        if (line.has(option)) arguments[QLatin1String(name)] = line.value(option);
    }
    if (line.has("--since")) arguments["from"] = line.value("--since");
    if (line.has("--until")) arguments["to"] = line.value("--until");
    if (line.has("--person")) arguments["people"] = QJsonArray::fromStringList(line.options.value("--person"));
    arguments["without_files"] = line.has("--without-files");
    arguments["dry"] = line.has("--dry-run");
    arguments["resume"] = line.has("--resume");
    return arguments;
}
QJsonObject dryArguments(const CommandLine& line) {
    QJsonObject arguments = exportArguments(line);
    arguments["dry"] = true;
    return arguments;
}

void printImport(const QJsonValue& value) {
    printLine(QStringLiteral("%1, from %2").arg(plain(value["chat"]), plain(value["source"])));
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
    if (value["signed"].toInt() > 0)
        printLine(QStringLiteral("%1 messages are as their authors signed them").arg(value["signed"].toInt()));
    const QJsonArray skipped = value["skipped_lines"].toArray();
    for (const QJsonValue each : skipped) {
        printLine(QStringLiteral("line %1: %2").arg(each["line"].toInt()).arg(each["why"].toString()));
    }
    if (value["room"].isString()) return printLine(QStringLiteral("room ") + value["room"].toString());
    QStringList people;
    const QJsonArray names = value["people"].toArray();
    for (const QJsonValue name : names) people.append(plain(name));
    printLine(QStringLiteral("people: ") + people.join(QStringLiteral(", ")));
    const QJsonArray times = value["times"].toArray();
    for (const QJsonValue each : times) {
        printLine(QStringLiteral("\"%1\" is %2").arg(plain(each["written"]), shortTime(each["time"])));
    }
}

void printLosses(const QJsonValue& value) {
    for (const QJsonValue each : value["losses"].toArray()) {
        printLine(QStringLiteral("%1 of %2: %3")
                      .arg(each["as_text"].toBool() ? QStringLiteral("as text only") : QStringLiteral("left out"))
                      .arg(each["messages"].toInteger())
                      .arg(each["what"].toString()));
    }
}

void printTargets(const QJsonValue& value) {
    for (const QJsonValue each : value.toArray()) {
        QStringList missing;
        const QJsonObject carries = each["carries"].toObject();
        for (auto feature = carries.begin(); feature != carries.end(); ++feature) {
            const QString how = feature.value().toString();
            if (how != QLatin1String("yes")) missing << feature.key() + (how == QLatin1String("text") ? "*" : "");
        }
        printLine(QStringLiteral("%1  %2").arg(each["name"].toString(), -14).arg(each["read_by"].toString()));
        if (!missing.isEmpty())
            printLine(QStringLiteral("                without: ") + missing.join(QStringLiteral(", ")));
    }
    printLine(QStringLiteral("* as text only"));
}

QJsonObject stopArguments(const CommandLine& line) {
    return {{"path", QDir::current().absoluteFilePath(line.words[0])}};
}

void printTransfers(const QJsonValue& value) {
    for (const QJsonValue each : value.toArray()) printLine(transferText(each));
}

void printExport(const QJsonValue& value) {
    const QString path = value["path"].toString();
    printLine(QStringLiteral("%1 messages and %2 files %3")
                  .arg(value["messages"].toInt())
                  .arg(value["files"].toInt())
                  .arg(path.isEmpty() ? QStringLiteral("would be written") : QStringLiteral("in ") + path));
    if (value["signed"].toInt() > 0)
        printLine(QStringLiteral("%1 messages with what their authors signed").arg(value["signed"].toInt()));
    if (value["taken_over"].toInt() > 0)
        printLine(QStringLiteral("%1 files were there already").arg(value["taken_over"].toInt()));
}

} // namespace

std::vector<Command> transferCommands() {
    return {
        {"import",
         "PATH [--preview] [--tz ZONE] [--me NAME] [--room NAME] [--chat NAME] [--dates dmy|mdy|ymd] [--lenient] "
         "[--progress]",
         1,
         1,
         {{"--tz"},
          {"--me"},
          {"--room"},
          {"--chat"},
          {"--dates"},
          {"--lenient", false},
          {"--preview", false},
          {"--progress", false}},
         asking({"import", importArguments, printImport})},
        {"export",
         "ROOM --to TARGET --out PATH [--since DATE] [--until DATE] [--person NAME]... [--without-files] [--tz ZONE] "
         "[--server NAME] [--language ko|en] [--resume] [--dry-run] [--progress]",
         1,
         1,
         {{"--to"},
          {"--out"},
          {"--since"},
          {"--until"},
          {"--person"},
          {"--without-files", false},
          {"--tz"},
          {"--server"},
          {"--language"},
          {"--resume", false},
          {"--dry-run", false},
          {"--progress", false}},
         asking({"export", exportArguments, printExport, false, nullptr, dryArguments, printLosses})},
        {"targets", "", 0, 0, {}, asking({"targets", noArguments, printTargets})},
        {"transfer list", "", 0, 0, {}, asking({"transfer list", noArguments, printTransfers})},
        {"transfer stop", "PATH", 1, 1, {}, asking({"transfer stop", stopArguments, printNothing})},
        {"replay-matrix",
         "FOLDER --homeserver URL --token-file FILE",
         1,
         1,
         {{"--homeserver"}, {"--token-file"}},
         replayMatrix}};
}

} // namespace ieum::cli
