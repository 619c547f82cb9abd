// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/output.h"

#include <QDir>
#include <QJsonArray>

namespace ieum::cli {

namespace {

QJsonObject sendArguments(const CommandLine& line) {
    QJsonObject arguments{{"room", line.words[0]}, {"text", line.words.value(1)}};
    QJsonArray files;
    for (const QString& path : line.options.value("--file")) files.append(QDir::current().absoluteFilePath(path));
    arguments["files"] = files;
    if (line.has("--reply")) arguments["reply"] = line.value("--reply");
    return arguments;
}

QJsonObject messagesArguments(const CommandLine& line) {
    QJsonObject arguments{{"room", line.words[0]}};
    if (line.has("--last")) arguments["last"] = line.value("--last").toDouble();
    if (line.has("--before")) arguments["before"] = line.value("--before");
    return arguments;
}

QJsonObject searchArguments(const CommandLine& line) {
    QJsonObject arguments{{"words", line.words.join(' ')}};
    if (line.has("--room")) arguments["room"] = line.value("--room");
    if (line.has("--sender")) arguments["sender"] = line.value("--sender");
    if (line.has("--limit")) arguments["limit"] = line.value("--limit").toDouble();
    return arguments;
}

/// What is proved about an own message, in a word: the least that is known of any recipient.
QString stateText(const QJsonObject& message) {
    if (!message["own"].toBool()) return {};
    if (message["queued"].toBool()) return QStringLiteral("  [on this computer]");
    const QJsonArray states = message["state"].toArray();
    qsizetype delivered = 0;
    for (const QJsonValue each : states) {
        const QString step = each["step"].toString();
        delivered += step == QLatin1String("delivered") || step == QLatin1String("read");
    }
    return QStringLiteral("  [%1 of %2 have it]").arg(delivered).arg(states.size());
}

void printMessages(const QJsonValue& value) {
    for (const QJsonValue each : value.toArray()) {
        const QJsonObject message = each.toObject();
        printLine(
            QStringLiteral("%1  %2: %3%4")
                .arg(shortTime(message["time"]), plain(message["author"]), plain(message["text"]), stateText(message)));
        for (const QJsonValue file : message["files"].toArray()) {
            printLine(QStringLiteral("    file %1, %2").arg(plain(file["name"]), sizeText(file["size"].toDouble())));
        }
    }
}

void printHits(const QJsonValue& value) {
    for (const QJsonValue each : value.toArray()) {
        const QJsonObject hit = each.toObject();
        printLine(QStringLiteral("%1  %2  %3: %4")
                      .arg(shortTime(hit["time"]), plain(hit["room_name"]), plain(hit["author"]), plain(hit["text"])));
    }
}

void printId(const QJsonValue& value) { printLine(value["id"].toString()); }

} // namespace

std::vector<Command> messageCommands() {
    return {{"send",
             "ROOM TEXT [--file FILE]... [--reply ID]",
             1,
             2,
             {{"--file"}, {"--reply"}},
             asking({"send", sendArguments, printId})},
            {"messages",
             "ROOM [--last N] [--before ID]",
             1,
             1,
             {{"--last", true, true}, {"--before"}},
             asking({"messages", messagesArguments, printMessages})},
            {"search",
             "WORDS [--room ROOM] [--sender NAME] [--limit N]",
             1,
             100,
             {{"--room"}, {"--sender"}, {"--limit", true, true}},
             asking({"search", searchArguments, printHits})}};
}

} // namespace ieum::cli
