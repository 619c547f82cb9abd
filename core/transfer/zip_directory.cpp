// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/zip_directory.h"

#include "base/utf8.h"
#include "transfer/encoding.h"
#include "transfer/error.h"
#include "transfer/limits.h"

#include <algorithm>

namespace ieum::transfer {

namespace {

constexpr size_t endBytes = 22;
constexpr size_t locatorBytes = 20;
constexpr size_t wideEndBytes = 56;
constexpr size_t headerBytes = 46;
constexpr size_t localHeaderBytes = 30;

/// Little-endian numbers, front to back; what is not there reads as 0 and breaks it.
class Fields {
  public:
    explicit Fields(ByteView bytes) : m_rest(bytes) {}
    uint64_t number(size_t bytes) {
        const ByteView taken = take(bytes);
        uint64_t value = 0;
        for (size_t i = taken.size(); i > 0; --i) value = value << 8U | static_cast<uint64_t>(taken[i - 1]);
        return value;
    }
    uint16_t u16() { return static_cast<uint16_t>(number(2)); }
    uint32_t u32() { return static_cast<uint32_t>(number(4)); }
    uint64_t u64() { return number(8); }
    ByteView take(size_t count) {
        if (count > m_rest.size()) {
            m_broken = true;
            m_rest = {};
            return {};
        }
        const ByteView taken = m_rest.first(count);
        m_rest = m_rest.subspan(count);
        return taken;
    }
    size_t left() const { return m_rest.size(); }
    bool isBroken() const { return m_broken; }

  private:
    ByteView m_rest;
    bool m_broken = false;
};

tl::unexpected<Error> badZip(uint64_t offset) {
    return fail(Cause::Input, TransferError::BadZip, static_cast<int64_t>(offset));
}
tl::unexpected<Error> tooLarge(uint64_t howMuch) {
    constexpr uint64_t most = INT64_MAX;
    return fail(Cause::Input, TransferError::ZipTooLarge, static_cast<int64_t>(std::min(howMuch, most)));
}

struct Table {
    uint64_t offset = 0;
    uint64_t bytes = 0;
    uint64_t entries = 0;
};

/// The end of the table is the last thing in the file, but for a comment.
Result<Table> findTable(const Files& files, const std::string& path, uint64_t size) {
    const uint64_t tailBytes = std::min<uint64_t>(size, endBytes + UINT16_MAX);
    const uint64_t tailAt = size - tailBytes;
    const auto tail = files.readAt(path, tailAt, tailBytes);
    if (!tail) return passOn(tail);
    const std::string_view text = textOf(*tail);
    size_t at = text.rfind("PK\5\6");
    const auto commentFits = [&] {
        return at + endBytes <= text.size() && at + endBytes + static_cast<uint8_t>(text[at + 20]) +
                                                       (size_t{static_cast<uint8_t>(text[at + 21])} << 8U) ==
                                                   text.size();
    };
    while (at != std::string_view::npos && !commentFits()) at = at == 0 ? text.npos : text.rfind("PK\5\6", at - 1);
    if (at == std::string_view::npos) return badZip(size); // cut off, most of the time
    Fields end(ByteView(*tail).subspan(at + 4, endBytes - 4));
    Table table;
    const uint32_t disks = end.u32();
    end.u16();
    table.entries = end.u16();
    table.bytes = end.u32();
    table.offset = end.u32();
    uint64_t tableEnd = tailAt + at;
    if (disks != 0 && disks != UINT32_MAX) return badZip(tableEnd);
    const bool isWide = table.entries == UINT16_MAX || table.bytes == UINT32_MAX || table.offset == UINT32_MAX;
    if (isWide && tableEnd >= locatorBytes + wideEndBytes) {
        const auto locator = files.readAt(path, tableEnd - locatorBytes, locatorBytes);
        if (!locator) return passOn(locator);
        if (textOf(*locator).starts_with("PK\6\7")) {
            Fields place(ByteView(*locator).subspan(8));
            const uint64_t wideAt = place.u64();
            if (place.isBroken() || wideAt > tableEnd - locatorBytes - wideEndBytes) return badZip(tableEnd);
            const auto wide = files.readAt(path, wideAt, wideEndBytes);
            if (!wide) return passOn(wide);
            if (!textOf(*wide).starts_with("PK\6\6")) return badZip(wideAt);
            Fields fields(ByteView(*wide).subspan(32));
            table.entries = fields.u64();
            table.bytes = fields.u64();
            table.offset = fields.u64();
            tableEnd = wideAt;
        }
    }
    if (table.bytes > tableEnd || table.offset > tableEnd - table.bytes) return badZip(tableEnd);
    if (table.entries > limits::bundleEntriesMax) return tooLarge(table.entries);
    if (table.bytes > limits::zipDirectoryBytesMax) return tooLarge(table.bytes);
    return table;
}

/// UTF-8, said or not, or what Korean Windows writes.
std::string nameOf(ByteView bytes) {
    if (bytes.size() > limits::entryNameBytesMax || textOf(bytes).find('\0') != std::string_view::npos) return {};
    auto decoded = decodeText(bytes);
    return decoded ? std::move(decoded->text) : std::string{};
}

/// Sizes and offset of 64 bits stand behind the name, those of them that did not fit.
void readWideNumbers(ByteView extra, ZipEntry& entry) {
    Fields fields(extra);
    while (fields.left() >= 4) {
        const uint16_t id = fields.u16();
        Fields field(fields.take(fields.u16()));
        if (id != 1) continue;
        if (entry.sizeBytes == UINT32_MAX) entry.sizeBytes = field.u64();
        if (entry.packedBytes == UINT32_MAX) entry.packedBytes = field.u64();
        if (entry.offset == UINT32_MAX) entry.offset = field.u64();
        return;
    }
}

ZipEntry readEntry(Fields& fields) {
    ZipEntry entry;
    fields.number(1);
    const bool byUnix = fields.number(1) == 3;
    fields.u16();
    const uint16_t flags = fields.u16();
    entry.isEncrypted = (flags & 0x2041U) != 0; // by password, strongly, or the table itself
    entry.method = fields.u16();
    fields.u32();
    entry.crc = fields.u32();
    entry.packedBytes = fields.u32();
    entry.sizeBytes = fields.u32();
    const uint16_t nameBytes = fields.u16();
    const uint16_t extraBytes = fields.u16();
    const uint16_t commentBytes = fields.u16();
    fields.u32();
    const uint32_t mode = fields.u32() >> 16U;
    entry.offset = fields.u32();
    const ByteView name = fields.take(nameBytes);
    readWideNumbers(fields.take(extraBytes), entry);
    fields.take(commentBytes);
    constexpr uint32_t kindMask = 0xF000;
    constexpr uint32_t plainKind = 0x8000;
    const bool isOdd = byUnix && (mode & kindMask) != 0 && (mode & kindMask) != plainKind;
    entry.isPlain = !isOdd && !textOf(name).ends_with('/');
    entry.name = nameOf(name);
    return entry;
}

/// Two entries that share bytes are how a small zip unpacks to petabytes.
Done checkPlaces(std::vector<ZipEntry>& entries, uint64_t tableAt) {
    std::vector<ZipEntry*> byPlace;
    byPlace.reserve(entries.size());
    for (ZipEntry& entry : entries) byPlace.push_back(&entry);
    std::sort(byPlace.begin(), byPlace.end(),
              [](const ZipEntry* a, const ZipEntry* b) { return a->offset < b->offset; });
    for (size_t i = 0; i < byPlace.size(); ++i) {
        ZipEntry& entry = *byPlace[i];
        entry.end = i + 1 < byPlace.size() ? byPlace[i + 1]->offset : tableAt;
        if (entry.offset > entry.end || entry.end - entry.offset < localHeaderBytes ||
            entry.packedBytes > entry.end - entry.offset - localHeaderBytes) {
            return badZip(entry.offset);
        }
    }
    return {};
}

Done checkSizes(const std::vector<ZipEntry>& entries, uint64_t zipBytes) {
    uint64_t all = 0;
    for (const ZipEntry& entry : entries) {
        if (entry.sizeBytes > limits::entryBytesMax) return tooLarge(entry.sizeBytes);
        all += entry.sizeBytes;
        const bool isStored = entry.method == 0 && entry.packedBytes != entry.sizeBytes && !entry.isEncrypted;
        if (isStored) return badZip(entry.offset);
        if (entry.sizeBytes > limits::zipBytesAlways && entry.sizeBytes / limits::zipRatioMax > entry.packedBytes) {
            return tooLarge(entry.sizeBytes);
        }
    }
    if (all > limits::bundleBytesMax || (all > limits::zipBytesAlways && all / limits::zipRatioMax > zipBytes)) {
        return tooLarge(all);
    }
    return {};
}

} // namespace

Result<std::vector<ZipEntry>> readZipDirectory(const Files& files, const std::string& path) {
    const auto size = files.sizeOf(path);
    if (!size) return passOn(size);
    const auto start = files.readAt(path, 0, 4);
    if (!start) return passOn(start);
    if (textOf(*start) != "PK\3\4" && textOf(*start) != "PK\5\6") return fail(Cause::Input, TransferError::NotAnExport);
    const auto table = findTable(files, path, *size);
    if (!table) return passOn(table);
    const auto bytes = files.readAt(path, table->offset, table->bytes);
    if (!bytes) return passOn(bytes);
    std::vector<ZipEntry> entries;
    Fields fields(*bytes);
    while (fields.left() >= headerBytes && entries.size() < table->entries) {
        const uint64_t at = table->offset + bytes->size() - fields.left();
        if (textOf(fields.take(4)) != "PK\1\2") return badZip(at);
        entries.push_back(readEntry(fields));
        if (fields.isBroken()) return badZip(at);
    }
    if (entries.size() != table->entries) return badZip(table->offset);
    if (const Done sane = checkPlaces(entries, table->offset); !sane) return passOn(sane);
    if (const Done sane = checkSizes(entries, *size); !sane) return passOn(sane);
    return entries;
}

} // namespace ieum::transfer
