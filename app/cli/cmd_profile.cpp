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

} // namespace

std::vector<Command> profileCommands() {
    const auto init = [](const CommandLine& line, const Finish& finish) -> std::unique_ptr<Activity> {
        return std::make_unique<Init>(line, finish);
    };
    return {{"init", "--name NAME", 0, 0, {{"--name"}}, init},
            {"whoami", "", 0, 0, {}, asking({"whoami", noArguments, printSelf})}};
}

} // namespace ieum::cli
