// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an import found, and what it would bring or brought.
#pragma once

#include "base/ids.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ieum::node {

/// A line that was not taken in. `why`: "no place", "bad date", "broken", "too large" or "forged".
struct PassedOverRow {
    uint32_t line = 0;
    std::string why;
};

/// A time of the file, as it stands there and as it was understood.
struct SampleTimeRow {
    std::string written;
    int64_t timeMs = 0;
};

struct ImportReport {
    RoomId room; ///< none in a preview
    uint32_t messages = 0;
    uint32_t members = 0;
    uint32_t attachments = 0;
    uint32_t system = 0;
    uint32_t skipped = 0;
    int64_t firstMs = 0;
    int64_t lastMs = 0;
    std::string chat{};                       ///< the export's title
    std::string source{};                     ///< what wrote it, as in docs/formats/import.md
    uint32_t filesFound = 0;                  ///< attachments whose bytes are there
    uint32_t filesMissing = 0;                ///< attachments and placeholders of media without bytes
    uint32_t filesUnclaimed = 0;              ///< files of the export that no message names
    std::vector<std::string> people{};        ///< at most importRowsMax
    std::vector<SampleTimeRow> sampleTimes{}; ///< the first, the middle and the last
    std::vector<PassedOverRow> passedOver{};  ///< at most importRowsMax
    uint32_t signedMessages = 0;              ///< whose authors' signatures came along and are good
};

} // namespace ieum::node
