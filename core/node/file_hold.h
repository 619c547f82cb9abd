// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Holds a file that several programs may want to add to, as long as this lives: an advisory lock of the system
// (flock(2)), which goes with the process however it ends. Where a file system has no such locks, nothing is held.
#pragma once

#include "base/result.h"

#include <memory>
#include <string>

namespace ieum::node {

class FileHold {
  public:
    /// Makes an empty file when there is none, and takes that away again if it is still empty at the end. A file that
    /// cannot be opened is held by nobody: whoever writes to it will say why. Error: BackupUnderWay.
    static Result<std::unique_ptr<FileHold>> take(const std::string& path);
    ~FileHold();
    FileHold(const FileHold&) = delete;
    FileHold& operator=(const FileHold&) = delete;

  private:
    FileHold(std::string path, int descriptor) : m_path(std::move(path)), m_descriptor(descriptor) {}
    std::string m_path;
    int m_descriptor; ///< -1: none
};

} // namespace ieum::node
