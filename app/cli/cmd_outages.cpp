// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/output.h"

#include <QJsonArray>

namespace ieum::cli {

namespace {

QString whoseText(const QString& whose) {
    if (whose == "theirs") return QStringLiteral("the replica's side: another one answered");
    if (whose == "ours") return QStringLiteral("this computer had no network");
    return QStringLiteral("whose network it was is not known");
}

void printOutages(const QJsonValue& value) {
    if (value.toArray().isEmpty()) printLine(QStringLiteral("No outage is on record."));
    for (const QJsonValue each : value.toArray()) {
        const QString end = each["ended"].isNull() ? QStringLiteral("now") : shortTime(each["ended"]);
        const int times = each["times"].toInt();
        printLine(QStringLiteral("%1  from %2 to %3%4 (%5)")
                      .arg(plain(each["address"]), shortTime(each["began"]), end,
                           times > 1 ? QStringLiteral(", %1 times").arg(times) : QString(),
                           whoseText(each["whose"].toString())));
    }
}

QJsonObject throughArguments(const CommandLine& line) {
    return {{"room", line.words[0]},
            {"message", line.words[1]},
            {"by", line.value("--by")},
            {"people", QJsonArray::fromStringList(line.options.value("--to"))}};
}

void printOutside(const QJsonValue& value) {
    const QString url = value["url"].toString();
    if (!url.isEmpty()) return printLine(url);
    for (const QString& each : value["text"].toString().split('\n')) printLine(plain(each));
}

} // namespace

std::vector<Command> outageCommands() {
    return {{"outages", "", 0, 0, {}, asking({"outages", noArguments, printOutages})},
            {"through",
             "ROOM ID --by mail|sms|other [--to PERSON]...",
             2,
             2,
             {{"--by"}, {"--to"}},
             asking({"through", throughArguments, printOutside})}};
}

} // namespace ieum::cli
