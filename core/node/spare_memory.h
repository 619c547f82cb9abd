// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the allocator keeps of memory that is free again, for the system; after work that needed far more than is needed
// soon. Nothing where the C library has no such call. From any thread; takes some milliseconds.
#pragma once

#include <cstdlib>
#ifdef __GLIBC__
    #include <malloc.h>
#endif

namespace ieum::node {

inline void giveBackSpareMemory() {
#ifdef __GLIBC__
    (void)::malloc_trim(0);
#endif
}

} // namespace ieum::node
