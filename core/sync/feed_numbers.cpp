// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/feed_numbers.h"

namespace ieum::sync {

std::optional<NumberedFeed> FeedNumbers::heard(uint64_t reference) const {
    const std::vector<NumberedFeed>& list = reference % 2 == 0 ? m_peers : m_own;
    const uint64_t number = reference / 2;
    if (number >= list.size()) return std::nullopt;
    return list[number];
}

} // namespace ieum::sync
