// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What must stand beside what: a licence head in every source, a README in every folder, a test beside every core
// file, and no file that nobody includes or lists.
#pragma once

#include "tidy/finding.h"
#include "tidy/source_tree.h"

namespace ieum::tidy {

/// Rules: layout/licence, layout/readme, layout/test, layout/unused.
Findings checkLayout(const SourceTree& tree);

} // namespace ieum::tidy
