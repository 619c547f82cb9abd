// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Sizes that make a reader ask which second idea has moved in. Measured on text that clang-format has laid out, so
// counting braces is enough; no grammar.
#pragma once

#include "tidy/finding.h"
#include "tidy/source_tree.h"

namespace ieum::tidy {

constexpr size_t fileLinesMax = 400;
constexpr size_t qmlLinesMax = 150;
constexpr size_t functionLinesMax = 70;
constexpr size_t publicMethodsMax = 15;
constexpr size_t dataMembersMax = 12;

/// Rules: size/file, size/qml, size/function, size/methods, size/members.
Findings checkSizes(const SourceTree& tree);

} // namespace ieum::tidy
