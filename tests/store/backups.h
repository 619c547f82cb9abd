// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A profile of a test with something in it, and backups of it that cost little to open.
#pragma once

#include "store/backup_contents.h"
#include "store/chunk_files.h"
#include "store/disk.h"
#include "store/feed_store.h"
#include "store/file_store.h"
#include "vault/seal.h"

namespace ieum::store::test {

constexpr PassphraseCost cheap{8ULL << 20, 1};
constexpr const char* backupPassphrase = "백업의 비밀번호";

inline Done noProgress(uint64_t, uint64_t) { return {}; }

/// Flips a bit of the file. False: it has no such byte.
inline bool flip(const std::string& path, uint64_t at) {
    QFile file(QString::fromStdString(path));
    char byte = 0;
    if (!file.open(QIODevice::ReadWrite) || !file.seek(static_cast<qint64>(at)) || !file.getChar(&byte)) return false;
    return file.seek(static_cast<qint64>(at)) && file.putChar(static_cast<char>(byte ^ 0x10));
}

class ProfileOfATest {
  public:
    explicit ProfileOfATest(Cipher cipher = bestCipher()) {
        m_disk.cipher = cipher;
        m_connection = m_disk.make();
    }

    Disk& disk() { return m_disk; }
    Connection& connection() { return *m_connection; }
    /// Before a fork, and after it.
    void close() { m_connection.reset(); }
    void reopen() { m_connection = m_disk.make(); }
    std::string backup() const { return m_disk.path("backup.ieum"); }
    std::string folder() const { return m_disk.folder.path().toStdString(); }

    /// So many events of a feed, with bodies of a kilobyte.
    bool write(size_t events) {
        FeedStore feeds(*m_connection);
        const auto key = crypto::SigningKey::fromSeed(keyOf(1));
        const auto head = feeds.head(key.publicAs<FeedId>());
        if (!head || !m_connection->begin()) return false;
        const auto range = rangeOf(key, *head, events, 64, 1000);
        return feeds.append(idOf<RoomId>(1), range) && m_connection->commit();
    }
    uint64_t events() { return eventsOf(*m_connection); }
    static uint64_t eventsOf(Connection& connection) {
        const auto head = FeedStore(connection).head(crypto::SigningKey::fromSeed(keyOf(1)).publicAs<FeedId>());
        return head ? head->seq : 0;
    }
    /// A file of so many chunks, with all of them here. Its manifest is the first one.
    std::vector<ChunkId> addFile(uint8_t number, uint32_t chunks, size_t chunkBytes = 5000) {
        std::vector<ChunkId> ids;
        RealFiles files;
        ChunkFiles folderOfChunks(chunksFolder(folder()), files);
        for (uint32_t i = 0; i <= chunks; ++i) {
            Bytes sealed(chunkBytes, static_cast<std::byte>(number));
            sealed[0] = static_cast<std::byte>(i);
            ids.push_back(vault::chunkIdOf(sealed));
            if (!folderOfChunks.put(ids.back(), sealed)) return {};
        }
        FileStore stored(*m_connection);
        FileEntry entry;
        entry.id = FileId{ids[0].value};
        entry.room = idOf<RoomId>(1);
        entry.message = idOf<MessageId>(number);
        entry.name = "사진.png";
        entry.sizeBytes = chunks * chunkBytes;
        entry.key = keyOf(number);
        if (!m_connection->begin() || !stored.put(entry)) return {};
        const std::vector<ChunkId> contents(ids.begin() + 1, ids.end());
        if (!stored.setChunks(entry.id, contents, entry.sizeBytes, static_cast<uint32_t>(chunkBytes))) return {};
        for (const ChunkId& each : contents) {
            if (!stored.markHave(each)) return {};
        }
        if (!m_connection->commit()) return {};
        return ids;
    }

    BackupSubject subject() const {
        return {folder(), m_disk.key, m_disk.cipher, idOf<PersonId>(5), idOf<DeviceId>(6), "바다"};
    }
    Result<BackupMade> backUp(Files& files, int64_t nowMs = 1'700'000'000'000,
                              const std::string& passphrase = backupPassphrase) {
        const auto reader = m_disk.open(true);
        if (!reader) return passOn(reader);
        return writeBackup(**reader, subject(), {backup(), passphrase, cheap}, nowMs, m_disk.random, files, noProgress);
    }
    Result<BackupFile> opened(const Files& files) const { return BackupFile::open(backup(), backupPassphrase, files); }

  private:
    Disk m_disk;
    std::unique_ptr<Connection> m_connection;
};

} // namespace ieum::store::test
