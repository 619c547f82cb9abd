// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a test of the LAN found, in plain English: what is the matter and what to do about it. ui/ translates it
// (context "LanTest"), the command line prints it as it is.
#pragma once

#include "node/rows.h"

#include <string>

namespace ieum::node {

/// Source texts with an optional %1 for LanFinding::where.
struct LanWords {
    const char* name = nullptr; ///< for programs (docs/cli.md)
    const char* matter = nullptr;
    const char* advice = nullptr;
};
const LanWords& lanWordsOf(LanCause cause);
/// Whether Avahi is there to help.
const char* mdnsWords(const net::MdnsSeen& seen);
/// English, with the place filled in.
std::string lanText(const char* source, const std::string& where);

} // namespace ieum::node
