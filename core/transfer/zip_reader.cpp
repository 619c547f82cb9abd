// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/zip_reader.h"

#include "transfer/error.h"
#include "transfer/limits.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <utility>

namespace ieum::transfer {

namespace {

constexpr uint64_t localHeaderBytes = 30;

void addNumber(Bytes& to, uint64_t value, size_t bytes) {
    for (size_t i = 0; i < bytes; ++i) to.push_back(static_cast<std::byte>(value >> (8 * i) & 0xFFU));
}

/// The header of a zip that holds this entry alone, under a name of ours.
Bytes headerOf(const ZipEntry& entry) {
    Bytes header;
    append(header, bytesOf("PK\3\4"));
    for (const uint64_t number : {uint64_t{20}, uint64_t{0}, uint64_t{entry.method}, uint64_t{0}, uint64_t{0}}) {
        addNumber(header, number, 2); // version, flags, method, time, date
    }
    for (const uint64_t number : {uint64_t{entry.crc}, entry.packedBytes, entry.sizeBytes})
        addNumber(header, number, 4);
    addNumber(header, 1, 2); // the name's length
    addNumber(header, 0, 2); // nothing extra
    append(header, bytesOf("x"));
    return header;
}

/// What libarchive reads from: a header of ours first, then the packed bytes; it is never shown anything else.
struct Source {
    const Files& files;
    const std::string& path;
    uint64_t at = 0;
    uint64_t left = 0;
    Bytes header;
    Bytes piece{};
    Done failure{};
};

la_ssize_t nextPiece(archive*, void* about, const void** bytes) {
    auto& source = *static_cast<Source*>(about);
    if (!source.header.empty()) {
        source.piece = std::exchange(source.header, {});
    } else {
        const uint64_t wanted = std::min<uint64_t>(source.left, limits::entryPieceBytes);
        auto read = source.files.readAt(source.path, source.at, wanted);
        if (!read) {
            source.failure = passOn(read);
            return -1;
        }
        source.piece = std::move(*read);
        source.at += source.piece.size();
        source.left = source.piece.size() < wanted ? 0 : source.left - wanted;
    }
    *bytes = source.piece.data();
    return static_cast<la_ssize_t>(source.piece.size());
}

struct FreeArchive {
    void operator()(archive* reader) const { archive_read_free(reader); }
};

/// Stays where it is once it is open: libarchive knows where its source lies.
class EntryReader : public PieceReader {
  public:
    EntryReader(const Files& files, const std::string& path, const ZipEntry& entry, uint64_t at)
        : m_entry(entry), m_source{files, path, at, entry.packedBytes, headerOf(entry)}, m_reader(archive_read_new()),
          m_piece(limits::entryPieceBytes) {}

    Done open() {
        archive_entry* found = nullptr;
        const bool isOpen = m_reader && archive_read_support_format_zip_streamable(m_reader.get()) == ARCHIVE_OK &&
                            archive_read_open(m_reader.get(), &m_source, nullptr, nextPiece, nullptr) == ARCHIVE_OK &&
                            archive_read_next_header(m_reader.get(), &found) == ARCHIVE_OK;
        if (isOpen) return {};
        return m_source.failure ? Done(broken()) : m_source.failure;
    }

    Result<ByteView> next() override {
        const la_ssize_t size = archive_read_data(m_reader.get(), m_piece.data(), m_piece.size());
        if (!m_source.failure) return passOn(m_source.failure);
        if (size < 0) return broken();
        m_given += static_cast<uint64_t>(size);
        if (m_given > m_entry.sizeBytes || (size == 0 && m_given != m_entry.sizeBytes)) return broken();
        return ByteView(m_piece).first(static_cast<size_t>(size));
    }

  private:
    tl::unexpected<Error> broken() const {
        return fail(Cause::Input, TransferError::BadZip, static_cast<int64_t>(m_entry.offset));
    }

    const ZipEntry& m_entry;
    Source m_source;
    std::unique_ptr<archive, FreeArchive> m_reader;
    Bytes m_piece;
    uint64_t m_given = 0;
};

} // namespace

Done ZipBundle::open() {
    auto entries = readZipDirectory(m_files, m_path);
    if (!entries) return passOn(entries);
    for (ZipEntry& entry : *entries) {
        if (!entry.isPlain) continue;
        m_entries.push_back({entry.name, entry.sizeBytes});
        m_places.push_back(std::move(entry));
    }
    return {};
}

/// Where an entry's bytes begin: its own header repeats its name, in a length of its own.
Result<uint64_t> ZipBundle::dataAt(const ZipEntry& entry) const {
    const auto broken = fail(Cause::Input, TransferError::BadZip, static_cast<int64_t>(entry.offset));
    if (entry.isEncrypted) return fail(Cause::Input, TransferError::EncryptedZip);
    if (entry.method != 0 && entry.method != 8) return broken;
    const auto header = m_files.readAt(m_path, entry.offset, localHeaderBytes);
    if (!header) return passOn(header);
    if (header->size() != localHeaderBytes || !textOf(*header).starts_with("PK\3\4")) return broken;
    const auto lengthAt = [&](size_t at) {
        return static_cast<uint64_t>((*header)[at]) | static_cast<uint64_t>((*header)[at + 1]) << 8U;
    };
    const uint64_t at = entry.offset + localHeaderBytes + lengthAt(26) + lengthAt(28);
    if (at > entry.end || entry.packedBytes > entry.end - at) return broken;
    return at;
}

Result<std::unique_ptr<PieceReader>> ZipBundle::pieces(size_t index) const {
    const auto at = dataAt(m_places[index]);
    if (!at) return passOn(at);
    auto reader = std::make_unique<EntryReader>(m_files, m_path, m_places[index], *at);
    if (const Done opened = reader->open(); !opened) return passOn(opened);
    return Result<std::unique_ptr<PieceReader>>(std::move(reader));
}

Done ZipBundle::stream(size_t index, const Sink& sink) const {
    const auto reader = pieces(index);
    if (!reader) return passOn(reader);
    return handOut(std::move(**reader), sink);
}

Result<std::unique_ptr<Bundle>> openZip(const Files& files, std::string path) {
    auto zip = std::make_unique<ZipBundle>(files, std::move(path));
    if (const Done opened = zip->open(); !opened) return passOn(opened);
    return Result<std::unique_ptr<Bundle>>(std::move(zip));
}

} // namespace ieum::transfer
