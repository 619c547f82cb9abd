// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is kept on this computer and what of it may go. As rows.h: plain values, and names are labels.
#pragma once

#include "node/vault_rows.h"

namespace ieum::node {

/// Of the rules that fit a file the most specific decides: with a room before without, then with a type before without,
/// then with a limit of size before without, then the lower limit.
struct KeepRuleRow {
    std::optional<RoomId> room{};
    std::string roomName{}; ///< of `room`; "" when it is not here any more
    std::optional<FileKind> kind{};
    std::optional<uint64_t> bytesMax{};
    bool keep = true;
    bool onMetered = false;
};

/// Whether the line is paid by the byte.
enum class Metered : uint8_t {
    Auto = 0, ///< as the system says; when it says nothing, it is not
    Yes = 1,
    No = 2,
};

/// A file that nobody else is known to have.
struct LastCopyRow {
    FileId id;
    std::string name;
    RoomId room;
    std::string roomName;
    uint64_t sizeBytes = 0;
};

struct KeepingRow {
    std::vector<KeepRuleRow> rules; ///< the most specific first
    uint64_t smallBytes = 0;        ///< where no rule fits, files up to this size are fetched unasked
    Metered metered = Metered::Auto;
    std::optional<bool> lineIsMetered{}; ///< what the system says
    bool isMetered = false;              ///< what follows from both
    std::optional<uint64_t> quotaBytes{};
    uint64_t usedBytes = 0;
    uint64_t pinnedBytes = 0; ///< of these
    /// What the last look at the quota could not bring down, and why. 0: the quota is kept, or there is none.
    uint64_t overBytes = 0;
    uint64_t lastCopyBytes = 0;   ///< in files that nobody else is known to have
    uint64_t oursToKeepBytes = 0; ///< in files that others have too, of whom this computer is the one to keep them
    uint64_t recentBytes = 0;     ///< in files that were used just now
    std::vector<LastCopyRow> lastCopies{}; ///< at most lastCopiesToldMax, the longest unused first
    bool moreLastCopies = false;
};

struct EvictedRow {
    uint32_t files = 0;
    uint64_t bytes = 0;
};

} // namespace ieum::node
