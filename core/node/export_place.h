// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a path leads to that somebody chose to have read: the same for an import and for a check.
#pragma once

#include "transfer/bundle.h"

namespace ieum::node {

struct ExportPlace {
    enum class Kind : uint8_t { Zip, Text, Folder };

    Kind kind = Kind::Folder; ///< also of what is not there
    std::string bundle;       ///< path of the zip or folder; of a text, of the folder that it lies in
    std::string name;         ///< the last part of the path
};

ExportPlace placeOf(const Files& files, const std::string& path);
/// Errors: those of transfer::openZip and openFolder.
Result<std::unique_ptr<transfer::Bundle>> openAt(const Files& files, const ExportPlace& place);

} // namespace ieum::node
