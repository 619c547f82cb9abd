// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Commands that settle something for a room: roles, its name, its policy.
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/undone_text.h"

#include <QJsonArray>

namespace ieum::cli {

namespace {

QJsonObject roleArguments(const CommandLine& line) {
    return {{"room", line.words[0]}, {"person", line.words[1]}, {"role", line.words[2]}};
}

QJsonObject renameArguments(const CommandLine& line) { return {{"room", line.words[0]}, {"name", line.words[1]}}; }

/// "90s", "10m", "8h", "1d", "2w" in seconds; what is none of these is passed on as it is, for the verb to refuse.
QJsonValue secondsOf(const QString& text) {
    if (text == QLatin1String("off")) return 0;
    const QString units = QStringLiteral("smhdw");
    constexpr double seconds[] = {1, 60, 3600, 86'400, 604'800};
    const qsizetype unit = text.isEmpty() ? -1 : units.indexOf(text.back());
    bool good = false;
    const uint number = text.chopped(text.isEmpty() ? 0 : 1).toUInt(&good);
    if (unit < 0 || !good || number == 0) return text;
    return number * seconds[unit];
}

QJsonValue daysOf(const QString& text, const QString& never) {
    if (text == never) return 0;
    bool good = false;
    const uint days = text.toUInt(&good);
    return good && days > 0 ? QJsonValue(static_cast<double>(days)) : QJsonValue(text);
}

QJsonObject policyArguments(const CommandLine& line) {
    QJsonObject arguments{{"room", line.words[0]}};
    if (line.has("--invite")) arguments["inviters"] = line.value("--invite");
    if (line.has("--history")) {
        const QString history = line.value("--history");
        const QJsonValue days = daysOf(history, QString());
        arguments["history"] = days.isDouble() ? QStringLiteral("days") : history;
        if (days.isDouble()) arguments["history_days"] = days;
    }
    if (line.has("--retention")) arguments["retention_days"] = daysOf(line.value("--retention"), "forever");
    if (line.has("--disappearing")) arguments["disappearing"] = secondsOf(line.value("--disappearing"));
    return arguments;
}

QJsonObject readingArguments(const CommandLine& line) {
    QJsonObject arguments{{"room", line.words[0]}};
    if (line.words[1] == "on" || line.words[1] == "off") arguments["tell"] = line.words[1] == "on";
    return arguments;
}

QString durationText(qint64 seconds) {
    if (seconds == 0) return QStringLiteral("never");
    if (seconds % 86'400 == 0) return QStringLiteral("after %1 days").arg(seconds / 86'400);
    if (seconds % 3600 == 0) return QStringLiteral("after %1 hours").arg(seconds / 3600);
    if (seconds % 60 == 0) return QStringLiteral("after %1 minutes").arg(seconds / 60);
    return QStringLiteral("after %1 seconds").arg(seconds);
}

void printPolicy(const QJsonValue& value) {
    const QString history = value["history"].toString();
    const qint64 retention = value["retention_days"].toInteger();
    printLine(QStringLiteral("who invites: %1").arg(value["inviters"].toString()));
    printLine(QStringLiteral("newcomers read: %1")
                  .arg(history == QLatin1String("days")
                           ? QStringLiteral("the last %1 days").arg(value["history_days"].toInteger())
                           : history));
    printLine(QStringLiteral("messages are kept: %1")
                  .arg(retention == 0 ? QStringLiteral("for ever") : QStringLiteral("%1 days").arg(retention)));
    printLine(QStringLiteral("messages disappear: %1").arg(durationText(value["disappearing"].toInteger())));
    const qint64 kept = value["kept_back"].toInteger();
    if (kept > 0) {
        printLine(
            QStringLiteral("kept longer, with the last known copy of a file: %1 (delete them to let go)").arg(kept));
    }
}

void printUndone(const QJsonValue& value) {
    for (const QJsonValue each : value.toArray()) printLine(undoneText(each.toObject()));
}

} // namespace

std::vector<Command> policyCommands() {
    const auto room = [](const CommandLine& line) { return QJsonObject{{"room", line.words[0]}}; };
    return {{"room role",
             "ROOM PERSON owner|admin|member|reader",
             3,
             3,
             {},
             asking({"room role", roleArguments, printNothing})},
            {"room rename", "ROOM NAME", 2, 2, {}, asking({"room rename", renameArguments, printNothing})},
            {"room policy",
             "ROOM [--invite owners|admins|everybody] [--history joining|everything|DAYS] [--retention DAYS|forever] "
             "[--disappearing TIME|off]",
             1,
             1,
             {{"--invite"}, {"--history"}, {"--retention"}, {"--disappearing"}},
             asking({"room policy", policyArguments, printPolicy})},
            {"room undone", "ROOM", 1, 1, {}, asking({"room undone", room, printUndone})},
            {"room reading", "ROOM on|off", 2, 2, {}, asking({"room reading", readingArguments, printNothing})}};
}

} // namespace ieum::cli
