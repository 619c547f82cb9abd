// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The passphrase from the file that --passphrase-file names.
#pragma once

#include "cli/command_line.h"
#include "node/error.h"

#include <string>

namespace ieum::cli {

/// The first line; "" when no file was named. Error: FileUnreadable.
Result<std::string> passphraseOf(const CommandLine& line);
/// The first line of that file; "" of no file. Error: FileUnreadable.
Result<std::string> passphraseIn(const QString& path);

} // namespace ieum::cli
