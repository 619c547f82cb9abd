// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Passphrases from the files that --passphrase-file and others name.
#pragma once

#include "cli/command_line.h"
#include "node/error.h"

#include <string>

namespace ieum::cli {

/// The first line of a file. Error: FileUnreadable.
Result<std::string> firstLineOf(const QString& path);
/// "" when no file was named. Error: FileUnreadable.
Result<std::string> passphraseOf(const CommandLine& line);

} // namespace ieum::cli
