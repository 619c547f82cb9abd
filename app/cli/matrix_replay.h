// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sends the events of an export for Matrix into a new room of a homeserver, as an application service may: under the
// names and at the times of their authors. Client-Server API v3, Application Service API (`user_id`, `ts`).
#pragma once

#include "cli/activity.h"
#include "cli/command_line.h"

#include <memory>

namespace ieum::cli {

/// `replay-matrix FOLDER --homeserver URL --token-file FILE`. What was sent stands in FOLDER/replay.jsonl, so that a
/// replay that was broken off goes on where it was, and nothing is sent twice.
std::unique_ptr<Activity> replayMatrix(const CommandLine& line, Finish finish);

} // namespace ieum::cli
