// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/export_place.h"

namespace ieum::node {

ExportPlace placeOf(const Files& files, const std::string& path) {
    using Kind = ExportPlace::Kind;
    const size_t slash = path.find_last_of('/');
    const std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
    if (!files.sizeOf(path)) return {Kind::Folder, path, name};
    const auto start = files.readAt(path, 0, 4);
    const bool isZip = start && (textOf(*start) == "PK\3\4" || textOf(*start) == "PK\5\6"); // the latter is empty
    if (isZip) return {Kind::Zip, path, name};
    if (slash == std::string::npos) return {Kind::Text, ".", name};
    return {Kind::Text, slash == 0 ? "/" : path.substr(0, slash), name};
}

Result<std::unique_ptr<transfer::Bundle>> openAt(const Files& files, const ExportPlace& place) {
    return place.kind == ExportPlace::Kind::Zip ? transfer::openZip(files, place.bundle)
                                                : transfer::openFolder(files, place.bundle);
}

} // namespace ieum::node
