// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Ranges of a made-up feed.
#pragma once

#include "crypto/init.h"
#include "feed/range.h"
#include "feed/writer.h"
#include "support/memory_feed_log.h"
#include "support/seeded_random.h"

#include <QTest>

namespace ieum::feed::test {

using ieum::test::SeededRandom;
using ieum::test::travelling;

inline crypto::SigningKey feedKey(uint64_t seed = 1) {
    SeededRandom random(seed);
    return crypto::SigningKey::generate(random);
}

/// `bodies[i]` bytes each, with clocks that tick by one from `after`.
inline std::vector<Draft> draftsOf(const std::vector<size_t>& bodies, Hlc after = {1'000}) {
    SeededRandom random(bodies.size());
    std::vector<Draft> drafts;
    for (const size_t bytes : bodies) {
        after = {after.word + 1};
        Draft draft{0, after, random.make<EpochId>(), Bytes(bytes)};
        random.fill(draft.body);
        drafts.push_back(std::move(draft));
    }
    return drafts;
}

} // namespace ieum::feed::test
