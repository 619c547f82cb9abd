// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A command as the table of commands holds it. Adding one is a line in a cmd_*.cpp.
#pragma once

#include "cli/activity.h"
#include "cli/command_line.h"

#include <QJsonObject>
#include <QJsonValue>

#include <memory>
#include <vector>

namespace ieum::cli {

struct Command {
    using Start = std::function<std::unique_ptr<Activity>(const CommandLine&, Finish)>;

    const char* name;     ///< one word or two
    const char* synopsis; ///< what follows the name
    int wordsMin = 0;
    int wordsMax = 0;
    std::vector<Option> options;
    Start start;
};

/// A command that asks the profile for one verb (docs/cli.md). `print` shows the answer to people; with --json it is
/// printed as it is, lists one line each.
struct VerbCommand {
    using Arguments = QJsonObject (*)(const CommandLine&);
    using Print = void (*)(const QJsonValue&);

    const char* verb;
    Arguments arguments;
    Print print;
    bool needsNetwork = false;                   ///< when the profile has to be opened for this, go online with it
    bool (*isGood)(const QJsonValue&) = nullptr; ///< an answer that is not ends with 1
    Arguments ahead = nullptr;                   ///< for people, the verb is asked with these before, and they see
    Print printAhead = nullptr;                  ///< by this what will come of it
};
Command::Start asking(VerbCommand command);

QJsonObject noArguments(const CommandLine& line);
/// For people, of an answer that says no more than that it was done.
void printNothing(const QJsonValue& value);

} // namespace ieum::cli
