// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The folder of an export that may be gone on with: NAME.ieum-part, and in it a file of that name that says whose it is
// and which folders it has. Nothing in it is believed: a file is taken over when its bytes are those that are wanted,
// everything else is written anew or taken away, and so is the file that says whose it is, before the folder gets its
// own name.
#pragma once

#include "base/files.h"
#include "base/result.h"

#include <map>
#include <optional>
#include <set>
#include <string>

namespace ieum::transfer {

class PartFolder {
  public:
    /// Nothing when something else is there under that name, or somebody else's. Touches the disk only to read.
    static std::optional<PartFolder> at(Files& files, const std::string& path, const std::string& key);

    const std::string& path() const { return m_path; }
    /// A plain file of this name, no link, is there from before.
    bool has(const std::string& name);
    /// The folder itself ("") or one in it: made, noted, and no link to elsewhere. Errors: those of Files.
    Done makeFolder(const std::string& name);
    /// Whatever is at the place of a file that is to be written goes. Errors: those of Files.
    Done clear(const std::string& name);
    /// Nothing stays but these, and nothing outside is touched. Errors: those of Files; FileUnwritable for a folder
    /// with something in it that no export made.
    Done keepOnly(const std::set<std::string>& names);

  private:
    PartFolder(Files& files, std::string path, std::string key)
        : m_files(&files), m_path(std::move(path)), m_key(std::move(key)) {}
    std::string noteOf() const;
    Done sweep(const std::string& folder, const std::set<std::string>& names);
    Done sweepOthers(const std::string& folder, const FolderLook& look);

    Files* m_files;
    std::string m_path;
    std::string m_key;
    std::set<std::string> m_folders;                      ///< with those of earlier exports
    std::map<std::string, std::set<std::string>> m_there; ///< plain files from before, by folder, as far as asked
};

} // namespace ieum::transfer
