// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/backup_writer.h"

#include "base/error.h"
#include "store/limits.h"

namespace ieum::store {
namespace {

/// A header with a new key, as the whole of the file. Not by another name and a rename: the caller may hold a lock on
/// it.
Done writeHeader(const std::string& path, std::string_view passphrase, PassphraseCost cost, Random& random,
                 Files& files) {
    const auto header = makeBackupHeader(crypto::Key::random(random), passphrase, cost, random);
    if (!header) return passOn(header);
    if (files.exists(path)) {
        if (const auto emptied = files.cutTo(path, 0); !emptied) return emptied;
    }
    if (const auto added = files.appendTo(path, *header); !added) return added;
    return files.sync(path);
}

/// The beginning of a header, or nothing at all: nobody can have put anything into it yet.
Result<bool> isBarelyBegun(const std::string& path, const Files& files) {
    const auto header = files.readAt(path, 0, backupHeaderBytes);
    if (!header) return passOn(header);
    const std::string_view magic = backupMagic();
    const bool begins = header->size() >= magic.size() && textOf(ByteView(*header).first(magic.size())) == magic;
    return header->empty() || (begins && header->size() < backupHeaderBytes);
}

} // namespace

BackupWriter::BackupWriter(BackupFile file, bool isNew, Random& random, Files& files)
    : m_file(std::move(file)), m_random(&random), m_files(&files), m_at(m_file.endBytes()), m_isNew(isNew) {
    if (!m_file.manifest()) return;
    for (const auto* list : {&m_file.manifest()->blocks, &m_file.manifest()->chunks}) {
        for (const BlockRef& ref : *list) m_known.emplace(ref.name, ref);
    }
}

Result<BackupWriter> BackupWriter::open(const std::string& path, std::string_view passphrase, PassphraseCost cost,
                                        Random& random, Files& files) {
    if (passphrase.empty()) return fail(Cause::Input, StoreError::PassphraseNeeded);
    bool isNew = !files.exists(path);
    if (!isNew) {
        const auto begun = isBarelyBegun(path, files);
        if (!begun) return passOn(begun);
        isNew = *begun;
    }
    if (isNew) {
        if (const auto written = writeHeader(path, passphrase, cost, random, files); !written) return passOn(written);
    }
    auto file = BackupFile::open(path, passphrase, files);
    if (!file) return passOn(file);
    return BackupWriter(std::move(*file), isNew, random, files);
}

std::optional<BlockRef> BackupWriter::find(const BlockName& name) const {
    const auto found = m_known.find(name);
    return found == m_known.end() ? std::nullopt : std::optional(found->second);
}

Result<BlockRef> BackupWriter::put(BlockKind kind, ByteView plain) {
    BlockRef ref{blockNameOf(m_file.keys(), kind, plain), m_at,
                 static_cast<uint32_t>(plain.size() + blockOverheadBytes)};
    if (const auto known = find(ref.name)) return *known;
    if (const auto added = add(sealBlock(m_file.keys(), kind, m_at, plain, *m_random)); !added) return passOn(added);
    m_known.emplace(ref.name, ref);
    m_added.push_back({kind, ref});
    return ref;
}

Done BackupWriter::cutTail() {
    if (std::exchange(m_isCut, true) || m_file.unfinishedBytes() == 0) return {};
    return m_files->cutTo(m_file.path(), m_file.endBytes());
}

Done BackupWriter::add(ByteView bytes) {
    append(m_waiting, bytes);
    m_at += bytes.size();
    return m_waiting.size() < backupAppendBytes ? Done() : flush();
}

Done BackupWriter::flush() {
    if (const auto cut = cutTail(); !cut) return cut;
    const Bytes bytes = std::exchange(m_waiting, {});
    return m_files->appendTo(m_file.path(), bytes);
}

Done BackupWriter::readBack(const BackupProgress& progress) const {
    uint64_t done = 0;
    for (const Added& each : m_added) {
        auto plain = m_file.read(each.kind, each.ref);
        if (!plain) return passOn(plain);
        crypto::wipe(*plain);
        if (const auto goOn = progress(++done, m_added.size()); !goOn) return goOn;
    }
    return {};
}

Done BackupWriter::finish(BackupManifest& manifest, const BackupProgress& progress) {
    if (manifest.blocks.size() + manifest.chunks.size() > backupBlocksMax) {
        return fail(Cause::Input, StoreError::BackupTooLarge, static_cast<int64_t>(backupBlocksMax));
    }
    // What the manifest names must be on the disk before it is.
    if (const auto flushed = flush(); !flushed) return flushed;
    if (const auto synced = m_files->sync(m_file.path()); !synced) return synced;
    if (const auto good = readBack(progress); !good) return good;

    manifest.run = m_file.manifest() ? m_file.manifest()->run + 1 : 1;
    Bytes plain = encodeManifest(manifest);
    const uint64_t place = m_at;
    const Bytes sealed = sealBlock(m_file.keys(), BlockKind::Manifest, place, plain, *m_random);
    crypto::wipe(plain);
    const auto added = add(sealed);
    if (!added) return added;
    const uint64_t at = m_at;
    const BackupEnd end{place, static_cast<uint32_t>(sealed.size()), manifest.run};
    const Bytes endBytes = makeBackupEnd(m_file.keys(), at, end);
    if (const auto ended = add(endBytes); !ended) return ended;
    if (const auto flushed = flush(); !flushed) return flushed;
    if (const auto synced = m_files->sync(m_file.path()); !synced) return synced;
    Bytes expected = sealed;
    append(expected, endBytes);
    const auto back = m_files->readAt(m_file.path(), place, expected.size());
    if (!back) return passOn(back);
    const auto size = m_files->sizeOf(m_file.path());
    if (!size) return passOn(size);
    if (*back != expected || *size != m_at) {
        return fail(Cause::Machine, StoreError::BackupDamaged, static_cast<int64_t>(place));
    }
    return {};
}

void BackupWriter::giveUp() {
    if (m_isNew) {
        (void)m_files->remove(m_file.path()); // at worst a file without a run stays, which the next one takes over
    } else if (m_isCut) {
        (void)m_files->cutTo(m_file.path(), m_file.endBytes()); // or else the next one does
    }
}

} // namespace ieum::store
