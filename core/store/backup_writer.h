// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Adds a run to a backup file: blocks that are not there yet, then, when those are durable and were read back, the
// manifest that names them. Until then the runs before it are what the file says; what a run leaves behind that was cut
// off is cut away by the next one. One writer of a file at a time: the caller sees to that.
#pragma once

#include "store/backup_file.h"

#include <unordered_map>

namespace ieum::store {

class BackupWriter {
  public:
    /// Makes the file when it is missing, empty or not a whole header yet; otherwise changes nothing so far.
    /// Errors: PassphraseNeeded, those of BackupFile::open and of Files.
    static Result<BackupWriter> open(const std::string& path, std::string_view passphrase, PassphraseCost cost,
                                     Random& random, Files& files);

    /// Of the run before; nothing: this is the first one.
    const std::optional<BackupManifest>& before() const { return m_file.manifest(); }
    /// Where the chunk of this name lies already.
    std::optional<BlockRef> find(const BlockName& name) const;
    /// Adds the block, or finds it. Errors: those of Files.
    Result<BlockRef> put(BlockKind kind, ByteView plain);
    /// `manifest.run` is set here. Errors: BackupDamaged when what was written does not read back, BackupTooLarge, and
    /// those of Files. After an error of this or of `put`: giveUp.
    Done finish(BackupManifest& manifest, const BackupProgress& progress);
    /// The file is as it was before; gone, when it was not there.
    void giveUp();

    uint64_t addedBytes() const { return m_at - m_file.endBytes(); }
    uint64_t fileBytes() const { return m_at; }

  private:
    BackupWriter(BackupFile file, bool isNew, Random& random, Files& files);
    Done cutTail();
    Done flush();
    Done readBack(const BackupProgress& progress) const;
    Done add(ByteView bytes);

    struct Added {
        BlockKind kind = BlockKind::Pages;
        BlockRef ref;
    };
    BackupFile m_file;
    Random* m_random;
    Files* m_files;
    std::unordered_map<BlockName, BlockRef> m_known;
    std::vector<Added> m_added;
    Bytes m_waiting;   ///< not in the file yet
    uint64_t m_at = 0; ///< where the next byte goes, with those that wait
    bool m_isNew = false;
    bool m_isCut = false; ///< nothing lies behind the last run any more
};

} // namespace ieum::store
