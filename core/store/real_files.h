// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The file system itself behind the port of base (POSIX). Every write is fsynced, and so is the folder of a new or
// renamed file; a failed fsync is an error, never retried (the kernel forgets the dirty pages). New files are for the
// user alone (0600, folders 0700). No state: any thread.
#pragma once

#include "base/files.h"

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
};

} // namespace ieum::store
