// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#pragma once

#include "base/result.h"

namespace ieum {

enum class StoreError : uint16_t {
    CannotOpen = 1,  ///< number: SQLite's code
    WrongKey,        ///< the database is not under this key; nothing was changed
    Corrupt,         ///< bytes that are not what was written; number: SQLite's code, or an offset
    Foreign,         ///< a file of another program
    TooNew,          ///< written by a newer Ieum; number: its version
    Busy,            ///< another process holds the database
    DiskFull,        ///< nothing of the transaction was kept
    Io,              ///< number: SQLite's extended code. After a failed fsync the connection refuses everything
    PragmaRefused,   ///< a safety setting did not stick; number: which (its place in pragmas.cpp)
    Constraint,      ///< our own rule about the data was broken; number: SQLite's extended code, or a seq
    BadRow,          ///< a stored value that does not have the shape it was stored with; number: column
    WrongPassphrase, ///< or a slot that was changed: nobody can tell which
    ProfileExists,
    ProfileMissing,
    TooOld,          ///< a version that this build cannot bring up to date; number: its version
    NotABackup,      ///< a file of another kind; it is never written to
    BackupTooNew,    ///< number: its version
    BackupDamaged,   ///< a piece does not open, or is not what it should be; number: where it lies
    BackupEmpty,     ///< it was begun and never finished
    BackupOfAnother, ///< it holds another profile
    BackupTooLarge,  ///< number: pieces that one backup may name
    PassphraseNeeded,
    End_,
};
constexpr Folder folderOf(StoreError) { return Folder::Store; }

} // namespace ieum
