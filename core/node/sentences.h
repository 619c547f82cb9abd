// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One sentence in plain English for every error code, which says what is wrong and what to do. ui/ translates it
// (context "Errors"), the command line prints it as it is.
#pragma once

#include "base/result.h"

#include <string>

namespace ieum::node {

/// Source text with an optional %1 for Error::number; nullptr when the code is unknown (a test demands that none is).
const char* sentenceSourceOf(Folder folder, uint16_t code);
/// English, with the number filled in.
std::string sentenceOf(const Error& error);
/// An import that needs only `ImportChat::dateOrder`: ask for it, and import again.
bool asksForDateOrder(const Error& error);
/// Likewise `ImportChat::chat`.
bool asksForChat(const Error& error);

} // namespace ieum::node
