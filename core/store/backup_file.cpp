// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/backup_file.h"

#include "base/error.h"
#include "store/limits.h"

#include <algorithm>
#include <set>

namespace ieum::store {

Result<BackupFile> BackupFile::open(const std::string& path, std::string_view passphrase, const Files& files) {
    const auto header = files.readAt(path, 0, backupHeaderBytes);
    if (!header) return passOn(header);
    auto keys = openBackupHeader(*header, passphrase);
    if (!keys) return passOn(keys);
    BackupFile opened(path, std::move(*keys), files);
    if (const auto found = opened.findNewest(); !found) return passOn(found);
    return opened;
}

Done BackupFile::findNewest() {
    const auto size = m_files->sizeOf(m_path);
    if (!size) return passOn(size);
    m_fileBytes = *size;
    m_endBytes = backupHeaderBytes;
    uint64_t limit = m_fileBytes;
    for (int tried = 0; tried < backupRunsTriedMax && limit >= backupHeaderBytes + backupEndBytes; ++tried) {
        const auto at = endBefore(limit);
        if (!at) return passOn(at);
        if (!*at) return {};
        const auto taken = takeRun(**at);
        if (!taken) return passOn(taken);
        if (*taken) return {};
        limit = **at + backupEndBytes - 1; // anything that ends before this one does
    }
    return {};
}

/// The last place below `limit` at which an end stands as a whole.
Result<std::optional<uint64_t>> BackupFile::endBefore(uint64_t limit) const {
    while (limit >= backupHeaderBytes + backupEndBytes) {
        const uint64_t from = std::max<uint64_t>(backupHeaderBytes, limit - std::min(limit, backupScanBytes));
        const auto read = m_files->readAt(m_path, from, limit - from);
        if (!read) return passOn(read);
        const std::string_view window = textOf(*read);
        for (size_t at = window.rfind(backupEndMagic()); at != std::string_view::npos;
             at = at == 0 ? std::string_view::npos : window.rfind(backupEndMagic(), at - 1)) {
            if (window.size() - at < backupEndBytes) continue;
            const ByteView bytes = ByteView(*read).subspan(at, backupEndBytes);
            if (readBackupEnd(m_keys, from + at, bytes)) return std::optional<uint64_t>(from + at);
        }
        if (from == backupHeaderBytes) break;
        limit = from + backupEndBytes - 1; // one may lie across the border
    }
    return std::optional<uint64_t>();
}

/// False: its manifest is damaged.
Result<bool> BackupFile::takeRun(uint64_t at) {
    const auto bytes = m_files->readAt(m_path, at, backupEndBytes);
    if (!bytes) return passOn(bytes);
    const auto end = readBackupEnd(m_keys, at, *bytes);
    if (!end) return false;
    const auto sealed = m_files->readAt(m_path, end->place, end->sealedBytes);
    if (!sealed) return passOn(sealed);
    auto plain = openBlock(m_keys, BlockKind::Manifest, end->place, *sealed);
    if (!plain) return false;
    auto manifest = decodeManifest(*plain, end->place);
    crypto::wipe(*plain);
    if (!manifest && manifest.error().is(StoreError::BackupTooNew)) return passOn(manifest);
    if (!manifest || manifest->run != end->run) return false;
    m_manifest.emplace(std::move(*manifest));
    m_manifestBytes = end->sealedBytes;
    m_endBytes = at + backupEndBytes;
    return true;
}

uint64_t BackupFile::usedBytes() const {
    uint64_t bytes = backupHeaderBytes;
    if (!m_manifest) return bytes;
    std::set<uint64_t> counted; // equal blocks lie there once
    for (const auto* list : {&m_manifest->blocks, &m_manifest->chunks}) {
        for (const BlockRef& ref : *list) {
            if (counted.insert(ref.place).second) bytes += ref.sealedBytes;
        }
    }
    return bytes + m_manifestBytes + backupEndBytes;
}

Result<Bytes> BackupFile::read(BlockKind kind, const BlockRef& ref) const {
    const auto sealed = m_files->readAt(m_path, ref.place, ref.sealedBytes);
    if (!sealed) return passOn(sealed);
    auto plain = openBlock(m_keys, kind, ref.place, *sealed);
    if (!plain) return plain;
    if (blockNameOf(m_keys, kind, *plain) != ref.name) {
        return fail(Cause::Input, StoreError::BackupDamaged, static_cast<int64_t>(ref.place));
    }
    return plain;
}

Done BackupFile::verify(const BackupProgress& progress) const {
    if (!m_manifest) return fail(Cause::Input, StoreError::BackupEmpty);
    const uint64_t total = m_manifest->blocks.size() + m_manifest->chunks.size();
    uint64_t done = 0;
    const auto check = [&](BlockKind kind, const BlockRef& ref) -> Done {
        auto plain = read(kind, ref);
        if (!plain) return passOn(plain);
        crypto::wipe(*plain);
        return progress(++done, total);
    };
    for (const BlockRef& ref : m_manifest->blocks) {
        if (const auto good = check(BlockKind::Pages, ref); !good) return good;
    }
    for (const BlockRef& ref : m_manifest->chunks) {
        if (const auto good = check(BlockKind::Chunk, ref); !good) return good;
    }
    return {};
}

} // namespace ieum::store
