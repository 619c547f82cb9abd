// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The bytes of a backup file (docs/formats/backup.md): a header that holds the backup's key under a passphrase, sealed
// blocks, and at the end of each run a sealed manifest and a fixed end that says where it lies. Every block is bound to
// its kind and place, and the manifest names each by a hash of what is in it. Pure.
#pragma once

#include "base/ids.h"
#include "store/profile_file.h"

#include <vector>

namespace ieum::store {

constexpr size_t backupHeaderBytes = 141;
constexpr size_t backupEndBytes = 64;
/// What a seal adds: nonce and tag.
constexpr size_t blockOverheadBytes = 40;

enum class BlockKind : uint8_t { Pages = 1, Chunk = 2, Manifest = 3 };

/// A keyed hash of what is in the block, so that it tells nothing without the key; of a chunk its id.
using BlockName = FixedBytes<struct BlockNameTag, 32>;

struct BlockRef {
    BlockName name;
    uint64_t place = 0; ///< offset in the file
    uint32_t sealedBytes = 0;
    bool operator==(const BlockRef&) const = default;
};

/// All from the one random key of the file.
struct BackupKeys {
    crypto::Key seal;
    crypto::Key name;
    crypto::Key end;
    static BackupKeys from(const crypto::Key& backupKey);
};

/// What one run says is the profile.
struct BackupManifest {
    uint64_t run = 1;
    int64_t madeMs = 0;
    Cipher cipher = Cipher::Aegis; ///< of the database
    crypto::Key profileKey;
    PersonId person;
    DeviceId device;
    std::string name;
    uint32_t pages = 0;
    uint32_t leftOut = 0;         ///< chunks that should have been on the disk and were not, or were damaged
    std::vector<BlockRef> blocks; ///< of backupPagesABlock pages each, the last one of what is left
    std::vector<BlockRef> chunks; ///< names ascending
};

/// Errors: those of keyFromPassphrase.
Result<Bytes> makeBackupHeader(const crypto::Key& backupKey, std::string_view passphrase, PassphraseCost cost,
                               Random& random);
/// Errors: NotABackup, BackupTooNew, BackupDamaged, WrongPassphrase, and those of keyFromPassphrase.
Result<BackupKeys> openBackupHeader(ByteView header, std::string_view passphrase);

BlockName blockNameOf(const BackupKeys& keys, BlockKind kind, ByteView plain);
/// With a random nonce: a place is written again after a run that was cut off.
Bytes sealBlock(const BackupKeys& keys, BlockKind kind, uint64_t place, ByteView plain, Random& random);
/// Errors: BackupDamaged when it does not open.
Result<Bytes> openBlock(const BackupKeys& keys, BlockKind kind, uint64_t place, ByteView sealed);

/// Holds the profile's key: to be wiped.
Bytes encodeManifest(const BackupManifest& manifest);
/// `place`: of the manifest; every block lies between the header and it. Error: BackupDamaged.
Result<BackupManifest> decodeManifest(ByteView plain, uint64_t place);
/// Bytes of a page without what the cipher keeps there for itself.
size_t usableBytes(Cipher cipher);
/// Pages in block `index` of so many pages.
uint32_t pagesInBlock(uint32_t pages, size_t index);

struct BackupEnd {
    uint64_t place = 0; ///< of the manifest
    uint32_t sealedBytes = 0;
    uint64_t run = 0;
};
/// Which bytes a file of this kind, and an end, begin with.
std::string_view backupMagic();
std::string_view backupEndMagic();
Bytes makeBackupEnd(const BackupKeys& keys, uint64_t at, const BackupEnd& end);
/// Nothing: these bytes, which lie at `at`, are no end.
std::optional<BackupEnd> readBackupEnd(const BackupKeys& keys, uint64_t at, ByteView bytes);

} // namespace ieum::store
