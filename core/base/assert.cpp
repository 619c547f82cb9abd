// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/assert.h"

#include <cstdio>
#include <cstdlib>

namespace ieum {

void assertionFailed(const char* condition, const char* file, int line) noexcept {
    std::fprintf(stderr, "ieum: a promise of the program itself was broken: %s (%s:%d)\n", condition, file, line);
    std::abort();
}

} // namespace ieum
