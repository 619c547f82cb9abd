// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A backup file as whoever reads it sees it: opened with its passphrase (about a second of CPU), of which the newest
// run counts that is whole. Whatever stands behind its end was cut off, or is damaged, and means nothing. No state that
// changes; any thread.
#pragma once

#include "base/files.h"
#include "store/backup_form.h"

#include <functional>

namespace ieum::store {

/// How far a long work is, in blocks. What it returns ends the work when it is an error.
using BackupProgress = std::function<Done(uint64_t done, uint64_t total)>;

class BackupFile {
  public:
    /// Errors: those of Files and of openBackupHeader, BackupTooNew. A backup without a whole run is opened, too.
    static Result<BackupFile> open(const std::string& path, std::string_view passphrase, const Files& files);

    const std::string& path() const { return m_path; }
    const BackupKeys& keys() const { return m_keys; }
    /// Nothing: no run has ever been finished.
    const std::optional<BackupManifest>& manifest() const { return m_manifest; }
    uint64_t fileBytes() const { return m_fileBytes; }
    /// Where the next run begins.
    uint64_t endBytes() const { return m_endBytes; }
    /// Bytes of the file that the newest run needs, each counted once.
    uint64_t usedBytes() const;
    uint64_t unfinishedBytes() const { return m_fileBytes - m_endBytes; }

    /// What is in the block, opened and compared with its name. Error: BackupDamaged, and those of Files.
    Result<Bytes> read(BlockKind kind, const BlockRef& ref) const;
    /// Every block of the newest run. Errors: BackupEmpty, those of `read`.
    Done verify(const BackupProgress& progress) const;

  private:
    BackupFile(std::string path, BackupKeys keys, const Files& files)
        : m_path(std::move(path)), m_keys(std::move(keys)), m_files(&files) {}
    Done findNewest();
    Result<bool> takeRun(uint64_t at);
    Result<std::optional<uint64_t>> endBefore(uint64_t limit) const;

    std::string m_path;
    BackupKeys m_keys;
    const Files* m_files;
    std::optional<BackupManifest> m_manifest;
    uint64_t m_manifestBytes = 0;
    uint64_t m_fileBytes = 0;
    uint64_t m_endBytes = 0;
};

} // namespace ieum::store
