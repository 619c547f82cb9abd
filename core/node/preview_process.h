// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Makes a small picture of a file of somebody else's without decoding it here: app/preview does, in a process that may
// do nothing else, which is killed when it takes too long, and of which nothing is believed that is not checked. Called
// from the pool; blocks for at most twice previewWaitMs.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <string>

namespace ieum::node {

/// A file without a name that lies in memory only (memfd_create(2)).
class MemoryFile {
  public:
    /// Errors: FileUnreadable (number: errno), here and below.
    static Result<MemoryFile> make();
    MemoryFile(MemoryFile&& other) noexcept : m_descriptor(other.m_descriptor) { other.m_descriptor = -1; }
    MemoryFile& operator=(MemoryFile&&) = delete;
    ~MemoryFile();

    Done append(ByteView bytes);
    int descriptor() const { return m_descriptor; }

  private:
    explicit MemoryFile(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor;
};

enum class PictureSize : bool { Small, Large };

/// A JPEG of at most previewSideMax and previewJpegBytesMax; a large one of viewSideMax and viewJpegBytesMax. Empty:
/// the file is no picture, or none that is decoded, or the decoder fell over it. `program`: ieum-preview. Error:
/// FileUnreadable (number: errno): this machine could not, or not in time; another time it may.
Result<Bytes> pictureOf(const std::string& program, const MemoryFile& file, PictureSize size = PictureSize::Small);

} // namespace ieum::node
