// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How far an import or an export is.
#pragma once

#include <cstdint>
#include <string>

namespace ieum::node {

struct TransferRow {
    /// Of an import: the file is read, its files are sealed, all of it enters the room. Of an export: the room is read,
    /// then written.
    enum class Phase : uint8_t { Reading = 0, Sealing = 1, Entering = 2, Writing = 3 };

    std::string path; ///< that is read or written; what it is known by
    bool isImport = false;
    Phase phase = Phase::Reading;
    uint64_t done = 0;       ///< messages of this phase
    uint64_t total = 0;      ///< 0: not known yet
    uint64_t bytes = 0;      ///< of content and files, that were sealed or written
    uint64_t bytesTotal = 0; ///< of files; 0: not known, or there are none
};

/// Every now and then while it is under way, and once at its end.
struct TransferProgress {
    TransferRow row;
    bool ended = false;
};

} // namespace ieum::node
