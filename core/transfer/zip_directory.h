// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The table of contents at a zip's end (APPNOTE.TXT 4.3.12 to 4.3.16), and whether what it promises can be true: its
// entries lie one behind the other, inside the file, and unpack to what a chat can hold.
#pragma once

#include "base/files.h"
#include "base/result.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ieum::transfer {

struct ZipEntry {
    std::string name;    ///< valid UTF-8; "" when it is no text that we know
    bool isPlain = true; ///< neither a folder nor a link
    bool isEncrypted = false;
    uint16_t method = 0; ///< 0: stored, 8: deflated
    uint32_t crc = 0;
    uint64_t packedBytes = 0;
    uint64_t sizeBytes = 0;
    uint64_t offset = 0; ///< of its own header
    uint64_t end = 0;    ///< where the next one begins
};

/// In the order of the table. Errors: NotAnExport when it has none, BadZip, ZipTooLarge (Cause::Input), those of Files.
Result<std::vector<ZipEntry>> readZipDirectory(const Files& files, const std::string& path);

} // namespace ieum::transfer
