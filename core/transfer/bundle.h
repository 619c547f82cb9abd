// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What an export consists of when it is more than one file: a zip, or a folder. An entry's name is a label to look it
// up by; nothing is ever written to, or opened at, a path that a name makes up.
#pragma once

#include "base/bytes.h"
#include "base/files.h"
#include "base/result.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace ieum::transfer {

struct BundleEntry {
    std::string name; ///< valid UTF-8, "/" between folders; "" when the bundle's own name for it is no text
    uint64_t sizeBytes = 0;
};

/// The last part of an entry's name.
inline std::string_view baseOf(std::string_view name) { return name.substr(name.find_last_of('/') + 1); }

class Bundle {
  public:
    virtual ~Bundle() = default;
    /// Plain files only, in the bundle's order.
    const std::vector<BundleEntry>& entries() const { return m_entries; }

    /// Takes the next bytes of an entry; false when it wants no more of them.
    using Sink = std::function<Result<bool>(ByteView piece)>;
    /// Hands out an entry from its beginning, at most limits::entryPieceBytes at a time. What the sink refuses comes
    /// back. Errors: BadZip, EncryptedZip (Cause::Input), and those of Files.
    virtual Done stream(size_t entry, const Sink& sink) const = 0;

    /// The whole entry. Errors: those of stream(), and TooLarge.
    Result<Bytes> read(size_t entry, uint64_t limit) const;
    /// Its first bytes, `limit` at most.
    Result<Bytes> head(size_t entry, size_t limit) const;

  protected:
    std::vector<BundleEntry> m_entries;
};

/// Errors: NotAnExport when it is no zip, BadZip, EncryptedZip, ZipTooLarge (Cause::Input), and those of Files.
Result<std::unique_ptr<Bundle>> openZip(const Files& files, std::string path);
/// The plain files of a folder, and of those in it that exports have. Errors: those of Files.
Result<std::unique_ptr<Bundle>> openFolder(const Files& files, std::string path);

} // namespace ieum::transfer
