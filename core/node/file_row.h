// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A file of a message, how much of it is here, and who else has it. As rows.h: plain values, and names are labels.
#pragma once

#include "base/ids.h"

#include <optional>
#include <string>
#include <vector>

namespace ieum::node {

/// Whoever is known to hold a file: this computer, a device of a member (or another one of ours) by his receipt, a
/// replica by what it answered.
struct HolderRow {
    enum class Kind : uint8_t { Here = 0, Device = 1, Replica = 2 };
    Kind kind = Kind::Here;
    PersonId person;    ///< zero: it is a replica
    std::string name;   ///< of the person; of a replica "replica HOST:PORT"
    std::string device; ///< its name
    bool connected = false;
    std::optional<int64_t> agoMs{};  ///< when it was last heard, by the profile's age; nothing: that is not known
    uint32_t percent = 100;          ///< of the file; 100: all of it
    std::optional<int64_t> leftMs{}; ///< a replica: for how long it keeps it; nothing: it named no end
};

/// What would become of it if the servers went now.
enum class Risk : uint8_t {
    None = 0,
    OnlyReplicas = 1, ///< it is with them only
    Nobody = 2,       ///< nobody is known to have it
    OnlyHere = 3,     ///< it is safe from that, and this computer has the only copy that we know of
};

struct FileRow {
    FileId id;
    std::string name;
    uint64_t sizeBytes = 0;
    uint64_t haveBytes = 0; ///< of sizeBytes, verified and on this disk
    std::vector<std::string>
        holders; ///< names of members (us too) and replicas ("replica HOST:PORT") known to have all of it
    RoomId room;
    MessageId message;
    std::string author;
    int64_t timeMs = 0;
    bool picture = false; ///< named as one: GetPreview may have it small
    bool voice = false;   ///< named as a voice note: HearFile may have its sound
    bool fetching = false;
    bool fetchingPaused = false;   ///< with all the others (SetTraffic)
    std::string fetchingFrom;      ///< name of who it comes from, "" when unknown
    uint64_t fetchingSpeed = 0;    ///< bytes a second, over the last seconds
    std::vector<HolderRow> held{}; ///< the same with devices and times, and those who have a part of it
    Risk risk = Risk::None;
};

} // namespace ieum::node
