// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The pool's part of an import: what the export says, and its files, sealed. Nothing of it is in the database yet.
#pragma once

#include "crypto/hash.h"
#include "node/requests.h"
#include "node/transfers.h"
#include "transfer/bundle_import.h"
#include "vault/vault.h"
#include "wire/codec.h"

#include <memory>
#include <unordered_map>
#include <unordered_set>

namespace ieum::node {

/// A message with files of the bundle: what it is known by here, and nothing that it says. No edited one that was
/// checked has any.
struct MessageWithFiles {
    std::string id;
    std::string source;
    int64_t timeMs = 0;
    std::vector<size_t> entries;
};

/// Ids are as long as somebody likes, and there may be millions.
inline crypto::Digest32 markOf(std::string_view id) { return crypto::blake2b256(bytesOf(id)); }

/// What goes before its files are kept takes them off the disk again.
struct ImportRead {
    explicit ImportRead(World& of) : world(of) {}
    ~ImportRead();
    ImportRead(const ImportRead&) = delete;
    ImportRead& operator=(const ImportRead&) = delete;
    /// Messages of ours have them, durably.
    void keepFiles() { files.clear(); }

    World& world;
    std::shared_ptr<Transfer> transfer;
    Result<transfer::Chat> chat = transfer::Chat{}; ///< all but its messages
    std::unique_ptr<transfer::Shelf> messages;      ///< where they lie
    transfer::ChatCounts counts;
    std::vector<MessageWithFiles> withFiles;
    std::unordered_set<crypto::Digest32> answered; ///< marks of ids
    transfer::MediaCount media;
    std::unordered_set<size_t> damaged;       ///< entries that could not be read: their messages keep the names
    std::unique_ptr<transfer::Bundle> bundle; ///< where the files are; null when there are none
    std::unordered_map<size_t, vault::StoredFile> files; ///< by entry, sealed
    std::unordered_set<size_t> wanted;                   ///< entries that messages have which are not here yet
    uint32_t signedMessages = 0;
    /// By entry: what the authors of all that name it signed of it, one more than signedLinksMax at most.
    std::unordered_map<size_t, std::vector<wire::FileLink>> signedFiles;
};

/// What `made` begins with is its transfer and an empty shelf.
void readImport(World& world, const ImportChat& request, ImportRead& made);

/// Seals what is wanted. What cannot be read is missing, as if it had not been there; errors are those of the disk that
/// we write to, and then nothing is left of it.
Done sealWanted(World& world, ImportRead& read);

/// Takes files back out of the vault that no message got, all of them when the import failed.
void takeBack(World& world, ImportRead& read, const std::unordered_set<size_t>& used);

/// Errors: those of the shelf.
Result<ImportReport> reportOf(const ImportRead& read);

} // namespace ieum::node
