// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A profile is held by one process at a time. A lock whose process has died is taken over.
#pragma once

#include "base/result.h"

#include <QLockFile>

#include <memory>
#include <string>

namespace ieum::node {

class ProfileLock {
  public:
    /// Errors: ProfileMissing (no such folder), ProfileInUse.
    static Result<std::unique_ptr<ProfileLock>> take(const std::string& folder);

  private:
    explicit ProfileLock(const QString& path) : m_file(path) {}
    QLockFile m_file; ///< gives the lock back when it goes
};

} // namespace ieum::node
