// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The groups that the table of verbs is made of, one file each.
#pragma once

#include "node/rpc_verbs.h"

#include <span>

namespace ieum::node {

std::span<const Verb> roomVerbs();
std::span<const Verb> policyVerbs();
std::span<const Verb> messageVerbs();
std::span<const Verb> laterVerbs();
std::span<const Verb> changeVerbs();
std::span<const Verb> tieVerbs();
std::span<const Verb> fileVerbs();
std::span<const Verb> pathVerbs();
std::span<const Verb> lanVerbs();
std::span<const Verb> transferVerbs();
std::span<const Verb> roomHandoverVerbs();
std::span<const Verb> deviceVerbs();
std::span<const Verb> bundleVerbs();
std::span<const Verb> backupVerbs();
std::span<const Verb> outageVerbs();
std::span<const Verb> recoveryVerbs();
std::span<const Verb> vaultVerbs();
std::span<const Verb> trafficVerbs();
std::span<const Verb> keepingVerbs();

} // namespace ieum::node
