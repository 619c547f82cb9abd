// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The Files port over the bytes at hand: one file under every name, and nothing can be written.
#pragma once

#include "base/error.h"
#include "base/files.h"

#include <algorithm>

namespace ieum::transfer::fuzz {

class MemoryFiles : public Files {
  public:
    MemoryFiles() = default;
    explicit MemoryFiles(ByteView bytes) : m_bytes(bytes) {}
    Result<Bytes> read(const std::string& path, uint64_t limit) const override { return readAt(path, 0, limit); }
    Result<Bytes> readAt(const std::string&, uint64_t offset, uint64_t size) const override {
        if (offset > m_bytes.size()) return Bytes();
        return copyOf(m_bytes.subspan(offset, std::min<uint64_t>(size, m_bytes.size() - offset)));
    }
    Result<uint64_t> sizeOf(const std::string&) const override { return m_bytes.size(); }
    bool exists(const std::string&) const override { return true; }
    Result<std::vector<std::string>> namesIn(const std::string&, size_t) const override { return no(); }
    Result<FolderLook> lookInto(const std::string&, size_t) const override { return no(); }
    Done writeDurably(const std::string&, ByteView) override { return no(); }
    Done appendTo(const std::string&, ByteView) override { return no(); }
    Done sync(const std::string&) override { return no(); }
    Done settle(const std::string&, const std::string&) override { return no(); }
    Done cutTo(const std::string&, uint64_t) override { return no(); }
    Done makeFolders(const std::string&) override { return no(); }
    Done remove(const std::string&) override { return no(); }

  private:
    static tl::unexpected<Error> no() { return fail(Cause::Machine, BaseError::FileMissing); }
    ByteView m_bytes;
};

} // namespace ieum::transfer::fuzz
