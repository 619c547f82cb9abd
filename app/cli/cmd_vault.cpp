// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/output.h"

#include <QJsonArray>

namespace ieum::cli {

namespace {

QJsonObject filesArguments(const CommandLine& line) {
    QJsonObject arguments;
    if (!line.words.isEmpty()) arguments["room"] = line.words[0];
    for (const char* name : {"name", "type", "sender", "since", "until", "before"}) {
        const QString option = QStringLiteral("--") + name;
        if (line.has(option)) arguments[QLatin1String(name)] = line.value(option);
    }
    if (line.has("--limit")) arguments["limit"] = line.value("--limit").toInt();
    return arguments;
}

QString hereText(const QJsonObject& file) {
    QString size = sizeText(file["size"].toDouble());
    if (file["here"] == "whole") return size;
    return QStringLiteral("%1 of %2").arg(sizeText(file["have"].toDouble()), size);
}

QString agoText(const QJsonValue& agoMs) {
    constexpr qint64 minuteMs = 60'000;
    const qint64 minutes = agoMs.toInteger() / minuteMs;
    if (minutes < 2) return QStringLiteral("just now");
    if (minutes < 120) return QStringLiteral("%1 minutes ago").arg(minutes);
    const qint64 hours = minutes / 60;
    return hours < 48 ? QStringLiteral("%1 hours ago").arg(hours) : QStringLiteral("%1 days ago").arg(hours / 24);
}

QString leftText(const QJsonValue& leftMs) {
    constexpr qint64 hourMs = 3'600'000;
    const qint64 hours = leftMs.toInteger() / hourMs;
    if (hours < 2) return QStringLiteral("leaves it soon");
    return hours < 48 ? QStringLiteral("for %1 more hours").arg(hours)
                      : QStringLiteral("for %1 more days").arg(hours / 24);
}

/// "바다 (노트북, 3 days ago)": when it was said last, for who is not connected.
QString holderText(const QJsonObject& holder) {
    if (holder["kind"] == "here") return plain(holder["name"]);
    QStringList more;
    if (holder.contains("device") && holder["device"] != holder["name"]) more.append(plain(holder["device"]));
    if (holder["percent"].toInt() < 100) more.append(QStringLiteral("%1 % of it").arg(holder["percent"].toInt()));
    if (holder["connected"].toBool()) {
        more.append(QStringLiteral("connected"));
    } else if (holder.contains("ago_ms")) {
        more.append(agoText(holder["ago_ms"]));
    }
    if (holder.contains("left_ms")) more.append(leftText(holder["left_ms"]));
    const QString name = plain(holder["name"]);
    return more.isEmpty() ? name : QStringLiteral("%1 (%2)").arg(name, more.join(QStringLiteral(", ")));
}

void printFile(const QJsonObject& file) {
    QStringList holders;
    for (const QJsonValue holder : file["held"].toArray()) holders.append(holderText(holder.toObject()));
    printLine(QStringLiteral("%1  %2  %3  %4, from %5 in %6%7, held by %8")
                  .arg(file["id"].toString().left(8), shortTime(file["time"]), plain(file["name"]), hereText(file),
                       plain(file["author"]), plain(file["room_name"]),
                       file["pinned"].toBool() ? QStringLiteral(", pinned") : QString(),
                       holders.isEmpty() ? QStringLiteral("nobody known") : holders.join(QStringLiteral(", "))));
}

void printFiles(const QJsonValue& value) {
    for (const QJsonValue each : value.toArray()) printFile(each.toObject());
}

QJsonObject riskArguments(const CommandLine& line) {
    QJsonObject arguments{{"fetch", line.has("--fetch")}, {"here", line.has("--here")}};
    if (line.has("--limit")) arguments["limit"] = line.value("--limit").toInt();
    if (line.has("--before")) arguments["before"] = line.value("--before");
    return arguments;
}

QString totalText(const QJsonValue& total) {
    return QStringLiteral("%1 (%2)").arg(QString::number(total["files"].toInteger()),
                                         sizeText(total["bytes"].toDouble()));
}

void printRisks(const QJsonValue& value) {
    if (value.isObject()) return printLine(QStringLiteral("Files wanted: %1.").arg(totalText(value["wanted"])));
    for (const QJsonValue each : value.toArray()) {
        const QJsonValue totals = each["totals"];
        if (totals.isUndefined()) {
            printFile(each.toObject());
            continue;
        }
        printLine(QStringLiteral("Only on servers: %1. Nobody known to have them: %2. Only here: %3.")
                      .arg(totalText(totals["replicas"]), totalText(totals["nobody"]), totalText(totals["here"])));
        const QString next = totals["next"].toString();
        if (!next.isEmpty()) printLine(QStringLiteral("There are more: --before %1").arg(next));
    }
}

QJsonObject pinArguments(const CommandLine& line) { return {{"file", line.words[0]}, {"remove", line.has("--off")}}; }

QJsonObject checkArguments(const CommandLine& line) { return {{"repair", line.has("--repair")}}; }

bool isWhole(const QJsonValue& report) { return report["damaged"].toInt() == 0 && report["missing"].toInt() == 0; }

void printReport(const QJsonValue& value) {
    for (const QJsonValue each : value["files"].toArray()) {
        const QJsonObject file = each.toObject();
        printLine(
            QStringLiteral("%1  %2 in %3: damaged pieces: %4, missing: %5%6")
                .arg(file["id"].toString().left(8), plain(file["name"]), plain(file["room_name"]),
                     QString::number(file["damaged"].toInt()), QString::number(file["missing"].toInt()),
                     file["fetching"].toBool() ? QStringLiteral("; fetched again when somebody has it") : QString()));
    }
    if (value["more"].toBool()) printLine(QStringLiteral("And further files."));
    printLine(QStringLiteral("Pieces read: %1 (%2), damaged: %3, missing: %4.")
                  .arg(QString::number(value["checked"].toInteger()), sizeText(value["bytes"].toDouble()),
                       QString::number(value["damaged"].toInteger()), QString::number(value["missing"].toInteger())));
}

} // namespace

std::vector<Command> vaultCommands() {
    return {{"files",
             "[ROOM] [--name WORDS] [--type document|image|video|sound|archive|other] [--sender NAME] [--since DATE] "
             "[--until DATE] [--limit N] [--before PLACE]",
             0,
             1,
             {{"--name"}, {"--type"}, {"--sender"}, {"--since"}, {"--until"}, {"--limit", true, true}, {"--before"}},
             asking({"files", filesArguments, printFiles})},
            {"vault at-risk",
             "[--here] [--limit N] [--before PLACE] [--fetch]",
             0,
             0,
             {{"--here", false}, {"--limit", true, true}, {"--before"}, {"--fetch", false}},
             asking({"vault at-risk", riskArguments, printRisks, true})},
            {"vault pin",
             "FILE [--off]",
             1,
             1,
             {{"--off", false}},
             asking({"vault pin", pinArguments, printNothing, true})},
            {"vault check",
             "[--repair]",
             0,
             0,
             {{"--repair", false}},
             asking({"vault check", checkArguments, printReport, true, isWhole})}};
}

} // namespace ieum::cli
