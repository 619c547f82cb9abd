// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a command that goes online takes: ports and interfaces of the LAN.
#pragma once

#include "cli/command_line.h"
#include "node/profile.h"

#include <vector>

namespace ieum::cli {

constexpr const char* networkSynopsis = "[--lan-interfaces A,B] [--lan-port N] [--beacon-port N] [--no-lan]";
std::vector<Option> networkOptions();
net::NetworkOptions networkOf(const CommandLine& line);

} // namespace ieum::cli
