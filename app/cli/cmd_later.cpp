// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/output.h"

#include <QJsonArray>

namespace ieum::cli {

namespace {

QJsonObject listArguments(const CommandLine& line) {
    return line.words.isEmpty() ? QJsonObject() : QJsonObject{{"room", line.words[0]}};
}

QJsonObject editArguments(const CommandLine& line) { return {{"message", line.words[0]}, {"text", line.words[1]}}; }

QJsonObject moveArguments(const CommandLine& line) { return {{"message", line.words[0]}, {"at", line.words[1]}}; }

QJsonObject messageArguments(const CommandLine& line) { return {{"message", line.words[0]}}; }

/// What it is beside a text, and whether it waits for more than its time.
QString marksOf(const QJsonValue& message) {
    QString marks;
    for (const char* mark : {"held", "notice", "poll"}) {
        if (message[QLatin1String(mark)].toBool()) marks += QStringLiteral("  [%1]").arg(QLatin1String(mark));
    }
    return marks;
}

void printLater(const QJsonValue& value) {
    for (const QJsonValue each : value.toArray()) {
        printLine(QStringLiteral("%1  %2  %3: %4%5")
                      .arg(each["id"].toString(), shortTime(each["at"]), plain(each["room_name"]), plain(each["text"]),
                           marksOf(each)));
        for (const QJsonValue file : each["files"].toArray()) printLine(QStringLiteral("    file ") + plain(file));
    }
}

} // namespace

std::vector<Command> laterCommands() {
    return {{"later edit", "ID TEXT", 2, 2, {}, asking({"later change", editArguments, printNothing})},
            {"later move", "ID TIME", 2, 2, {}, asking({"later change", moveArguments, printNothing})},
            {"later send", "ID", 1, 1, {}, asking({"later send", messageArguments, printNothing})},
            {"later delete", "ID", 1, 1, {}, asking({"later delete", messageArguments, printNothing})},
            {"later", "[ROOM]", 0, 1, {}, asking({"later", listArguments, printLater})}};
}

} // namespace ieum::cli
