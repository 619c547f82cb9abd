// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Many files made durable by waiting for the disk once: what ChunkFiles wants beside the port of base, and nobody else.
#pragma once

#include "base/result.h"

#include <string>

namespace ieum::store {

/// Called from several threads.
class FolderSync {
  public:
    virtual ~FolderSync() = default;
    /// From here on `syncAll` tells of every write in the folder that failed, also when another program has heard of it
    /// first. The folder is there; saying so again costs nothing. One folder: the first. Errors: FileUnwritable.
    virtual Done watch(const std::string& folder) = 0;
    /// Whatever was written in the folder, and in those within it, is durable when this returns; it may wait for what
    /// others wrote as well. Errors: FileUnreadable (it did not begin: nothing was lost); FileUnwritable, with the
    /// number EOPNOTSUPP where nothing does that as reliably as a sync of each file; DiskFull.
    virtual Done syncAll(const std::string& folder) = 0;
};

} // namespace ieum::store
