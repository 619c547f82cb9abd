// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Requests about the files of all rooms; requests.h has the others and the list of all.
#pragma once

#include "node/vault_rows.h"

namespace ieum::node {

/// Everything that was sent or received as a file, the newest first.
struct FindFiles {
    using Answer = FileList;
    std::string name; ///< words or initial consonants that occur in it; empty: any
    std::optional<FileKind> kind{};
    std::optional<RoomId> room{};
    std::string sender{};             ///< part of a name, "" for everybody
    int64_t fromMs = 0;               ///< sent at or after
    std::optional<int64_t> untilMs{}; ///< sent before
    uint32_t limit = 50;              ///< at most filesAPageMax
    std::optional<int64_t> before{};  ///< `next` of the page before
};
/// Files that no device of anybody is known to hold but this one, the newest first: those that are not here would be
/// lost if the servers went now.
struct ListAtRisk {
    using Answer = AtRiskList;
    bool here = false;   ///< those that only this computer has, instead of those that are not here
    uint32_t limit = 50; ///< at most filesAPageMax
    std::optional<int64_t> before{};
};
/// Wants some of those that are not here, the newest first; whoever wants all of them asks again with what `next` says.
struct FetchAtRisk {
    using Answer = AtRiskFetch;
    std::optional<int64_t> before{};
};
/// A pinned file is fetched when somebody has it. Errors: NoSuchFile.
struct PinFile {
    using Answer = Nothing;
    FileId file;
    bool pinned = true;
};

/// Of a file that is whole here, or was when its picture was made. Both empty: there is no preview of it, for whatever
/// reason. Errors: NoSuchFile, FileNotHere.
struct GetPreview {
    using Answer = Preview;
    FileId file;
    bool textToo = true; ///< false: only a picture is of interest
    bool large = false;  ///< a picture of at most viewSideMax, made for this answer and not kept
};

/// A voice note (FileRow::voice) that is whole here, as sound that can be played: decoded for this answer and not kept.
/// Its length alone is what its pages say, and is there sooner; what is played of a damaged one may be shorter. Errors:
/// NoSuchFile, FileNotHere (not whole on this disk), NoSound (no Ogg Opus that can be decoded, or too long),
/// NoSoundReader (libopusfile or ieum-preview is missing), FileUnreadable (this machine could not, or not in time; its
/// length is then not tried again before the next start).
struct HearFile {
    using Answer = Sound;
    FileId file;
    bool lengthOnly = false;
};

/// Reads every chunk on this disk and compares it with its id. With `repair` what is damaged is deleted, and what whole
/// files lack is fetched again when somebody has it. Takes long.
struct CheckVault {
    using Answer = VaultReport;
    bool repair = false;
};

} // namespace ieum::node
