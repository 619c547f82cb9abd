// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/output.h"

#include <QJsonArray>

namespace ieum::cli {

namespace {

QJsonObject inviteArguments(const CommandLine& line) {
    return line.has("--room") ? QJsonObject{{"room", line.value("--room")}} : QJsonObject();
}

QString pathText(const QJsonObject& path) {
    const QString name = path["path"] == "lan" ? QStringLiteral("local network") : path["address"].toString();
    if (path["connecting"].toBool()) return name + QStringLiteral(": connecting…");
    const QString state = path["up"].toBool() ? QStringLiteral("works") : QStringLiteral("does not work");
    const QString why = path["why"].isString() ? QStringLiteral(": ") + path["why"].toString() : QString();
    return QStringLiteral("%1 %2, since %3%4").arg(name, state, shortTime(path["since"]), why);
}

QJsonObject goOnArguments(const CommandLine& line) { return {{"go_on", line.has("--go-on")}}; }

void printRestored(const QJsonValue& restored) {
    const QString why = restored["why"].toString();
    if (why.isEmpty()) return printLine(QStringLiteral("This profile is as it was left."));
    const QString what = why == "copied" ? QStringLiteral("This profile was restored or copied")
                         : why == "behind"
                             ? QStringLiteral("Others have more of this device's messages than this profile")
                             : QStringLiteral("Two copies of this profile have written messages");
    if (restored["read_only"].toBool()) {
        printLine(QStringLiteral("%1 (%2): nothing is sent before somebody has told what is missing. "
                                 "\"ieumctl restored --go-on\" does not wait.")
                      .arg(what, shortTime(restored["since"])));
    } else {
        printLine(QStringLiteral("%1: noticed %2, goes on under new keys since %3")
                      .arg(what, shortTime(restored["since"]), shortTime(restored["done"])));
    }
}

void printStatus(const QJsonValue& value) {
    if (value["restored"]["why"].isString()) printRestored(value["restored"]);
    if (value["paused"].toBool()) printLine(QStringLiteral("Paused: no path is used."));
    for (const QJsonValue path : value["paths"].toArray()) printLine(pathText(path.toObject()));
    for (const QJsonValue peer : value["peers"].toArray()) {
        printLine(QStringLiteral("connected with %1 (%2)").arg(plain(peer["name"]), peer["address"].toString()));
    }
    if (value["outage_since"].isString())
        printLine(QStringLiteral("The home replica is out of reach since ") + shortTime(value["outage_since"]));
    printLine(QStringLiteral("%1 messages on this computer only, %2 not yet with everybody")
                  .arg(value["outbox"].toInt())
                  .arg(value["undelivered"].toInt()));
}

void printLink(const QJsonValue& value) { printLine(value["link"].toString()); }
void printAccepted(const QJsonValue& value) {
    printLine(QStringLiteral("%1 is told as soon as one of you can be reached.").arg(plain(value["inviter"])));
}

void printProxy(const QJsonValue& value) { printLine(value["proxy"].toString()); }

} // namespace

std::vector<Command> pathCommands() {
    const auto proxy = [](const CommandLine& line) { return QJsonObject{{"proxy", line.words[0]}}; };
    const auto link = [](const CommandLine& line) { return QJsonObject{{"link", line.words[0]}}; };
    return {{"status", "", 0, 0, {}, asking({"status", noArguments, printStatus})},
            {"restored", "[--go-on]", 0, 0, {{"--go-on", false}}, asking({"restored", goOnArguments, printRestored})},
            {"invite", "[--room ROOM]", 0, 0, {{"--room"}}, asking({"invite", inviteArguments, printLink})},
            {"proxy set",
             "http://HOST:PORT|socks5://HOST:PORT|system|none",
             1,
             1,
             {},
             asking({"proxy set", proxy, printNothing})},
            {"proxy show", "", 0, 0, {}, asking({"proxy show", noArguments, printProxy})},
            {"accept", "LINK", 1, 1, {}, asking({"accept", link, printAccepted})}};
}

} // namespace ieum::cli
