// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/backup_reading.h"

#include "base/error.h"
#include "crypto/init.h"
#include "node/machine.h"
#include "node/profile.h"
#include "store/backup_contents.h"
#include "store/limits.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

#include <cerrno>
#include <cstdio>

namespace ieum::node {

namespace {

Done untold(uint64_t, uint64_t) { return {}; }

Result<store::BackupFile> opened(const std::string& path, const std::string& passphrase, const Files& files) {
    if (const auto ready = crypto::initialise(); !ready) return passOn(ready);
    auto file = store::BackupFile::open(path, passphrase, files);
    if (file && !file->manifest()) return fail(Cause::Input, StoreError::BackupEmpty);
    return file;
}

BackupRow rowOf(const store::BackupFile& file) {
    const store::BackupManifest& manifest = *file.manifest();
    BackupRow row;
    row.path = file.path();
    row.madeMs = manifest.madeMs;
    row.person = manifest.person;
    row.device = manifest.device;
    row.name = manifest.name;
    row.run = manifest.run;
    row.bytes = file.fileBytes();
    row.usedBytes = file.usedBytes();
    row.databaseBytes = uint64_t{manifest.pages} * store::pageBytes;
    row.pieces = static_cast<uint32_t>(manifest.chunks.size());
    row.leftOut = manifest.leftOut;
    row.unfinishedBytes = file.unfinishedBytes();
    return row;
}

/// Nothing is ever written over.
Done isFree(const std::string& folder) {
    if (profileKindOf(folder) == ProfileKind::Open || profileKindOf(folder) == ProfileKind::Protected) {
        return fail(Cause::Input, NodeError::ProfileExists);
    }
    const QFileInfo about(QString::fromStdString(folder));
    const bool isTaken =
        (about.exists() || about.isSymLink()) &&
        !(about.isDir() &&
          QDir(about.filePath()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot));
    if (isTaken) return fail(Cause::Input, NodeError::ProfileForeign);
    return {};
}

} // namespace

Result<BackupRow> showBackup(const std::string& path, const std::string& passphrase) {
    const ThisMachine machine;
    const auto file = opened(path, passphrase, machine.files);
    if (!file) return passOn(file);
    return rowOf(*file);
}

Result<BackupRow> verifyBackup(const std::string& path, const std::string& passphrase) {
    const ThisMachine machine;
    const auto file = opened(path, passphrase, machine.files);
    if (!file) return passOn(file);
    if (const auto good = file->verify(untold); !good) return passOn(good);
    return rowOf(*file);
}

Result<BackupRow> restoreBackup(const RestoreBackup& wanted) {
    if (const auto free = isFree(wanted.folder); !free) return passOn(free);
    ThisMachine machine;
    const auto file = opened(wanted.path, wanted.passphrase, machine.files);
    if (!file) return passOn(file);
    const std::string parent = QFileInfo(QString::fromStdString(wanted.folder)).path().toStdString();
    if (const auto made = machine.files.makeFolders(parent); !made) return passOn(made);
    // Beside the folder, so that it becomes the profile by one rename; gone when anything fails.
    const QTemporaryDir beside(QString::fromStdString(wanted.folder) + QStringLiteral(".restoring-XXXXXX"));
    if (!beside.isValid()) return fail(Cause::Machine, BaseError::FileUnwritable, errno);
    const std::string made = beside.filePath(QStringLiteral("profile")).toStdString();
    const auto restored =
        store::restoreBackup(*file, made, wanted.profilePassphrase, {}, machine.random, machine.files, untold);
    if (!restored) return passOn(restored);
    if (std::rename(made.c_str(), wanted.folder.c_str()) != 0) {
        const bool isTaken = errno == ENOTEMPTY || errno == EEXIST || errno == ENOTDIR;
        if (isTaken) return fail(Cause::Input, NodeError::ProfileForeign);
        return fail(Cause::Machine, BaseError::FileUnwritable, errno);
    }
    if (const auto synced = machine.files.sync(wanted.folder); !synced) return passOn(synced);
    return rowOf(*file);
}

} // namespace ieum::node
