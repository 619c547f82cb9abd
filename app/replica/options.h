// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The command line of ieum-replica.
#pragma once

#include "node/replica_host.h"

#include <QStringList>

#include <variant>

namespace ieum::app {

struct ReplicaOptions {
    node::ReplicaHostOptions host;
    bool json = false;
    bool showHelp = false;
};
struct BadUsage {
    std::string why;
};

std::string replicaUsage();
/// The words after the program's name.
std::variant<ReplicaOptions, BadUsage> parseReplicaOptions(const QStringList& words);

} // namespace ieum::app
