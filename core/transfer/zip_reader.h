// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A zip as a bundle. The table of contents is read by us (zip_directory.h); libarchive unpacks, one entry at a time,
// and sees each of them as a zip of its own with a header that we made, so that names, flags and sizes cannot disagree.
#pragma once

#include "transfer/bundle.h"
#include "transfer/zip_directory.h"

namespace ieum::transfer {

class ZipBundle : public Bundle {
  public:
    ZipBundle(const Files& files, std::string path) : m_files(files), m_path(std::move(path)) {}
    /// Once, first. Errors: as openZip().
    Done open();
    Done stream(size_t entry, const Sink& sink) const override;
    Result<std::unique_ptr<PieceReader>> pieces(size_t entry) const override;

  private:
    Result<uint64_t> dataAt(const ZipEntry& entry) const;

    const Files& m_files;
    std::string m_path;
    std::vector<ZipEntry> m_places;
};

} // namespace ieum::transfer
