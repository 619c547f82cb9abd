// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What of the files is kept on this disk: the rules, why each file is wanted, when it was used last, and which chunks
// are to go. A file makes room in three steps, so that whatever interrupts them leaves nothing that nobody knows of:
// the database says that it is not here, and notes its chunks in one transaction; then their files are deleted; then
// the notes. Ages are those of the profile, in milliseconds.
#pragma once

#include "store/file_store.h"
#include "vault/keep_rules.h"

namespace ieum::store {

/// Why a file is fetched, or not. The numbers stand in profiles.
enum class Wish : uint8_t {
    None = 0,     ///< nobody said anything
    ByRule = 1,   ///< nobody asked for it; a rule, or its being small
    Asked = 2,    ///< somebody here
    MadeRoom = 3, ///< it was here, and is not fetched again before somebody asks for it
    Stopped = 4,  ///< somebody here does not want it for now
};

/// A place in the order of last use.
struct UsePlace {
    int64_t usedMs = -1;
    int64_t completed = 0;
    int64_t key = 0;
};
/// A whole file that is not pinned and has at least one byte.
struct UsedFile {
    FileId file;
    uint64_t sizeBytes = 0;
    UsePlace place;
};
/// One that is not whole.
struct OpenFile {
    FileId file;
    int64_t key = 0;
    FileState state = FileState::Known;
    Wish wish = Wish::None;
};

class KeepStore {
  public:
    explicit KeepStore(Connection& connection) : m_connection(&connection) {}

    /// Errors: BadRow.
    Result<std::vector<vault::KeepRule>> rules();
    Done setRules(const std::vector<vault::KeepRule>& rules);

    /// None also for a file that is not known.
    Result<Wish> wishOf(const FileId& file);
    Done setWish(const FileId& file, Wish wish);
    Result<bool> isPinned(const FileId& file);
    Done noteUsed(const FileId& file, int64_t ageMs);

    /// Of what lies here, as the files count it: without the few bytes that sealing adds, and without manifests.
    Result<uint64_t> usedBytes();
    Result<uint64_t> pinnedBytes();
    /// Used at or before that age, after that place, the longest ago first; of the same age, the first to come.
    Result<std::vector<UsedFile>> leastUsed(const UsePlace& after, int64_t untilMs, uint32_t limit);
    /// Not whole and of a message that is shown, in the order of their keys, after that one.
    Result<std::vector<OpenFile>> open(int64_t afterKey, uint32_t limit);

    /// It is not here any more; its chunks, but for those that another file has too, and its manifest are to go.
    Done makeRoom(const FileId& file);
    /// Chunks to be deleted now. What a file needs again meanwhile is not among them, and not noted any more.
    Result<std::vector<ChunkId>> dropped(uint32_t limit);
    Done forgetDropped(const ChunkId& chunk);
    Result<bool> hasDropped();

  private:
    Connection* m_connection;
};

} // namespace ieum::store
