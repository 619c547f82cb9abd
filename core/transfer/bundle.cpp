// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/bundle.h"

#include "base/utf8.h"
#include "transfer/error.h"
#include "transfer/limits.h"

#include <algorithm>
#include <array>

namespace ieum::transfer {

namespace {

class FolderBundle : public Bundle {
  public:
    FolderBundle(const Files& files, std::string folder) : m_files(files), m_folder(std::move(folder)) {}

    Done list() {
        // The folder itself may be a link, the user chose it; those in it are whoever packed them's.
        auto names = m_files.namesIn(m_folder + "/.", limits::bundleEntriesMax);
        // Those of our archives and of Telegram Desktop; a name out of an export's text is never opened.
        static constexpr std::array folders = {"files",    "photos",     "video_files",         "voice_messages",
                                               "stickers", "animations", "round_video_messages"};
        const bool isEmpty = !names;
        if (names) add({}, *names);
        for (const std::string folder : folders) {
            if (const auto inside = m_files.namesIn(m_folder + '/' + folder, limits::bundleEntriesMax)) {
                add(folder + '/', *inside);
            }
        }
        return isEmpty && m_entries.empty() ? passOn(names) : Done();
    }

    Done stream(size_t entry, const Sink& sink) const override {
        const std::string path = m_folder + '/' + m_entries[entry].name;
        for (uint64_t at = 0; at < m_entries[entry].sizeBytes;) {
            const auto piece = m_files.readAt(path, at, limits::entryPieceBytes);
            if (!piece) return passOn(piece);
            if (piece->empty()) break;
            at += piece->size();
            const auto more = sink(*piece);
            if (!more) return passOn(more);
            if (!*more) break;
        }
        return {};
    }

  private:
    void add(const std::string& folder, const std::vector<std::string>& names) {
        for (const std::string& name : names) {
            std::string label = folder;
            label += name;
            const auto size = m_files.sizeOf(m_folder + '/' + label);
            if (!size || m_entries.size() == limits::bundleEntriesMax || !checkUtf8(name)) continue;
            m_entries.push_back({std::move(label), *size});
        }
    }

    const Files& m_files;
    std::string m_folder;
};

} // namespace

Result<Bytes> Bundle::read(size_t entry, uint64_t limit) const {
    const uint64_t size = m_entries[entry].sizeBytes;
    if (size > limit) return fail(Cause::Input, TransferError::TooLarge, static_cast<int64_t>(size));
    Bytes bytes;
    const Done read = stream(entry, [&](ByteView piece) -> Result<bool> {
        if (bytes.size() + piece.size() > limit) {
            return fail(Cause::Input, TransferError::TooLarge, static_cast<int64_t>(bytes.size() + piece.size()));
        }
        append(bytes, piece);
        return true;
    });
    if (!read) return passOn(read);
    return bytes;
}

Result<Bytes> Bundle::head(size_t entry, size_t limit) const {
    Bytes bytes;
    const Done read = stream(entry, [&](ByteView piece) -> Result<bool> {
        append(bytes, piece.first(std::min(piece.size(), limit - bytes.size())));
        return bytes.size() < limit;
    });
    if (!read) return passOn(read);
    return bytes;
}

Result<std::unique_ptr<Bundle>> openFolder(const Files& files, std::string path) {
    auto folder = std::make_unique<FolderBundle>(files, std::move(path));
    if (const Done listed = folder->list(); !listed) return passOn(listed);
    return Result<std::unique_ptr<Bundle>>(std::move(folder));
}

} // namespace ieum::transfer
