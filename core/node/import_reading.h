// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The pool's part of an import: what the export says, and its files, sealed. Nothing of it is in the database yet.
#pragma once

#include "node/requests.h"
#include "node/world.h"
#include "transfer/bundle_import.h"
#include "vault/vault.h"

#include <memory>
#include <unordered_map>
#include <unordered_set>

namespace ieum::node {

struct ImportRead {
    Result<transfer::Chat> chat = transfer::Chat{};
    transfer::MediaCount media;
    std::unique_ptr<transfer::Bundle> bundle;            ///< where the files are; null when there are none
    std::unordered_map<size_t, vault::StoredFile> files; ///< by entry, sealed
    std::unordered_set<size_t> wanted;                   ///< entries that messages have which are not here yet
};

std::shared_ptr<ImportRead> readImport(World& world, const ImportChat& request);

/// Seals what is wanted. What cannot be read is missing, as if it had not been there; errors are those of the disk that
/// we write to, and then nothing is left of it.
Done sealWanted(World& world, ImportRead& read);

/// Takes files back out of the vault that no message got, all of them when the import failed.
void takeBack(World& world, ImportRead& read, const std::unordered_set<size_t>& used);

ImportReport reportOf(const ImportRead& read);

} // namespace ieum::node
