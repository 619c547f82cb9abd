// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/size_text.h"

#include <QJsonArray>

#include <cmath>

namespace ieum::cli {

namespace {

QString limitText(const QJsonValue& bytesPerSecond) {
    const double bytes = bytesPerSecond.toDouble();
    return bytes == 0 ? QStringLiteral("no limit") : QStringLiteral("%1/s").arg(sizeText(bytes));
}

/// "3.1 MB/s, 12 s left", or what it waits for.
QString howFast(const QJsonObject& file, bool isPaused) {
    if (isPaused) return QStringLiteral("paused");
    const double speed = file["fetching_speed"].toDouble();
    if (file["fetching_from"].isUndefined()) return QStringLiteral("waiting for somebody who has it");
    if (speed < 1) return QStringLiteral("asked for");
    const double left = std::ceil((file["size"].toDouble() - file["have"].toDouble()) / speed);
    return QStringLiteral("%1/s from %2, %3 s left").arg(sizeText(speed), plain(file["fetching_from"])).arg(left);
}

void printTraffic(const QJsonValue& value) {
    const bool isPaused = value["paused"].toBool();
    printLine(QStringLiteral("From replicas: %1. To replicas: %2.%3")
                  .arg(limitText(value["down"]), limitText(value["up"]),
                       isPaused ? QStringLiteral(" Everything is paused.") : QString()));
    for (const QJsonValue each : value["files"].toArray()) {
        const QJsonObject file = each.toObject();
        printLine(QStringLiteral("%1  %2  %3 of %4, %5")
                      .arg(file["id"].toString().left(8), plain(file["name"]), sizeText(file["have"].toDouble()),
                           sizeText(file["size"].toDouble()), howFast(file, isPaused)));
    }
}

QJsonValue limitOf(const QString& text) { return text == "none" ? QJsonValue(0) : bytesOf(text); }

QJsonObject limitArguments(const CommandLine& line) {
    QJsonObject arguments;
    if (line.has("--down")) arguments["down"] = limitOf(line.value("--down"));
    if (line.has("--up")) arguments["up"] = limitOf(line.value("--up"));
    return arguments;
}

QJsonObject pauseArguments(const CommandLine&) { return {{"paused", true}}; }
QJsonObject resumeArguments(const CommandLine&) { return {{"paused", false}}; }
QJsonObject stopArguments(const CommandLine& line) { return {{"file", line.words[0]}}; }

} // namespace

std::vector<Command> trafficCommands() {
    return {{"traffic limit",
             "[--down RATE|none] [--up RATE|none]",
             0,
             0,
             {{"--down"}, {"--up"}},
             asking({"traffic set", limitArguments, printNothing, true})},
            {"traffic pause", "", 0, 0, {}, asking({"traffic set", pauseArguments, printNothing, true})},
            {"traffic resume", "", 0, 0, {}, asking({"traffic set", resumeArguments, printNothing, true})},
            {"traffic stop", "FILE", 1, 1, {}, asking({"traffic stop", stopArguments, printNothing, true})},
            // After those that begin alike.
            {"traffic", "", 0, 0, {}, asking({"traffic", noArguments, printTraffic})}};
}

} // namespace ieum::cli
