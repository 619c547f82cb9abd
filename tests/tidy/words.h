// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Words that do not belong into the tree, each with what to use instead. Code, comments and strings are looked at
// apart, so that a rule can be named in a comment without breaking it.
#pragma once

#include "tidy/finding.h"
#include "tidy/source_tree.h"

namespace ieum::tidy {

/// Rules: the `rule` column of the tables in words.cpp (words/sleep, words/clock …) and words/name.
Findings checkWords(const SourceTree& tree);

} // namespace ieum::tidy
