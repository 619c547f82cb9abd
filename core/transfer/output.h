// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where an export goes: a folder or a zip, which look the same to a target. Files are written one after the other, each
// once, as streams. Until finish() all of it stands under a name that says that it is not whole ("NAME.unfinished");
// an Output that goes without finish() takes away what it wrote.
#pragma once

#include "base/files.h"
#include "base/result.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace ieum::transfer {

class Output {
  public:
    Output() = default;
    virtual ~Output() = default;
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;

    /// The next file, by its path inside ("data/a.jpg"), which no other one had. `sizeBytes` where it is known.
    virtual Done open(const std::string& name, std::optional<uint64_t> sizeBytes) = 0;
    virtual Done write(std::string_view bytes) = 0;
    virtual Done close() = 0;
    /// All is written: durable, and under its own name.
    virtual Done finish() = 0;
    /// The file `name` is there from an earlier export that was broken off, and `isWhole` says so of it: it is a part
    /// of this one then, and is not written again.
    using IsWhole = std::function<bool(const std::string& path)>;
    virtual Result<bool> takesOver(const std::string& name, const IsWhole& isWhole) {
        (void)name;
        (void)isWhole;
        return false;
    }
    /// A zip as one file of this; to be finished before this is.
    virtual std::unique_ptr<Output> zipInside(const std::string& name) = 0;
};

/// Neither touches the disk before its first file. `path` must not exist. Errors: those of Files; Unwritable for a file
/// of a zip whose size was not known and is beyond 4 GiB, or not what was said.
std::unique_ptr<Output> makeFolderOutput(Files& files, std::string path);
/// The folder grows as NAME.ieum-part; what is written of it stays when it goes without finish(), and the next output
/// for the same place with the same key goes on with it (part_folder.h).
std::unique_ptr<Output> makeResumableOutput(Files& files, std::string path, const std::string& key);
std::unique_ptr<Output> makeZipOutput(Files& files, std::string path);

/// Is told how many bytes of content are to be written next; an error of its own is that of the write.
using OnWrite = std::function<Done(uint64_t bytes)>;
/// The same output, watched.
std::unique_ptr<Output> watched(std::unique_ptr<Output> out, OnWrite onWrite);

/// A whole small file.
Done writeFile(Output& out, const std::string& name, std::string_view content);

} // namespace ieum::transfer
