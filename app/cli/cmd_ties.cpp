// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Commands that say which member somebody of an imported chat is.
#include "cli/commands.h"
#include "cli/output.h"

#include <QJsonArray>

namespace ieum::cli {

namespace {

QJsonObject roomArgument(const CommandLine& line) { return {{"room", line.words[0]}}; }

QJsonObject removeArguments(const CommandLine& line) {
    QJsonObject arguments{{"room", line.words[0]}, {"name", line.words[1]}};
    if (line.has("--from")) arguments["from"] = line.value("--from");
    return arguments;
}

QJsonObject setArguments(const CommandLine& line) {
    QJsonObject arguments = removeArguments(line);
    arguments["person"] = line.words[2];
    return arguments;
}

void printTie(const QJsonValue& tie) {
    printLine(QStringLiteral("%1 (%2) is %3").arg(plain(tie["name"]), plain(tie["messenger"]), plain(tie["member"])));
}

void printNoTie(const QJsonValue& tie) {
    printLine(QStringLiteral("%1 (%2) is nobody in particular").arg(plain(tie["name"]), plain(tie["messenger"])));
}

void printTies(const QJsonValue& value) {
    for (const QJsonValue tie : value.toArray()) printTie(tie);
}

} // namespace

std::vector<Command> tieCommands() {
    return {{"tie list", "ROOM", 1, 1, {}, asking({"tie list", roomArgument, printTies})},
            {"tie set",
             "ROOM NAME PERSON [--from MESSENGER]",
             3,
             3,
             {{"--from"}},
             asking({"tie set", setArguments, printTie})},
            {"tie remove",
             "ROOM NAME [--from MESSENGER]",
             2,
             2,
             {{"--from"}},
             asking({"tie remove", removeArguments, printNoTie})}};
}

} // namespace ieum::cli
