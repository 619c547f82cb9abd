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

Done ZipBundle::stream(size_t index, const Sink& sink) const {
    const ZipEntry& entry = m_places[index];
    const auto at = dataAt(entry);
    if (!at) return passOn(at);
    const auto broken = fail(Cause::Input, TransferError::BadZip, static_cast<int64_t>(entry.offset));
    const std::unique_ptr<archive, FreeArchive> reader(archive_read_new());
    Source source{m_files, m_path, *at, entry.packedBytes, headerOf(entry)};
    archive_entry* found = nullptr;
    if (!reader || archive_read_support_format_zip_streamable(reader.get()) != ARCHIVE_OK ||
        archive_read_open(reader.get(), &source, nullptr, nextPiece, nullptr) != ARCHIVE_OK ||
        archive_read_next_header(reader.get(), &found) != ARCHIVE_OK) {
        return source.failure ? Done(broken) : source.failure;
    }
    Bytes piece(limits::entryPieceBytes);
    uint64_t all = 0;
    while (true) {
        const la_ssize_t size = archive_read_data(reader.get(), piece.data(), piece.size());
        if (!source.failure) return source.failure;
        if (size < 0) return broken;
        all += static_cast<uint64_t>(size);
        if (all > entry.sizeBytes || (size == 0 && all != entry.sizeBytes)) return broken;
        if (size == 0) return {};
        const auto more = sink(ByteView(piece).first(static_cast<size_t>(size)));
        if (!more) return passOn(more);
        if (!*more) return {};
    }
}

Result<std::unique_ptr<Bundle>> openZip(const Files& files, std::string path) {
    auto zip = std::make_unique<ZipBundle>(files, std::move(path));
    if (const Done opened = zip->open(); !opened) return passOn(opened);
    return Result<std::unique_ptr<Bundle>>(std::move(zip));
}

} // namespace ieum::transfer
