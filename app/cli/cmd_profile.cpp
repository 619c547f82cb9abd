// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/passphrase.h"
#include "node/profile.h"
#include "node/rpc_rows.h"

namespace ieum::cli {

namespace {

void printSelf(const QJsonValue& value) {
    const QJsonObject self = value.toObject();
    printLine(plain(self["name"]));
    printLine(QStringLiteral("person  ") + self["person"].toString());
    printLine(QStringLiteral("device  ") + self["device"].toString());
}

class Init : public Activity {
  public:
    Init(const CommandLine& line, const Finish& finish) {
        const auto made = create(line);
        if (!made) {
            complain(made.error());
            finish(exitFailed);
            return;
        }
        const QJsonObject self = node::toJson(*made);
        if (line.json) {
            printJson(self);
        } else {
            printSelf(self);
        }
        finish(exitGood);
    }

  private:
    static Result<node::Self> create(const CommandLine& line) {
        auto passphrase = passphraseOf(line);
        if (!passphrase) return passOn(passphrase);
        return node::createProfile(
            {line.profile.toStdString(), line.value("--name").toStdString(), std::move(*passphrase)});
    }
};

/// Directly in the profile's folder, whether or not a window or `run` has it open.
class ChangePassphrase : public Activity {
  public:
    ChangePassphrase(const CommandLine& line, const Finish& finish) {
        const auto changed = change(line);
        if (!changed) {
            complain(changed.error());
            finish(exitFailed);
            return;
        }
        if (line.json)
            printJson(QJsonObject{{"protected", !line.has("--remove")}});
        else if (line.has("--remove"))
            printLine(QStringLiteral("Whoever uses this account of the computer can open the profile from now on."));
        else
            printLine(QStringLiteral("From now on the profile opens with the new passphrase only. Backups keep theirs, "
                                     "and copies of the folder that were made before open with the old one."));
        finish(exitGood);
    }

  private:
    static Done change(const CommandLine& line) {
        if (line.has("--remove") == line.has("--new-passphrase")) return fail(Cause::Input, NodeError::BadRequest);
        const auto old = passphraseOf(line);
        if (!old) return passOn(old);
        const auto wanted =
            line.has("--remove") ? Result<std::string>(std::string()) : firstLineOf(line.value("--new-passphrase"));
        if (!wanted) return passOn(wanted);
        // An empty line is a mistake, and no wish to have none.
        if (wanted->empty() && !line.has("--remove")) return fail(Cause::Input, NodeError::WrongPassphrase);
        return node::changePassphrase(line.profile.toStdString(), *old, *wanted);
    }
};

} // namespace

std::vector<Command> profileCommands() {
    const auto init = [](const CommandLine& line, const Finish& finish) -> std::unique_ptr<Activity> {
        return std::make_unique<Init>(line, finish);
    };
    const auto change = [](const CommandLine& line, const Finish& finish) -> std::unique_ptr<Activity> {
        return std::make_unique<ChangePassphrase>(line, finish);
    };
    return {
        {"passphrase", "[--new-passphrase FILE] [--remove]", 0, 0, {{"--new-passphrase"}, {"--remove", false}}, change},
        {"init", "--name NAME", 0, 0, {{"--name"}}, init},
        {"whoami", "", 0, 0, {}, asking({"whoami", noArguments, printSelf})}};
}

} // namespace ieum::cli
