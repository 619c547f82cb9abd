// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The file system itself behind the port of base (POSIX). Every write is fsynced, and so is the folder of a new or
// renamed file; a failed fsync is an error, never retried (the kernel forgets the dirty pages). New files are for the
// user alone (0600, folders 0700). Any thread.
#pragma once

#include "base/files.h"
#include "store/folder_sync.h"

#include <atomic>

namespace ieum::store {

class RealFiles : public Files {
  public:
    Result<Bytes> read(const std::string& path, uint64_t limit) const override;
    Result<Bytes> readAt(const std::string& path, uint64_t offset, uint64_t size) const override;
    Result<uint64_t> sizeOf(const std::string& path) const override;
    Done writeDurably(const std::string& path, ByteView bytes) override;
    Done appendTo(const std::string& path, ByteView bytes) override;
    /// What is read afterwards comes from the disk again, where the system can be asked for that.
    Done sync(const std::string& path) override;
    Done settle(const std::string& from, const std::string& to) override;
    Done cutTo(const std::string& path, uint64_t size) override;
    Done makeFolders(const std::string& path) override;
    Done remove(const std::string& path) override;
    bool exists(const std::string& path) const override;
    Result<std::vector<std::string>> namesIn(const std::string& folder, size_t limit) const override;
    Result<FolderLook> lookInto(const std::string& folder, size_t limit) const override;
};

/// The whole file system of a folder by one syncfs(2). EOPNOTSUPP where that is no fsync of every file, or tells of no
/// failed write: before Linux 5.8, and on file systems other than those that are known for it. Failed writes since a
/// folder was watched are told because each open descriptor is told once.
class RealFolderSync : public FolderSync {
  public:
    RealFolderSync() = default;
    ~RealFolderSync() override;
    RealFolderSync(const RealFolderSync&) = delete;
    RealFolderSync& operator=(const RealFolderSync&) = delete;

    Done watch(const std::string& folder) override;
    Done syncAll(const std::string& folder) override;

  private:
    std::atomic<int> m_watched{-1}; ///< a descriptor
};

} // namespace ieum::store
