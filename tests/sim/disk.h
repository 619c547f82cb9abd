// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The disk of one computer, in memory: the files of its databases, below the real SQLite, and plain files. It can fill
// up for a moment, and it can lose power at any write or sync: what was written since the last sync of a file is then
// gone, from some point on. A disk is copied like a value, which is what a backup is.
#pragma once

#include "base/files.h"
#include "sim/dice.h"
#include "sim/disk_faults.h"

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
    /// How SQLite is told of a file here.
    std::string databasePath(const std::string& name) const;

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

    DiskFaults faults;

  private:
    friend struct DiskVfs;
    Done settleFolder(const std::string& from, const std::string& to);

    uint64_t m_number;
    std::map<std::string, std::shared_ptr<DiskFile>> m_files; ///< shared with the handles that are open
};

} // namespace ieum::sim
