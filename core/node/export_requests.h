// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Moving a room out: what may be asked, and what is answered. docs/formats.md has the table of all targets.
#pragma once

#include "base/ids.h"

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace ieum::node {

/// Something of the messages for which the target has no place, and in how many of them it is.
struct LossRow {
    std::string what; ///< "replies", "reactions", … (transfer/target.h)
    uint32_t count = 0;
    bool asText = false; ///< written into the text instead of being left out
};

struct ExportReport {
    uint32_t messages = 0;
    uint32_t files = 0;
    std::string path; ///< "" when nothing was to be written
    std::vector<LossRow> losses{};
    uint32_t signedMessages = 0; ///< that go with what their authors signed
    uint32_t takenOver = 0;      ///< files that an earlier export to the same place had written already
};

/// Errors: NoSuchRoom, UnknownFormat, OutExists, TransferStopped, those of the time zone and of the disk. What was
/// begun and could not be finished is taken away again.
struct ExportRoom {
    using Answer = ExportReport;
    RoomId room;
    std::string format;  ///< the name of a target (ListTargets)
    std::string outPath; ///< absolute; must not exist. A folder, or a file where the target is a zip
    std::string language = "ko";
    std::string timeZone = "Asia/Seoul"; ///< for targets that write local times
    int64_t fromMs = std::numeric_limits<int64_t>::min();
    int64_t toMs = std::numeric_limits<int64_t>::max(); ///< the first moment that is not taken
    std::vector<std::string> people{};                  ///< only of these, by id or whole name; none: of everybody
    bool withFiles = true;                              ///< false: files are only named
    std::string server{}; ///< of the new place, for targets whose ids hold one: "example.org"
    bool dry = false;     ///< writes nothing, and answers what would be written and lost
    /// Files that are written stay when it fails or is stopped, and the next such export to the same place goes on
    /// with them. For targets that are folders.
    bool resume = false;
};

struct TargetRow {
    struct Feature {
        std::string what;
        enum class Carried : uint8_t { No, AsText, Yes };
        Carried carried = Carried::No;
    };
    std::string name;
    bool isZip = false;
    std::string readBy; ///< who takes it, in English
    std::vector<Feature> features;
};
/// All formats in which a room can be moved out, and what each can carry.
struct ListTargets {
    using Answer = std::vector<TargetRow>;
};

} // namespace ieum::node
