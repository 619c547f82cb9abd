// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Not compiled: see the header.
#include "planted.h"

#include <utility>

namespace ieum::test {

size_t usedAfterMove(std::string text) {
    const std::string taken = std::move(text);
    return taken.size() + text.size() + copiedForNothing(taken);
}

} // namespace ieum::test
