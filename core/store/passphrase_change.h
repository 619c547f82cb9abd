// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Another passphrase for a profile that is there (profile_file.cpp). As slow as unlocking it, twice.
#pragma once

#include "store/profile_file.h"

namespace ieum::store {

/// The same key under another passphrase; "": whoever has the folder can read it from then on. The file is exchanged in
/// one step, so that whatever happens meanwhile one of the two opens it. Nothing else of the profile is touched: it may
/// be in use. Errors: those of unlockProfile, keyFromPassphrase and Files.
Done changePassphrase(const std::string& folder, std::string_view old, std::string_view wanted, Random& random,
                      Files& files, PassphraseCost cost = {});

/// What a change that was killed may have left beside the profile file: the same key, in another wrapping. Removed by
/// the next change, and whenever the profile is opened.
void sweepProfileFolder(const std::string& folder, Files& files);

} // namespace ieum::store
