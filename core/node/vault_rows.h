// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The list of all files, and what a check of the vault found. As rows.h: plain values, and names are labels.
#pragma once

#include "node/preview_frame.h"
#include "node/rows.h"

namespace ieum::node {

/// By the last extension of the name; docs/vault.md has the table.
enum class FileKind : uint8_t { Other = 0, Document = 1, Image = 2, Video = 3, Sound = 4, Archive = 5 };

/// One attachment of one message. `file.author` is an imported author's name where there is one, or that of the member
/// who is said to be him.
struct FoundFile {
    FileRow file;
    std::string roomName;
    FileKind kind = FileKind::Other;
    bool pinned = false;   ///< wanted on this computer, whatever else is decided about it
    bool opens = false;    ///< its name is of a type that runs nothing: the desktop may be asked to open it
    int64_t place = 0;     ///< newer ones have higher ones
    bool madeRoom = false; ///< it was here, and went for others to have space
};

/// What can be seen of a file without opening it; at most one of the two.
struct Preview {
    Bytes picture;    ///< a JPEG of at most previewSideMax, made here and by nobody else; empty: none
    std::string text; ///< its first lines, to be shown as plain text; empty: none
};

/// What is heard of a voice note; preview_frame.h, which comes with this, has soundRateHz and soundLengthMsMax.
struct Sound {
    std::vector<int16_t> samples; ///< one channel, soundRateHz a second; none when only its length was asked for
    int64_t lengthMs = 0;         ///< 1 to soundLengthMsMax
};

struct FileList {
    std::vector<FoundFile> files;
    std::optional<int64_t> next; ///< `before` of the next page, if there may be one
};

struct FileTotal {
    uint64_t files = 0;
    uint64_t bytes = 0;
};
struct AtRiskList {
    FileList list;
    FileTotal replicas; ///< of all files: Risk::OnlyReplicas
    FileTotal nobody;   ///< Risk::Nobody
    FileTotal here;     ///< Risk::OnlyHere
};
struct AtRiskFetch {
    FileTotal wanted; ///< by this request
    std::optional<int64_t> next;
};

/// A file of which chunks (or the list of them) are not here as they should be.
struct HurtFile {
    FileId id;
    std::string name;
    RoomId room;
    std::string roomName;
    uint64_t damaged = 0; ///< chunks that do not hash to their id
    uint64_t missing = 0; ///< chunks that should be here and are not
    bool fetched = false; ///< they are being fetched again
};

struct VaultReport {
    uint64_t checked = 0; ///< chunks that were read
    uint64_t bytes = 0;   ///< of these
    uint64_t damaged = 0;
    uint64_t missing = 0;
    std::vector<HurtFile> files; ///< at most hurtFilesMax
    bool more = false;           ///< and others
};

} // namespace ieum::node
