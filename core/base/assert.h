// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// For what we promise ourselves, in releases too. Never for what others send us.
#pragma once

namespace ieum {
[[noreturn]] void assertionFailed(const char* condition, const char* file, int line) noexcept;
}

#define IEUM_ASSERT(condition)                                                                                         \
    (static_cast<bool>(condition) ? void(0) : ::ieum::assertionFailed(#condition, __FILE__, __LINE__))
