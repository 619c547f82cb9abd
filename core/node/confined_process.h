// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Asks ieum-preview (app/preview), a process that may do nothing but read what it is given and answer: killed when it
// takes too long, and gone when this returns. Called from the pool; blocks for at most `waitMs`.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "node/limits.h"

#include <string>

namespace ieum::node {

/// What `program` says to the file behind the descriptor `input`, read from its beginning, when it is asked for `work`.
/// Empty: nothing, by fault of the input, or more than `bytesMax`. Nothing of it is believed yet. Error: FileUnreadable
/// (number: errno): this machine could not, or not in time; another time it may.
Result<Bytes> answerOf(const std::string& program, const char* work, int input, size_t bytesMax,
                       int waitMs = previewWaitMs);

} // namespace ieum::node
