// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/foreign_mark.h"

#include <cstring>
#ifdef __linux__
    #include <sys/xattr.h>
#endif

namespace ieum::node {

void markForeign(const std::string& path) {
#ifdef __linux__
    (void)::setxattr(path.c_str(), foreignMarkName, foreignMark, std::strlen(foreignMark), 0);
#else
    (void)path;
#endif
}

} // namespace ieum::node
