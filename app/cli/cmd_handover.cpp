// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/output.h"

#include <QDir>
#include <QJsonArray>

namespace ieum::cli {

namespace {

QJsonObject handoverArguments(const CommandLine& line) {
    QJsonObject arguments{{"room", line.words[0]},
                          {"formats", QJsonArray::fromStringList(line.options.value("--for"))}};
    for (const char* name : {"to", "link", "language", "tz"}) {
        const QString option = QStringLiteral("--") + QLatin1String(name);
        if (line.has(option)) arguments[QLatin1String(name)] = line.value(option);
    }
    if (line.has("--out")) arguments["out"] = QDir::current().absoluteFilePath(line.value("--out"));
    return arguments;
}

void printHandover(const QJsonValue& value) {
    const QString link = plain(value["link"]);
    printLine(QStringLiteral("goes on at ") + plain(value["place"]) + (link.isEmpty() ? QString() : ": " + link));
    const QJsonArray members = value["members"].toArray();
    for (const QJsonValue each : members) {
        const QString contact = plain(each["contact"]);
        printLine(QStringLiteral("%1 %2%3").arg(
            each["arrived"].toBool() ? QStringLiteral("arrived") : QStringLiteral("not yet"), plain(each["name"]),
            contact.isEmpty() ? QString() : QStringLiteral(": ") + contact));
    }
    if (!value["path"].isString()) return;
    printLine(QStringLiteral("%1 messages and %2 files in %3")
                  .arg(value["messages"].toInt())
                  .arg(value["files"].toInt())
                  .arg(value["path"].toString()));
}

} // namespace

std::vector<Command> handoverCommands() {
    return {{"handover",
             "ROOM [--to PLACE [--link LINK]] [--out DIR [--for TARGET]... [--tz ZONE]] [--language ko|en]",
             1,
             1,
             {{"--to"}, {"--link"}, {"--out"}, {"--for"}, {"--tz"}, {"--language"}},
             asking({"handover", handoverArguments, printHandover, true})}};
}

} // namespace ieum::cli
