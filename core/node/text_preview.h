// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The first lines of a file that its name calls a text.
#pragma once

#include "base/bytes.h"

#include <string>
#include <string_view>

namespace ieum::node {

/// txt, csv, tsv, md, log.
bool isNamedText(std::string_view fileName);
/// At most previewLinesMax lines of previewLineCharactersMax, valid UTF-8, without control characters but line ends and
/// tabs, and without those that change the direction of what is around them. `whole`: `start` is all of the file.
/// UTF-8, UTF-16 with its mark, CP949. Empty: it is no text.
std::string textPreview(ByteView start, bool whole);

} // namespace ieum::node
