// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Notices that a profile is not as we left it: an older copy was put back, or the folder was copied to another place. A
// random token is made at each opening, as soon as something is written, and kept in the database and in two files: one
// in the profile's folder, one outside of it. Whoever restores the database alone, the whole folder, or uses a copy
// elsewhere has tokens that do not fit. A machine that is put back as a whole looks as it did: others notice that
// (restoration.h).
#pragma once

#include "base/files.h"
#include "base/random.h"
#include "store/settings.h"

namespace ieum::node {

class Sentinel {
  public:
    /// `stateFolder`: outside the profile, "" when there is none. `profile` names the profile and where it lies.
    Sentinel(store::Settings& settings, Files& files, const std::string& profileFolder, const std::string& stateFolder,
             const std::string& profile);

    /// True when nothing speaks against it; so when there is no sentinel yet. Errors: those of the store.
    Result<bool> isAsLeft() const;
    /// A new token, once in every opening that writes: in a transaction of the caller's …
    Done renew(Random& random);
    /// … and once that is committed.
    Done confirm();

  private:
    Result<std::optional<Bytes>> stored() const;
    bool holds(const std::string& path, ByteView token) const;

    store::Settings& m_settings;
    Files& m_files;
    std::string m_inside;
    std::string m_outside; ///< "" when there is no place for it
};

} // namespace ieum::node
