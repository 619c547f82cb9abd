// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/passphrase.h"
#include "node/error.h"
#include "node/profile.h"
#include "node/rpc_rows.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>

namespace ieum::cli {

namespace {

void printWords(const QJsonArray& words) {
    constexpr qsizetype columns = 4;
    QString row;
    for (qsizetype at = 0; at < words.size(); ++at) {
        row += QStringLiteral("%1. %2").arg(at + 1, 2).arg(words[at].toString(), -12);
        if (at % columns != columns - 1) continue;
        printLine(row.trimmed());
        row.clear();
    }
}

void printSheet(const QJsonValue& value) {
    printWords(value["korean"].toArray());
    printLine({});
    printWords(value["english"].toArray());
    printLine({});
    printLine(
        QStringLiteral("Write down one of the two lists, both say the same. Whoever has it is you: on paper, in a "
                       "place that is safe. When you have: ieumctl recovery kept"));
}

void printKept(const QJsonValue&) { printLine(QStringLiteral("Good. Nobody will remind you any more.")); }

void printWritten(const QJsonValue&) {
    printLine(QStringLiteral("Written. Keep the file away from this computer, and the passphrase away from the file."));
}

/// Its verb takes the passphrase itself, which is read from a file here; a file that cannot be read gives none.
QJsonObject writeArguments(const CommandLine& line) {
    QJsonObject arguments;
    if (line.has("--out")) arguments["out"] = QDir::current().absoluteFilePath(line.value("--out"));
    const auto passphrase = firstLineOf(line.value("--recovery-passphrase"));
    if (passphrase) arguments["passphrase"] = QString::fromStdString(*passphrase);
    return arguments;
}

/// Makes the profile of somebody whose words or recovery file were kept.
class Recover : public Activity {
  public:
    Recover(const CommandLine& line, const Finish& finish) {
        const auto made = create(line);
        if (!made) {
            complain(made.error());
            finish(exitFailed);
            return;
        }
        if (line.json) {
            printJson(node::toJson(*made));
        } else {
            printLine(
                QStringLiteral("You are %1 again, on a new computer. Ask somebody with whom you share rooms for an "
                               "invitation (ieumctl invite) and accept it: it brings you into all of those rooms.")
                    .arg(plain(QString::fromStdString(made->name))));
        }
        finish(exitGood);
    }

  private:
    static Result<std::string> wordsIn(const QString& path) {
        if (path.isEmpty()) return std::string();
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) return fail(Cause::Input, NodeError::FileUnreadable);
        constexpr qint64 readMax = 64 * 1024;
        return file.read(readMax).toStdString();
    }
    static Result<node::Self> create(const CommandLine& line) {
        auto passphrase = passphraseOf(line);
        if (!passphrase) return passOn(passphrase);
        auto words = wordsIn(line.value("--words"));
        if (!words) return passOn(words);
        auto filePassphrase = line.has("--recovery-passphrase") ? firstLineOf(line.value("--recovery-passphrase"))
                                                                : Result<std::string>(std::string());
        if (!filePassphrase) return passOn(filePassphrase);
        node::RecoverFrom from{std::move(*words), {}, std::move(*filePassphrase)};
        if (line.has("--file")) from.filePath = QDir::current().absoluteFilePath(line.value("--file")).toStdString();
        return node::createProfile(
            {line.profile.toStdString(), line.value("--name").toStdString(), std::move(*passphrase), std::move(from)});
    }
};

} // namespace

std::vector<Command> recoveryCommands() {
    const auto recover = [](const CommandLine& line, const Finish& finish) -> std::unique_ptr<Activity> {
        return std::make_unique<Recover>(line, finish);
    };
    return {{"recovery words", "", 0, 0, {}, asking({"recovery words", noArguments, printSheet})},
            {"recovery kept", "", 0, 0, {}, asking({"recovery kept", noArguments, printKept})},
            {"recovery write",
             "--out FILE --recovery-passphrase FILE",
             0,
             0,
             {{"--out"}, {"--recovery-passphrase"}},
             asking({"recovery write", writeArguments, printWritten})},
            {"recover",
             "[--words FILE] [--file FILE --recovery-passphrase FILE] [--name NAME]",
             0,
             0,
             {{"--words"}, {"--file"}, {"--recovery-passphrase"}, {"--name"}},
             recover}};
}

} // namespace ieum::cli
