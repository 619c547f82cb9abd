// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// An export against what its authors signed. Needs no profile: whoever gets the folder can do it.
#include "cli/commands.h"
#include "cli/output.h"
#include "node/archive_check.h"

#include <QDir>
#include <QJsonArray>

namespace ieum::cli {

namespace {

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

QJsonArray linesOf(const std::vector<uint32_t>& lines) {
    QJsonArray all;
    for (const uint32_t line : lines) all.append(static_cast<double>(line));
    return all;
}

QJsonArray pathsOf(const std::vector<std::string>& paths) {
    QJsonArray all;
    for (const std::string& path : paths) all.append(text(path));
    return all;
}

QJsonObject toJson(const node::ArchiveCheck& check) {
    QJsonArray authors;
    for (const auto& each : check.authors) {
        authors.append(QJsonObject{{"person", text(each.person)},
                                   {"name", text(each.name)},
                                   {"messages", static_cast<double>(each.messages)}});
    }
    const auto number = [](uint32_t of) { return static_cast<double>(of); };
    return {{"room", text(check.room)},
            {"messages", number(check.messages)},
            {"signed", number(check.asSigned)},
            {"edited", number(check.edited)},
            {"unsigned", number(check.unsignedAt.count)},
            {"unsigned_lines", linesOf(check.unsignedAt.rows)},
            {"forged", number(check.forged.count)},
            {"forged_lines", linesOf(check.forged.rows)},
            {"skipped", number(check.skipped)},
            {"files", number(check.files)},
            {"forged_files", pathsOf(check.others.rows)},
            {"missing_files", pathsOf(check.missing.rows)},
            {"authors", authors}};
}

void printRest(uint32_t count, size_t named, const char* what) {
    if (count > named) printLine(QStringLiteral("and %1 more %2").arg(count - named).arg(QLatin1String(what)));
}

void printFiles(const node::ArchiveCheck::Named<std::string>& files, const char* what) {
    for (const std::string& path : files.rows)
        printLine(QStringLiteral("%1: %2").arg(plain(text(path)), QLatin1String(what)));
    printRest(files.count, files.rows.size(), "files like that");
}

void printLines(const node::ArchiveCheck::Named<uint32_t>& lines, const char* what) {
    for (const uint32_t line : lines.rows) printLine(QStringLiteral("line %1: %2").arg(line).arg(QLatin1String(what)));
    printRest(lines.count, lines.rows.size(), "lines like that");
}

void print(const node::ArchiveCheck& check) {
    printLine(QStringLiteral("%1 of %2 messages are as their authors signed them, with %3 files")
                  .arg(check.asSigned)
                  .arg(check.messages)
                  .arg(check.files));
    if (!check.room.empty()) printLine(QStringLiteral("room %1").arg(plain(text(check.room))));
    for (const auto& each : check.authors)
        printLine(QStringLiteral("%1  %2  %3").arg(text(each.person), plain(text(each.name))).arg(each.messages));
    if (check.edited > 0)
        printLine(QStringLiteral("%1 of them were edited: signed is when, not when they were first written")
                      .arg(check.edited));
    printLines(check.unsignedAt, "nobody signed it");
    printLines(check.forged, "not what its author signed");
    printFiles(check.others, "not what its author signed");
    printFiles(check.missing, "is not there");
    if (check.skipped > check.forged.count)
        printLine(QStringLiteral("%1 lines cannot be read, or have the id of one before")
                      .arg(check.skipped - check.forged.count));
    if (check.asSigned > 0)
        printLine(QStringLiteral("A device that was revoked or stolen signs as well as any, and an older wording may "
                                 "be shown for a newer one."));
}

std::unique_ptr<Activity> verify(const CommandLine& line, const Finish& finish) {
    const auto check = node::checkArchive(QDir::current().absoluteFilePath(line.words[0]).toStdString());
    if (!check) {
        complain(check.error());
        finish(exitFailed);
        return nullptr;
    }
    if (line.json) {
        printJson(toJson(*check));
    } else {
        print(*check);
    }
    finish(check->isGood() ? exitGood : exitFailed);
    return nullptr;
}

} // namespace

std::vector<Command> verifyCommands() { return {{"verify", "PATH", 1, 1, {}, verify}}; }

} // namespace ieum::cli
