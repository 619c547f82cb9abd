// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/bundle.h"

#include "base/utf8.h"
#include "transfer/error.h"
#include "transfer/limits.h"
#include "transfer/slack.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ieum::transfer {

namespace {

class FileReader : public PieceReader {
  public:
    FileReader(const Files& files, std::string path, uint64_t size)
        : m_files(files), m_path(std::move(path)), m_size(size) {}

    Result<ByteView> next() override {
        m_piece.clear();
        if (m_at >= m_size) return ByteView{};
        auto piece = m_files.readAt(m_path, m_at, std::min<uint64_t>(m_size - m_at, limits::entryPieceBytes));
        if (!piece) return passOn(piece);
        m_piece = std::move(*piece);
        m_at = m_piece.empty() ? m_size : m_at + m_piece.size();
        return ByteView(m_piece);
    }

  private:
    const Files& m_files;
    std::string m_path;
    uint64_t m_size;
    uint64_t m_at = 0;
    Bytes m_piece;
};

class WholeReader : public PieceReader {
  public:
    explicit WholeReader(Bytes bytes) : m_bytes(std::move(bytes)) {}
    Result<ByteView> next() override { return std::exchange(m_isGiven, true) ? ByteView{} : ByteView(m_bytes); }

  private:
    Bytes m_bytes;
    bool m_isGiven = false;
};

class FolderBundle : public Bundle {
  public:
    FolderBundle(const Files& files, std::string folder) : m_files(files), m_folder(std::move(folder)) {}

    Done list() {
        // The folder itself may be a link, the user chose it; those in it are whoever packed them's.
        auto names = m_files.namesIn(m_folder + "/.", limits::bundleEntriesMax);
        // Those of our archives and of Telegram Desktop. Of names out of an export's text only those of Slack's
        // channels are looked for, and only as folders right in here.
        static constexpr std::array folders = {"files",    "photos",     "video_files",         "voice_messages",
                                               "stickers", "animations", "round_video_messages"};
        const bool isEmpty = !names;
        if (names) add({}, *names);
        for (const std::string folder : folders) addFolder(folder);
        return isEmpty && m_entries.empty() ? passOn(names) : Done();
    }

    /// The plain files of one more folder in it; a link is no folder.
    void addFolder(const std::string& folder) {
        if (const auto inside = m_files.namesIn(m_folder + '/' + folder, limits::bundleEntriesMax)) {
            add(folder + '/', *inside);
        }
    }

    std::optional<size_t> lookInto(const std::string& folder) override {
        for (size_t end = folder.find('/'); end != std::string::npos; end = folder.find('/', end + 1)) {
            if (!m_files.namesIn(m_folder + '/' + folder.substr(0, end), 0)) return std::nullopt; // or a link is above
        }
        const size_t before = m_entries.size();
        addFolder(folder.substr(0, folder.size() - 1));
        return m_entries.size() == before ? std::nullopt : std::optional(before);
    }

    Done stream(size_t entry, const Sink& sink) const override { return handOut(readerOf(entry), sink); }
    Result<std::unique_ptr<PieceReader>> pieces(size_t entry) const override {
        return Result<std::unique_ptr<PieceReader>>(std::make_unique<FileReader>(readerOf(entry)));
    }

  private:
    FileReader readerOf(size_t entry) const {
        return {m_files, m_folder + '/' + m_entries[entry].name, m_entries[entry].sizeBytes};
    }

    void add(const std::string& folder, const std::vector<std::string>& names) {
        for (const std::string& name : names) {
            if (m_entries.size() == limits::bundleEntriesMax) return;
            std::string label = folder;
            label += name;
            const auto size = m_files.sizeOf(m_folder + '/' + label);
            if (!size || !checkUtf8(name)) continue;
            m_entries.push_back({std::move(label), *size});
        }
    }

    const Files& m_files;
    std::string m_folder;
};

} // namespace

Done Bundle::handOut(PieceReader&& reader, const Sink& sink) {
    while (true) {
        const auto piece = reader.next();
        if (!piece) return passOn(piece);
        if (piece->empty()) return {};
        const auto more = sink(*piece);
        if (!more) return passOn(more);
        if (!*more) return {};
    }
}

Result<std::unique_ptr<PieceReader>> Bundle::pieces(size_t entry) const {
    auto bytes = read(entry, limits::fileBytesMax);
    if (!bytes) return passOn(bytes);
    return Result<std::unique_ptr<PieceReader>>(std::make_unique<WholeReader>(std::move(*bytes)));
}

Result<Bytes> Bundle::read(size_t entry, uint64_t limit, const std::function<Done()>& goOn) const {
    const uint64_t size = m_entries[entry].sizeBytes;
    if (size > limit) return fail(Cause::Input, TransferError::TooLarge, static_cast<int64_t>(size));
    Bytes bytes;
    bytes.reserve(size); // growing by doubling would hold the old and the new one at a time
    const Done read = stream(entry, [&](ByteView piece) -> Result<bool> {
        if (const Done going = goOn ? goOn() : Done(); !going) return passOn(going);
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

std::unique_ptr<PieceReader> fileReader(const Files& files, std::string path, uint64_t size) {
    return std::make_unique<FileReader>(files, std::move(path), size);
}

Result<std::unique_ptr<Bundle>> openFolder(const Files& files, std::string path) {
    auto folder = std::make_unique<FolderBundle>(files, std::move(path));
    if (const Done listed = folder->list(); !listed) return passOn(listed);
    if (isSlackExport(*folder)) {
        for (const std::string& channel : slackFolders(*folder)) folder->addFolder(channel);
    }
    return Result<std::unique_ptr<Bundle>>(std::move(folder));
}

} // namespace ieum::transfer
