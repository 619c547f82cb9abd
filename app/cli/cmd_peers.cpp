// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Addresses of others on the LAN, for where neither multicast nor broadcast passes.
#include "cli/commands.h"
#include "cli/output.h"

#include <QJsonArray>

namespace ieum::cli {

namespace {

void printAddresses(const QJsonValue& value) {
    for (const QJsonValue each : value.toArray()) {
        const QJsonObject row = each.toObject();
        const QString name = row["name"].isString() ? plain(row["name"]) : QStringLiteral("nobody has answered yet");
        const QString state = row["connected"].toBool()
                                  ? QStringLiteral("connected")
                                  : QStringLiteral("last heard of %1").arg(shortTime(row["seen"]));
        const QString typed = row["typed"].toBool() ? QStringLiteral(", typed") : QString();
        printLine(QStringLiteral("%1  %2, %3%4").arg(row["address"].toString(), name, state, typed));
    }
}

QJsonObject address(const CommandLine& line) { return {{"address", line.words[0]}}; }

} // namespace

std::vector<Command> peerCommands() {
    return {{"peer add", "HOST:PORT", 1, 1, {}, asking({"peer add", address, printNothing})},
            {"peer list", "", 0, 0, {}, asking({"peer list", noArguments, printAddresses})},
            {"peer remove", "HOST:PORT", 1, 1, {}, asking({"peer remove", address, printNothing})}};
}

} // namespace ieum::cli
