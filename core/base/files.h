// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The file system as a port: what the vault, the importers and the exporters need of it, and no more. Paths are UTF-8
// and come from us or the user, never from a peer. Every write is durable when it returns.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <string>
#include <vector>

namespace ieum {

/// What lies in a folder beside its plain files.
struct FolderLook {
    bool ours = false; ///< by its owner
    std::vector<std::string> folders;
    std::vector<std::string> others; ///< links, sockets, devices
};

class Files {
  public:
    virtual ~Files() = default;
    /// Whole file, at most `limit` bytes. Errors: BaseError::FileMissing, FileUnreadable.
    virtual Result<Bytes> read(const std::string& path, uint64_t limit) const = 0;
    /// `size` bytes at `offset`; fewer at the end of the file.
    virtual Result<Bytes> readAt(const std::string& path, uint64_t offset, uint64_t size) const = 0;
    virtual Result<uint64_t> sizeOf(const std::string& path) const = 0;
    /// Temporary name, fsync, rename, fsync of the folder. Errors: FileUnwritable, DiskFull.
    virtual Done writeDurably(const std::string& path, ByteView bytes) = 0;
    /// Creates the file when it is missing; not durable until the caller says `sync`.
    virtual Done appendTo(const std::string& path, ByteView bytes) = 0;
    /// Of one file: its bytes, and its name in the folder. Errors: FileMissing, FileUnreadable, FileUnwritable,
    /// DiskFull.
    virtual Done sync(const std::string& path) = 0;
    /// A file that was appended to gets the name by which it is known from now on, both durably. Errors: FileMissing,
    /// FileUnwritable, DiskFull.
    virtual Done settle(const std::string& from, const std::string& to) = 0;
    /// The file ends after `size` bytes, durably; it was no shorter. Errors: FileMissing, FileUnwritable.
    virtual Done cutTo(const std::string& path, uint64_t size) = 0;
    virtual Done makeFolders(const std::string& path) = 0;
    virtual Done remove(const std::string& path) = 0;
    virtual bool exists(const std::string& path) const = 0;
    /// Names of the plain files in a folder, in order, without those of folders in it; at most `limit`. Errors:
    /// FileMissing (no such folder), FileUnreadable.
    virtual Result<std::vector<std::string>> namesIn(const std::string& folder, size_t limit) const = 0;
    /// The rest of it, at most `limit` names. Errors: as namesIn; a link is no folder.
    virtual Result<FolderLook> lookInto(const std::string& folder, size_t limit) const = 0;
};

} // namespace ieum
