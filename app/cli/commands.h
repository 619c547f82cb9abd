// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The table of all commands, made of one list per cmd_*.cpp.
#pragma once

#include "cli/command.h"

namespace ieum::cli {

const std::vector<Command>& allCommands();
/// By its leading words; nullptr when there is none.
const Command* findCommand(const QStringList& words);
QString usage();
QString usage(const Command& command);

std::vector<Command> profileCommands();
std::vector<Command> roomCommands();
std::vector<Command> policyCommands();
std::vector<Command> messageCommands();
std::vector<Command> laterCommands();
std::vector<Command> changeCommands();
std::vector<Command> fileCommands();
std::vector<Command> vaultCommands();
std::vector<Command> trafficCommands();
std::vector<Command> keepingCommands();
std::vector<Command> pathCommands();
std::vector<Command> replicaCommands();
std::vector<Command> peerCommands();
std::vector<Command> lanCommands();
std::vector<Command> deviceCommands();
std::vector<Command> transferCommands();
std::vector<Command> verifyCommands();
std::vector<Command> handoverCommands();
std::vector<Command> tieCommands();
std::vector<Command> bundleCommands();
std::vector<Command> backupCommands();
std::vector<Command> outageCommands();
std::vector<Command> recoveryCommands();
std::vector<Command> runCommands();
std::vector<Command> drillCommands();

} // namespace ieum::cli
