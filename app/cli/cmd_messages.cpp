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
    if (line.has("--notice")) arguments["notice"] = true;
    if (line.has("--at")) arguments["at"] = line.value("--at");
    if (line.has("--mention")) arguments["mentions"] = QJsonArray::fromStringList(line.options.value("--mention"));
    return arguments;
}

QJsonObject pollArguments(const CommandLine& line) {
    return {{"room", line.words[0]},
            {"text", line.words[1]},
            {"poll", QJsonArray::fromStringList(line.words.mid(2))},
            {"multiple", line.has("--multiple")}};
}

QJsonObject messagesArguments(const CommandLine& line) {
    QJsonObject arguments{{"room", line.words[0]}, {"gaps", true}};
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
    const QJsonValue due = message["was_due"];
    const QString late = due.isUndefined() ? QString() : QStringLiteral("  [was due %1]").arg(shortTime(due));
    if (message["queued"].toBool()) return late + QStringLiteral("  [on this computer]");
    const QJsonArray states = message["state"].toArray();
    qsizetype delivered = 0;
    for (const QJsonValue each : states) {
        const QString step = each["step"].toString();
        delivered += step == QLatin1String("delivered") || step == QLatin1String("read");
    }
    return late + QStringLiteral("  [%1 of %2 have it]").arg(delivered).arg(states.size());
}

/// What stands in the place of the text, or the text with what became of it.
QString textOf(const QJsonObject& message) {
    const QString gone = message["gone"].toString();
    if (gone == QLatin1String("hidden")) return QStringLiteral("(hidden by %1)").arg(plain(message["gone_by"]));
    if (gone == QLatin1String("expired")) return QStringLiteral("(disappeared)");
    if (!gone.isEmpty()) return QStringLiteral("(deleted)");
    QString text = plain(message["text"]);
    if (!message["edited"].isUndefined()) text += QStringLiteral("  (edited)");
    if (message["pinned"].toBool()) text += QStringLiteral("  (pinned)");
    if (message["notice"].toBool()) text.prepend(QStringLiteral("(notice) "));
    return text;
}

/// A member's name that somebody here put there is no signature of his.
QString authorText(const QJsonObject& message) {
    QString author = plain(message["author"]);
    if (!message.contains("tied")) return author;
    return QStringLiteral("%1 (imported as %2)").arg(author, plain(message["imported_name"]));
}

void printLooks(const QJsonObject& message) {
    qsizetype number = 0;
    for (const QJsonValue option : message["poll"]["options"].toArray()) {
        printLine(QStringLiteral("    %1. %2: %3")
                      .arg(++number)
                      .arg(plain(option["text"]))
                      .arg(option["by"].toArray().size()));
    }
    QStringList reactions;
    for (const QJsonValue each : message["reactions"].toArray()) {
        reactions.append(QStringLiteral("%1 %2").arg(plain(each["emoji"])).arg(each["by"].toArray().size()));
    }
    if (!reactions.isEmpty()) printLine(QStringLiteral("    ") + reactions.join(QStringLiteral("  ")));
}

QString gapText(const QJsonObject& gap) {
    const QString what =
        QStringLiteral("    %1 of %2").arg(QString::number(gap["count"].toInteger()), plain(gap["author"]));
    if (gap["why"] == QLatin1String("locked"))
        return what + QStringLiteral(" cannot be read yet: their key has not come");
    if (gap["why"] == QLatin1String("newer")) return what + QStringLiteral(" can be read by a newer Ieum");
    if (gap["why"] == QLatin1String("not kept"))
        return what + QStringLiteral(" were no longer kept anywhere when this computer asked");
    QStringList holders;
    for (const QJsonValue each : gap["holders"].toArray()) holders.append(plain(each));
    if (holders.isEmpty()) return what + QStringLiteral(" are not here yet; who has them is not known");
    return what + QStringLiteral(" are not here yet; they are with ") + holders.join(QStringLiteral(", "));
}

void printMessages(const QJsonValue& value) {
    for (const QJsonValue each : value.toArray()) {
        const QJsonObject message = each.toObject();
        if (message.contains("gap")) {
            printLine(gapText(message["gap"].toObject()));
            continue;
        }
        printLine(QStringLiteral("%1  %2: %3%4")
                      .arg(shortTime(message["time"]), authorText(message), textOf(message), stateText(message)));
        for (const QJsonValue file : message["files"].toArray()) {
            printLine(QStringLiteral("    file %1, %2").arg(plain(file["name"]), sizeText(file["size"].toDouble())));
        }
        printLooks(message);
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
             "ROOM TEXT [--file FILE]... [--reply ID] [--mention PERSON]... [--notice] [--at TIME]",
             1,
             2,
             {{"--file"}, {"--reply"}, {"--mention"}, {"--notice", false}, {"--at"}},
             asking({"send", sendArguments, printId})},
            {"poll",
             "ROOM QUESTION OPTION OPTION... [--multiple]",
             4,
             22,
             {{"--multiple", false}},
             asking({"send", pollArguments, printId})},
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
