// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Commands that do something to a message.
#include "cli/commands.h"

#include <QJsonArray>

namespace ieum::cli {

namespace {

QJsonObject messageArguments(const CommandLine& line) { return {{"room", line.words[0]}, {"message", line.words[1]}}; }

QJsonObject editArguments(const CommandLine& line) {
    QJsonObject arguments = messageArguments(line);
    arguments["text"] = line.words[2];
    return arguments;
}

QJsonObject reactArguments(const CommandLine& line) {
    QJsonObject arguments = messageArguments(line);
    arguments["emoji"] = line.words[2];
    arguments["remove"] = line.has("--remove");
    return arguments;
}

/// People count options from 1.
QJsonObject voteArguments(const CommandLine& line) {
    QJsonObject arguments = messageArguments(line);
    QJsonArray options;
    for (const QString& word : line.words.mid(2)) options.append(word.toInt() - 1);
    arguments["options"] = options;
    return arguments;
}

QJsonObject pinArguments(const CommandLine& line) {
    QJsonObject arguments = messageArguments(line);
    arguments["remove"] = line.has("--off");
    return arguments;
}

} // namespace

std::vector<Command> changeCommands() {
    return {{"edit", "ROOM ID TEXT", 3, 3, {}, asking({"edit", editArguments, printNothing})},
            {"delete", "ROOM ID", 2, 2, {}, asking({"delete", messageArguments, printNothing})},
            {"react",
             "ROOM ID EMOJI [--remove]",
             3,
             3,
             {{"--remove", false}},
             asking({"react", reactArguments, printNothing})},
            {"vote", "ROOM ID [OPTION]...", 2, 22, {}, asking({"vote", voteArguments, printNothing})},
            {"pin", "ROOM ID [--off]", 2, 2, {{"--off", false}}, asking({"pin", pinArguments, printNothing})}};
}

} // namespace ieum::cli
