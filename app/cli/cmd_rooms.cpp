// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/output.h"

#include <QJsonArray>

namespace ieum::cli {

namespace {

QJsonObject roomOnly(const CommandLine& line) { return {{"room", line.words[0]}}; }

void printRoom(const QJsonValue& value) { printLine(value["room"].toString()); }

void printRooms(const QJsonValue& value) {
    for (const QJsonValue each : value.toArray()) {
        const QJsonObject room = each.toObject();
        printLine(QStringLiteral("%1  %2  %3 members, %4 messages, %5 unread%6")
                      .arg(room["room"].toString().left(8), plain(room["name"]))
                      .arg(room["members"].toInt())
                      .arg(room["messages"].toInt())
                      .arg(room["unread"].toInt())
                      .arg(room["removed"].toBool() ? QStringLiteral(", no longer a member") : QString()));
    }
}

void printMembers(const QJsonValue& value) {
    for (const QJsonValue each : value.toArray()) {
        const QJsonObject member = each.toObject();
        const QString when = member["self"].toBool()        ? QStringLiteral("you")
                             : member["reachable"].toBool() ? QStringLiteral("connected")
                                                            : QStringLiteral("seen ") + shortTime(member["seen"]);
        printLine(
            QStringLiteral("%1  %2  %3, %4")
                .arg(member["person"].toString().left(8), plain(member["name"]), member["role"].toString(), when));
    }
}

} // namespace

std::vector<Command> roomCommands() {
    const auto name = [](const CommandLine& line) {
        return QJsonObject{{"name", line.words[0]}, {"notice", line.has("--notice")}};
    };
    const auto person = [](const CommandLine& line) {
        return QJsonObject{{"room", line.words[0]}, {"person", line.words[1]}};
    };
    return {{"room create", "NAME [--notice]", 1, 1, {{"--notice", false}}, asking({"room create", name, printRoom})},
            {"room list", "", 0, 0, {}, asking({"room list", noArguments, printRooms})},
            {"room members", "ROOM", 1, 1, {}, asking({"room members", roomOnly, printMembers})},
            {"room remove", "ROOM PERSON", 2, 2, {}, asking({"room remove", person, printNothing})},
            {"room leave", "ROOM", 1, 1, {}, asking({"room leave", roomOnly, printNothing})}};
}

} // namespace ieum::cli
