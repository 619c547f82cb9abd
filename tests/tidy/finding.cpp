// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tidy/finding.h"

#include <iterator>
#include <utility>

namespace ieum::tidy {

void append(Findings& all, Findings more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

std::string toText(const Finding& finding) {
    std::string text = finding.path;
    if (finding.line > 0) text += ":" + std::to_string(finding.line);
    return text + ": [" + finding.rule + "] " + finding.advice;
}

} // namespace ieum::tidy
