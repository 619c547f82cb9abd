// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/backup_contents.h"

#include "store/chunk_files.h"
#include "store/database_pages.h"
#include "store/file_store.h"
#include "store/limits.h"
#include "vault/seal.h"

#include <algorithm>

namespace ieum::store {
namespace {

/// Chunks and manifests of files, ascending.
Result<std::vector<ChunkId>> chunksHere(Connection& reader) {
    auto statement = reader.prepare("SELECT id FROM chunk WHERE have=1"
                                    " UNION SELECT id FROM file WHERE chunk_bytes IS NOT NULL ORDER BY 1");
    if (!statement) return passOn(statement);
    return statement->all([](Statement& row) { return row.id<ChunkId>(0); });
}

class Copying {
  public:
    Copying(BackupWriter& writer, const BackupSubject& subject, Files& files, const BackupProgress& progress)
        : m_writer(writer), m_subject(subject), m_chunks(chunksFolder(subject.folder), files), m_progress(progress) {}

    Result<BackupManifest> run(Connection& reader) {
        m_manifest.cipher = m_subject.cipher;
        m_manifest.profileKey = m_subject.key.clone();
        m_manifest.person = m_subject.person;
        m_manifest.device = m_subject.device;
        m_manifest.name = m_subject.name.substr(0, backupNameBytesMax);
        auto chunks = putPages(reader);
        if (!chunks) return passOn(chunks);
        for (const ChunkId& chunk : *chunks) {
            if (const auto done = putChunk(chunk); !done) return passOn(done);
            if (const auto goOn = m_progress(++m_done, m_total); !goOn) return passOn(goOn);
        }
        return std::move(m_manifest);
    }

  private:
    /// The moment ends with it, so that the log can be emptied while files are read.
    Result<std::vector<ChunkId>> putPages(Connection& reader) {
        auto snapshot = PageSnapshot::take(reader, m_subject.cipher);
        if (!snapshot) return passOn(snapshot);
        auto chunks = chunksHere(reader);
        if (!chunks) return chunks;
        m_manifest.pages = snapshot->count();
        const size_t blocks = (size_t{m_manifest.pages} + backupPagesABlock - 1) / backupPagesABlock;
        m_total = blocks + chunks->size();
        for (size_t i = 0; i < blocks; ++i) {
            const auto first = static_cast<uint32_t>(i * backupPagesABlock + 1);
            auto pages = snapshot->read(first, pagesInBlock(m_manifest.pages, i));
            if (!pages) return passOn(pages);
            const auto ref = m_writer.put(BlockKind::Pages, *pages);
            crypto::wipe(*pages);
            if (!ref) return passOn(ref);
            m_manifest.blocks.push_back(*ref);
            if (const auto goOn = m_progress(++m_done, m_total); !goOn) return passOn(goOn);
        }
        return chunks;
    }

    /// A chunk that is missing or damaged is nothing to keep: its file is fetched again from others.
    Done putChunk(const ChunkId& chunk) {
        if (const auto known = m_writer.find(BlockName{chunk.value})) {
            m_manifest.chunks.push_back(*known);
            return {};
        }
        const auto bytes = m_chunks.get(chunk);
        if (!bytes || bytes->empty() || vault::chunkIdOf(*bytes) != chunk) {
            ++m_manifest.leftOut;
            return {};
        }
        const auto ref = m_writer.put(BlockKind::Chunk, *bytes);
        if (!ref) return passOn(ref);
        m_manifest.chunks.push_back(*ref);
        return {};
    }

    BackupWriter& m_writer;
    const BackupSubject& m_subject;
    ChunkFiles m_chunks;
    const BackupProgress& m_progress;
    BackupManifest m_manifest;
    uint64_t m_done = 0;
    uint64_t m_total = 0;
};

Done restorePages(const BackupFile& backup, const OpenOptions& database, const std::function<Done()>& step) {
    auto pages = PageWriter::make(database);
    if (!pages) return passOn(pages);
    const BackupManifest& manifest = *backup.manifest();
    for (size_t i = 0; i < manifest.blocks.size(); ++i) {
        auto plain = backup.read(BlockKind::Pages, manifest.blocks[i]);
        if (!plain) return passOn(plain);
        const auto put = pages->put(static_cast<uint32_t>(i * backupPagesABlock + 1), *plain);
        crypto::wipe(*plain);
        if (!put) return put;
        if (const auto goOn = step(); !goOn) return goOn;
    }
    return pages->finish();
}

/// Looks as a running program would, and says of chunks that were left out that they are missing.
Done settle(const BackupManifest& manifest, OpenOptions database) {
    database.create = false;
    auto connection = Connection::open(database);
    if (!connection) return passOn(connection);
    if (const auto whole = (*connection)->checkIntegrity(false); !whole) return whole;
    if (manifest.leftOut == 0) return {};
    const auto chunks = chunksHere(**connection);
    if (!chunks) return passOn(chunks);
    auto transaction = Transaction::begin(**connection);
    if (!transaction) return passOn(transaction);
    FileStore stored(**connection);
    for (const ChunkId& chunk : *chunks) {
        const auto isBefore = [](const BlockRef& ref, const ChunkId& id) { return ref.name.value < id.value; };
        const auto found = std::lower_bound(manifest.chunks.begin(), manifest.chunks.end(), chunk, isBefore);
        if (found != manifest.chunks.end() && found->name.value == chunk.value) continue;
        if (const auto marked = stored.markMissing(chunk); !marked) return marked;
    }
    return transaction->commit();
}

} // namespace

Result<BackupMade> writeBackup(Connection& reader, const BackupSubject& subject, const BackupTarget& target,
                               int64_t nowMs, Random& random, Files& files, const BackupProgress& progress) {
    auto writer = BackupWriter::open(target.path, target.passphrase, target.cost, random, files);
    if (!writer) return passOn(writer);
    if (writer->before() && !writer->before()->profileKey.equals(subject.key)) {
        return fail(Cause::Input, StoreError::BackupOfAnother);
    }
    auto manifest = Copying(*writer, subject, files, progress).run(reader);
    if (!manifest) {
        writer->giveUp();
        return passOn(manifest);
    }
    manifest->madeMs = nowMs;
    const auto goOn = [&progress](uint64_t, uint64_t) { return progress(1, 1); };
    if (const auto finished = writer->finish(*manifest, goOn); !finished) {
        writer->giveUp();
        return passOn(finished);
    }
    return BackupMade{manifest->run, writer->fileBytes(), writer->addedBytes(),
                      static_cast<uint32_t>(manifest->chunks.size()), manifest->leftOut};
}

Done restoreBackup(const BackupFile& backup, const std::string& folder, std::string_view passphrase,
                   PassphraseCost cost, Random& random, Files& files, const BackupProgress& progress) {
    if (!backup.manifest()) return fail(Cause::Input, StoreError::BackupEmpty);
    if (profileKind(folder, files) != ProfileFileKind::Missing || files.exists(databasePath(folder))) {
        return fail(Cause::Input, StoreError::ProfileExists);
    }
    const BackupManifest& manifest = *backup.manifest();
    const uint64_t total = manifest.blocks.size() + manifest.chunks.size();
    uint64_t done = 0;
    const auto step = [&] { return progress(++done, total); };
    if (const auto made = files.makeFolders(folder); !made) return made;
    OpenOptions database;
    database.path = databasePath(folder);
    database.key = &manifest.profileKey;
    database.cipher = manifest.cipher;
    database.create = true;
    if (const auto restored = restorePages(backup, database, step); !restored) return restored;
    ChunkFiles chunks(chunksFolder(folder), files);
    for (const BlockRef& ref : manifest.chunks) {
        const auto bytes = backup.read(BlockKind::Chunk, ref);
        if (!bytes) return passOn(bytes);
        if (const auto put = chunks.put(ChunkId{ref.name.value}, *bytes); !put) return put;
        if (const auto goOn = step(); !goOn) return goOn;
    }
    if (const auto whole = settle(manifest, database); !whole) return whole;
    return restoreProfileFile(folder, passphrase, manifest.profileKey, manifest.cipher, random, files, cost);
}

} // namespace ieum::store
