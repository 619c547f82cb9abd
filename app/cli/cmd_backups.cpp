// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/passphrase.h"
#include "node/backup_reading.h"
#include "node/rpc_rows.h"

#include <QDir>

namespace ieum::cli {

namespace {

constexpr auto passphraseOption = "--backup-passphrase";

QString absolute(const QString& path) { return QDir::current().absoluteFilePath(path); }

/// Written is asked of whoever holds the profile. That the file with the passphrase can be read was seen before.
QJsonObject writeArguments(const CommandLine& line) {
    const auto passphrase = firstLineOf(line.value(passphraseOption));
    return {{"to", absolute(line.value("--to"))}, {"passphrase", QString::fromStdString(passphrase.value_or(""))}};
}

void printLeftOut(const QJsonValue& value) {
    const qint64 leftOut = value["left_out"].toInteger();
    if (leftOut == 0) return;
    printLine(QStringLiteral("%1 pieces of files were not where they should be and are not in it: those files are "
                             "fetched again from whoever has them.")
                  .arg(leftOut));
}

void printWritten(const QJsonValue& value) {
    printLine(QStringLiteral("Backed up to %1: %2 added, %3 in all, read back and whole.")
                  .arg(plain(value["path"]), sizeText(value["added"].toDouble()), sizeText(value["bytes"].toDouble())));
    printLeftOut(value);
}

void printRow(const QJsonObject& row) {
    printLine(QStringLiteral("Backup of %1, made %2, number %3 in this file")
                  .arg(plain(row["name"]), shortTime(row["made"]))
                  .arg(row["run"].toInteger()));
    printLine(QStringLiteral("person  ") + row["person"].toString());
    printLine(QStringLiteral("device  ") + row["device"].toString());
    printLine(QStringLiteral("size    %1, of which %2 are in use; database %3, %4 pieces of files")
                  .arg(sizeText(row["bytes"].toDouble()), sizeText(row["used"].toDouble()),
                       sizeText(row["database"].toDouble()))
                  .arg(row["pieces"].toInteger()));
    printLeftOut(row);
}

/// What is done to a file, with no profile at hand.
class OnFile : public Activity {
  public:
    using Work = Result<node::BackupRow> (*)(const CommandLine&, const std::string& passphrase);
    struct What {
        Work work;
        const char* last; ///< said at the end
        bool isStrict;    ///< a later run that was broken off is a fault
    };
    OnFile(const What& what, const CommandLine& line, const Finish& finish) { finish(done(what, line)); }

  private:
    static int done(const What& what, const CommandLine& line) {
        const auto passphrase = firstLineOf(line.value(passphraseOption));
        const Result<node::BackupRow> row = passphrase ? what.work(line, *passphrase) : passOn(passphrase);
        if (!row) {
            complain(row.error());
            return exitFailed;
        }
        if (line.json) {
            printJson(node::toJson(*row));
        } else {
            printRow(node::toJson(*row));
            printLine(QString::fromUtf8(what.last));
        }
        if (row->unfinishedBytes == 0) return exitGood;
        // What was found is whole, and may not be what somebody counts on.
        complain(QStringLiteral("Behind it lie %1 bytes of a later backup that was broken off or is damaged: write it "
                                "again.")
                     .arg(row->unfinishedBytes));
        return what.isStrict ? exitFailed : exitGood;
    }
};

std::string fileOf(const CommandLine& line) { return absolute(line.words.value(0)).toStdString(); }

Result<node::BackupRow> show(const CommandLine& line, const std::string& passphrase) {
    return node::showBackup(fileOf(line), passphrase);
}

Result<node::BackupRow> verify(const CommandLine& line, const std::string& passphrase) {
    return node::verifyBackup(fileOf(line), passphrase);
}

Result<node::BackupRow> restore(const CommandLine& line, const std::string& passphrase) {
    auto profilePassphrase = passphraseOf(line);
    if (!profilePassphrase) return passOn(profilePassphrase);
    return node::restoreBackup({fileOf(line), passphrase, line.profile.toStdString(), std::move(*profilePassphrase)});
}

Command::Start onFile(OnFile::What what) {
    return [what](const CommandLine& line, const Finish& finish) -> std::unique_ptr<Activity> {
        return std::make_unique<OnFile>(what, line, finish);
    };
}

/// A passphrase that cannot be read is no empty one.
Command::Start writing() {
    return [ask = asking({"backup write", writeArguments, printWritten})](
               const CommandLine& line, const Finish& finish) -> std::unique_ptr<Activity> {
        if (const auto readable = firstLineOf(line.value(passphraseOption)); !readable) {
            complain(readable.error());
            finish(exitFailed);
            return nullptr;
        }
        return ask(line, finish);
    };
}

} // namespace

std::vector<Command> backupCommands() {
    return {{"backup write", "--to FILE --backup-passphrase FILE", 0, 0, {{"--to"}, {passphraseOption}}, writing()},
            {"backup show",
             "FILE --backup-passphrase FILE",
             1,
             1,
             {{passphraseOption}},
             onFile({show, "\"ieumctl backup verify\" reads all of it.", false})},
            {"backup verify",
             "FILE --backup-passphrase FILE",
             1,
             1,
             {{passphraseOption}},
             onFile({verify, "All of it was read and is whole.", true})},
            {"backup restore",
             "FILE --backup-passphrase FILE",
             1,
             1,
             {{passphraseOption}},
             onFile({restore,
                     "Restored. It can be read at once; it writes when one of the others has told what it had written, "
                     "or after \"ieumctl restored --go-on\".",
                     false})}};
}

} // namespace ieum::cli
