// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/output.h"

#include <QDir>
#include <QJsonArray>

namespace ieum::cli {

namespace {

QJsonObject filesArguments(const CommandLine& line) {
    return line.words.isEmpty() ? QJsonObject() : QJsonObject{{"room", line.words[0]}};
}

QJsonObject getArguments(const CommandLine& line) {
    return {{"file", line.words[0]}, {"out", QDir::current().absoluteFilePath(line.value("--out"))}};
}

void printFiles(const QJsonValue& value) {
    for (const QJsonValue each : value.toArray()) {
        const QJsonObject file = each.toObject();
        QStringList holders;
        for (const QJsonValue holder : file["holders"].toArray()) holders.append(plain(holder));
        printLine(QStringLiteral("%1  %2  %3 of %4, held by %5")
                      .arg(file["id"].toString().left(8), plain(file["name"]), sizeText(file["have"].toDouble()),
                           sizeText(file["size"].toDouble()),
                           holders.isEmpty() ? QStringLiteral("nobody known") : holders.join(QStringLiteral(", "))));
    }
}

void printPath(const QJsonValue& value) { printLine(value["path"].toString()); }

} // namespace

std::vector<Command> fileCommands() {
    return {{"files", "[ROOM]", 0, 1, {}, asking({"files", filesArguments, printFiles})},
            {"get", "FILE --out PATH", 1, 1, {{"--out"}}, asking({"get", getArguments, printPath, true})}};
}

} // namespace ieum::cli
