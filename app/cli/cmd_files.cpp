// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/output.h"

#include <QDir>

namespace ieum::cli {

namespace {

QJsonObject getArguments(const CommandLine& line) {
    return {{"file", line.words[0]}, {"out", QDir::current().absoluteFilePath(line.value("--out"))}};
}

void printPath(const QJsonValue& value) { printLine(value["path"].toString()); }

} // namespace

std::vector<Command> fileCommands() {
    return {{"get", "FILE --out PATH", 1, 1, {{"--out"}}, asking({"get", getArguments, printPath, true})}};
}

} // namespace ieum::cli
