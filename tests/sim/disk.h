// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The disk of one computer, in memory: the files of its databases, below the real SQLite, and plain files. It can fill
// up for a moment, syncs of plain files can fail, and it can lose power at any write or sync: what was written since
// the last sync of a file is then gone, from some point on. A disk is copied like a value, which is what a backup is.
#pragma once

#include "base/files.h"
#include "sim/dice.h"
#include "sim/disk_faults.h"
#include "store/folder_sync.h"

#include <map>
#include <memory>
#include <optional>

namespace ieum::sim {

/// One file, and how to take back what was not synced.
struct DiskFile {
    Bytes bytes;
    struct Undo {
        uint64_t offset = 0;
        uint64_t sizeBefore = 0;
        Bytes before;
    };
    std::vector<Undo> unsynced;
    bool isForgotten = false; ///< a sync failed: it can be read, and is not written by any later sync
};

class Disk;

/// The files of a folder synced together, as the chunks want it.
class DiskFolderSync : public store::FolderSync {
  public:
    explicit DiskFolderSync(Disk& disk) : m_disk(disk) {}
    Done watch(const std::string&) override { return {}; } ///< whoever asks here is told anyway
    Done syncAll(const std::string& folder) override;

  private:
    Disk& m_disk;
};

class Disk : public Files {
  public:
    Disk();
    ~Disk() override;
    Disk(const Disk&) = delete;
    Disk& operator=(const Disk&) = delete;

    /// Everything that is on the other disk, as it is now. What lies here in the folder `except` stays, and nothing
    /// comes to it.
    void copyFrom(const Disk& other, const std::string& except = {});
    /// After the power was gone: what was not synced is lost from a random point on.
    void restorePower(Dice& dice);

    // Files; paths are taken as they are.
    Result<Bytes> read(const std::string& path, uint64_t limit) const override;
    Result<Bytes> readAt(const std::string& path, uint64_t offset, uint64_t size) const override;
    Result<uint64_t> sizeOf(const std::string& path) const override;
    Done writeDurably(const std::string& path, ByteView bytes) override;
    Done appendTo(const std::string& path, ByteView bytes) override;
    Done sync(const std::string& path) override;
    Done settle(const std::string& from, const std::string& to) override;
    Done cutTo(const std::string& path, uint64_t size) override;
    Done makeFolders(const std::string&) override { return {}; }
    Done remove(const std::string& path) override;
    bool exists(const std::string& path) const override;
    Result<std::vector<std::string>> namesIn(const std::string& folder, size_t limit) const override;
    Result<FolderLook> lookInto(const std::string& folder, size_t limit) const override;

    DiskFaults faults;
    struct Syncs {
        uint64_t together = 0; ///< of folders with all that is in them
        uint64_t each = 0;     ///< of one plain file
        uint64_t database = 0; ///< of one of SQLite's
    };
    Syncs syncs;
    DiskFolderSync folderSync{*this};

  private:
    friend struct DiskVfs;
    friend class DiskFolderSync;
    friend std::string databasePathOn(const Disk& disk, const std::string& name);
    Done settleFolder(const std::string& from, const std::string& to);

    uint64_t m_number;
    std::map<std::string, std::shared_ptr<DiskFile>> m_files; ///< shared with the handles that are open
};

/// How SQLite is told of a file there.
std::string databasePathOn(const Disk& disk, const std::string& name);

} // namespace ieum::sim
