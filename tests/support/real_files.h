// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The Files port over the real file system, for tests: whole, but without the fsyncs that make the shipped one durable.
#pragma once

#include "base/error.h"
#include "base/files.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>

namespace ieum::test {

class RealFiles : public Files {
  public:
    Result<Bytes> read(const std::string& path, uint64_t limit) const override {
        const auto size = sizeOf(path);
        if (!size) return passOn(size);
        if (*size > limit) return fail(Cause::Machine, BaseError::FileUnreadable, EFBIG);
        return readAt(path, 0, *size);
    }
    Result<Bytes> readAt(const std::string& path, uint64_t offset, uint64_t size) const override {
        std::ifstream in(path, std::ios::binary);
        if (!in) return fail(Cause::Machine, BaseError::FileMissing, errno);
        in.seekg(static_cast<std::streamoff>(offset));
        Bytes bytes(size);
        in.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(size));
        bytes.resize(static_cast<size_t>(in.gcount()));
        return bytes;
    }
    Result<uint64_t> sizeOf(const std::string& path) const override {
        std::error_code error;
        const uint64_t size = std::filesystem::file_size(path, error);
        if (error) return fail(Cause::Machine, BaseError::FileMissing, error.value());
        return size;
    }
    Done writeDurably(const std::string& path, ByteView bytes) override { return write(path, bytes, std::ios::trunc); }
    Done appendTo(const std::string& path, ByteView bytes) override { return write(path, bytes, std::ios::app); }
    Done sync(const std::string& path) override {
        return exists(path) ? Done{} : fail(Cause::Machine, BaseError::FileMissing, ENOENT);
    }
    Done settle(const std::string& from, const std::string& to) override {
        std::error_code error;
        std::filesystem::rename(from, to, error);
        if (error) return fail(Cause::Machine, BaseError::FileUnwritable, error.value());
        return {};
    }
    Done cutTo(const std::string& path, uint64_t size) override {
        std::error_code error;
        std::filesystem::resize_file(path, size, error);
        if (error) return fail(Cause::Machine, BaseError::FileUnwritable, error.value());
        return {};
    }
    Done makeFolders(const std::string& path) override {
        std::error_code error;
        std::filesystem::create_directories(path, error);
        if (error) return fail(Cause::Machine, BaseError::FileUnwritable, error.value());
        return {};
    }
    Done remove(const std::string& path) override {
        std::error_code error;
        if (!std::filesystem::remove(path, error)) return fail(Cause::Machine, BaseError::FileMissing, error.value());
        return {};
    }
    bool exists(const std::string& path) const override {
        std::error_code error;
        return std::filesystem::exists(path, error);
    }
    Result<std::vector<std::string>> namesIn(const std::string& folder, size_t limit) const override {
        std::error_code error;
        std::filesystem::directory_iterator entries(folder, error);
        if (error || std::filesystem::is_symlink(folder))
            return fail(Cause::Machine, BaseError::FileMissing, error.value());
        std::vector<std::string> names;
        for (const auto& entry : entries) {
            if (entry.is_regular_file() && !entry.is_symlink() && names.size() < limit) {
                names.push_back(entry.path().filename().string());
            }
        }
        std::sort(names.begin(), names.end());
        return names;
    }
    /// `ours`: all that a test makes is.
    Result<FolderLook> lookInto(const std::string& folder, size_t limit) const override {
        std::error_code error;
        std::filesystem::directory_iterator entries(folder, error);
        if (error || std::filesystem::is_symlink(folder))
            return fail(Cause::Machine, BaseError::FileMissing, error.value());
        FolderLook look;
        look.ours = true;
        for (const auto& entry : entries) {
            const auto kind = entry.symlink_status().type();
            if (kind == std::filesystem::file_type::regular) continue;
            auto& names = kind == std::filesystem::file_type::directory ? look.folders : look.others;
            if (look.folders.size() + look.others.size() == limit) break;
            names.push_back(entry.path().filename().string());
        }
        return look;
    }

  private:
    static Done write(const std::string& path, ByteView bytes, std::ios::openmode mode) {
        std::ofstream out(path, std::ios::binary | mode);
        out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
        out.close();
        if (!out) return fail(Cause::Machine, BaseError::FileUnwritable, errno);
        return {};
    }
};

} // namespace ieum::test
