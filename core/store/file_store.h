// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which files were attached to which messages, and which of their chunks lie on this disk. RoomStore::saveMessage makes
// the entries of a message; `put` makes them earlier, for what waits in the outbox.
#pragma once

#include "base/ids.h"
#include "crypto/secret.h"
#include "store/connection.h"

#include <vector>

namespace ieum::store {

enum class FileState : uint8_t {
    Known = 0,    ///< we know of it; nobody asked for it
    Fetching = 1, ///< wanted: chunks are fetched whenever somebody has them
    Whole = 2,    ///< manifest and every chunk lie here
};

/// One attachment of one message. The same file attached twice is two entries with one state.
struct FileEntry {
    FileId id;
    RoomId room;
    MessageId message;
    uint32_t position = 0; ///< among the message's attachments
    std::string name;      ///< a label
    uint64_t sizeBytes = 0;
    crypto::Key key; ///< as this message gives it; another message may give a wrong one
    PersonId author;
    int64_t timeMs = 0;
    FileState state = FileState::Known;
};

struct FileChunk {
    FileId file;
    uint32_t index = 0;
};

class FileStore {
    friend Done noteHave(FileStore& files, const std::vector<ChunkId>& chunks);

  public:
    explicit FileStore(Connection& connection) : m_connection(&connection) {}

    /// Does nothing when this attachment is there already.
    Done put(const FileEntry& entry);
    /// Every attachment of this file, oldest entry first; empty when the file is unknown.
    Result<std::vector<FileEntry>> entries(const FileId& file);
    Result<std::vector<FileEntry>> filesOf(const RoomId& room); ///< newest first; not of what waits for its time
    Done setState(const FileId& file, FileState state);
    Result<std::vector<FileId>> inState(FileState state);

    /// Once the manifest is open: its chunks in order. `chunkBytes`: of all but the last.
    Done setChunks(const FileId& file, const std::vector<ChunkId>& chunks, uint64_t sizeBytes, uint32_t chunkBytes);
    Result<bool> hasChunks(const FileId& file);
    Result<std::vector<ChunkId>> chunks(const FileId& file);
    Result<std::vector<ChunkId>> missingChunks(const FileId& file, uint32_t limit);
    Result<uint64_t> haveBytes(const FileId& file);
    /// In every file that has this chunk; files that are complete with it become Whole. Returns those.
    Result<std::vector<FileId>> markHave(const ChunkId& chunk);
    /// When no message has this file any more: forgets it, and gives those of its chunks that lie here and belong to no
    /// other file.
    Result<std::vector<ChunkId>> forgetUnused(const FileId& file);
    Done markMissing(const ChunkId& chunk); ///< it was lost or found damaged
    Result<std::optional<FileChunk>> fileOfChunk(const ChunkId& chunk);
    /// For the receipts and whatever else others are told: what we hold, the most recently completed first. Nobody is
    /// told of what waits for its time.
    Result<std::vector<FileId>> wholeFiles(const RoomId& room, uint32_t limit = 512);

  private:
    Connection* m_connection;
};

/// The message goes, or is never sent: its attachments are deleted, with their places in the list of all files and the
/// small pictures that no other message has; its room is to be told. What `forgetUnused` is for comes after it.
Done detachFiles(Connection& connection, const RoomId& room, const MessageId& message);

/// Chunks that lie on this disk; which files are complete with them is for the caller to know.
Done noteHave(FileStore& files, const std::vector<ChunkId>& chunks);

} // namespace ieum::store
