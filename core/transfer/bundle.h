// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What an export consists of when it is more than one file: a zip, or a folder. An entry's name is a label to look it
// up by; nothing is ever written to, or opened at, a path that a name makes up.
#pragma once

#include "base/bytes.h"
#include "base/files.h"
#include "base/result.h"
#include "transfer/text_window.h"

#include <functional>
#include <memory>
#include <optional>
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
    /// The same for who asks for one piece after the other; the bundle must outlive it. A bundle that knows no better
    /// reads all of it at once. Errors, also of the reader: those of stream(), and TooLarge.
    virtual Result<std::unique_ptr<PieceReader>> pieces(size_t entry) const;

    /// A folder that only a text names, and that was not listed when the bundle was opened: its files become entries,
    /// and the first of them comes back. `folder` has "/" at its end; that its parts lead nowhere is the caller's to
    /// see to. Of a zip everything is listed.
    virtual std::optional<size_t> lookInto(const std::string& folder) {
        (void)folder;
        return std::nullopt;
    }

    /// The whole entry; `goOn` is asked for each piece of it. Errors: those of stream() and of `goOn`, and TooLarge.
    Result<Bytes> read(size_t entry, uint64_t limit, const std::function<Done()>& goOn = {}) const;
    /// Its first bytes, `limit` at most.
    Result<Bytes> head(size_t entry, size_t limit) const;

  protected:
    static Done handOut(PieceReader&& reader, const Sink& sink);

    std::vector<BundleEntry> m_entries;
};

/// A file, as many bytes of it; fewer where it ends before. Errors, of the reader: those of Files.
std::unique_ptr<PieceReader> fileReader(const Files& files, std::string path, uint64_t size);

/// Errors: NotAnExport when it is no zip, BadZip, EncryptedZip, ZipTooLarge (Cause::Input), and those of Files.
Result<std::unique_ptr<Bundle>> openZip(const Files& files, std::string path);
/// The plain files of a folder, and of those in it that exports have. Errors: those of Files.
Result<std::unique_ptr<Bundle>> openFolder(const Files& files, std::string path);

} // namespace ieum::transfer
