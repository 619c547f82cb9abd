// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Commands about what of the files is kept on this computer.
#include "cli/commands.h"
#include "cli/output.h"

#include <QJsonArray>

namespace ieum::cli {

namespace {

/// "700K", "10M", "5G", "2T", or a plain number of bytes; what is none of these is passed on as it is, for the verb to
/// refuse.
QJsonValue bytesOf(const QString& text) {
    const QString units = QStringLiteral("KMGT");
    constexpr double bytes[] = {1e3, 1e6, 1e9, 1e12};
    const qsizetype unit = text.isEmpty() ? -1 : units.indexOf(text.back().toUpper());
    bool good = false;
    const double number = (unit < 0 ? text : text.chopped(1)).toUInt(&good);
    if (!good) return text;
    return unit < 0 ? number : number * bytes[unit];
}

QJsonObject rulesArguments(const CommandLine& line) {
    QJsonObject arguments{{"action", line.words.value(0, QStringLiteral("list"))},
                          {"do_not_keep", line.has("--do-not-keep")},
                          {"metered", line.has("--metered")}};
    if (line.has("--room")) arguments["room"] = line.value("--room");
    if (line.has("--type")) arguments["type"] = line.value("--type");
    if (line.has("--up-to")) arguments["up_to"] = bytesOf(line.value("--up-to"));
    return arguments;
}

QString ruleText(const QJsonObject& rule) {
    QString text = rule["keep"].toBool() ? QStringLiteral("keep") : QStringLiteral("do not keep");
    if (rule["type"].isString()) text += QLatin1Char(' ') + rule["type"].toString();
    text += QStringLiteral(" files");
    if (rule["up_to"].isDouble()) text += QStringLiteral(" up to ") + sizeText(rule["up_to"].toDouble());
    text +=
        rule["room"].isString() ? QStringLiteral(" of ") + plain(rule["room_name"]) : QStringLiteral(" of all rooms");
    if (rule["metered"].toBool()) text += QStringLiteral(", also over a metered line");
    return text;
}

void printRules(const QJsonValue& value) {
    for (const QJsonValue each : value.toArray()) printLine(ruleText(each.toObject()));
    if (value.toArray().isEmpty()) printLine(QStringLiteral("No rules: small files are kept."));
}

QJsonObject quotaArguments(const CommandLine& line) {
    if (line.words.isEmpty()) return {};
    if (line.words[0] == QLatin1String("none")) return {{"none", true}};
    return {{"bytes", bytesOf(line.words[0])}};
}

void printQuota(const QJsonValue& value) {
    const QString quota = value["quota"].isDouble() ? sizeText(value["quota"].toDouble()) : QStringLiteral("none");
    printLine(QStringLiteral("%1 here, quota: %2").arg(sizeText(value["used"].toDouble()), quota));
    const double over = value["over"].toDouble();
    if (over > 0) {
        printLine(
            QStringLiteral("The vault is over its quota by %1, and nothing more may go unasked.").arg(sizeText(over)));
    }
}

QJsonObject meteredArguments(const CommandLine& line) {
    return line.words.isEmpty() ? QJsonObject() : QJsonObject{{"set", line.words[0]}};
}

void printLineState(const QJsonValue& value) {
    const QString system = value["system"].isBool()
                               ? (value["system"].toBool() ? QStringLiteral("metered") : QStringLiteral("not metered"))
                               : QStringLiteral("nothing");
    printLine(QStringLiteral("metered: %1 (setting: %2; the system says: %3)")
                  .arg(value["metered"].toBool() ? QStringLiteral("yes") : QStringLiteral("no"),
                       value["setting"].toString(), system));
}

void printStatus(const QJsonValue& value) {
    printQuota(value);
    if (value["over"].toDouble() > 0) {
        printLine(QStringLiteral("What stays: pinned %1; nobody else is known to have it %2; this computer is the one "
                                 "to keep it %3; used just now, or here in part %4")
                      .arg(sizeText(value["pinned"].toDouble()), sizeText(value["last_copy_bytes"].toDouble()),
                           sizeText(value["ours_to_keep_bytes"].toDouble()),
                           sizeText(value["recent_bytes"].toDouble())));
    }
    for (const QJsonValue each : value["last_copies"].toArray()) {
        const QJsonObject file = each.toObject();
        printLine(QStringLiteral("only known copy: %1  %2 in %3, %4")
                      .arg(file["id"].toString().left(8), plain(file["name"]), plain(file["room_name"]),
                           sizeText(file["size"].toDouble())));
    }
    if (value["more_last_copies"].toBool()) printLine(QStringLiteral("And further files."));
    printLineState(value["line"]);
    printRules(value["rules"]);
}

QJsonObject evictArguments(const CommandLine& line) {
    return {{"files", QJsonArray::fromStringList(line.words)}, {"last_copies", line.has("--last-copies")}};
}

void printEvicted(const QJsonValue& value) {
    printLine(QStringLiteral("Files that left this disk: %1 (%2)")
                  .arg(QString::number(value["files"].toInt()), sizeText(value["bytes"].toDouble())));
}

} // namespace

std::vector<Command> keepingCommands() {
    return {{"vault status", "", 0, 0, {}, asking({"vault status", noArguments, printStatus})},
            {"vault rules",
             "[list|add|remove] [--room ROOM] [--type document|image|video|sound|archive|other] [--up-to SIZE] "
             "[--do-not-keep] [--metered]",
             0,
             1,
             {{"--room"}, {"--type"}, {"--up-to"}, {"--do-not-keep", false}, {"--metered", false}},
             asking({"vault rules", rulesArguments, printRules})},
            {"vault quota", "[SIZE|none]", 0, 1, {}, asking({"vault quota", quotaArguments, printQuota})},
            {"vault metered", "[auto|yes|no]", 0, 1, {}, asking({"vault metered", meteredArguments, printLineState})},
            {"vault evict",
             "FILE... [--last-copies]",
             1,
             10'000,
             {{"--last-copies", false}},
             asking({"vault evict", evictArguments, printEvicted})}};
}

} // namespace ieum::cli
