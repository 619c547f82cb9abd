// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What verbs call the types of files.
#pragma once

#include "node/vault_rows.h"

#include <string_view>

namespace ieum::node {

struct NamedKind {
    FileKind kind;
    const char* name;
};
inline constexpr NamedKind namedKinds[] = {{FileKind::Document, "document"}, {FileKind::Image, "image"},
                                           {FileKind::Video, "video"},       {FileKind::Sound, "sound"},
                                           {FileKind::Archive, "archive"},   {FileKind::Other, "other"}};

inline const char* nameOfKind(FileKind kind) {
    for (const NamedKind& each : namedKinds) {
        if (each.kind == kind) return each.name;
    }
    return "other";
}

inline std::optional<FileKind> kindNamed(std::string_view name) {
    for (const NamedKind& each : namedKinds) {
        if (name == each.name) return each.kind;
    }
    return std::nullopt;
}

} // namespace ieum::node
