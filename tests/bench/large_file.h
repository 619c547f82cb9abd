// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files between members, as the benchmarks of them have it.
#pragma once

#include "bench/bench.h"
#include "e2e/member.h"
#include "support/seeded_random.h"

#include <QFile>

namespace ieum::bench {

constexpr uint64_t mebibyte = 1024 * 1024;
constexpr int transferMs = 900'000;

inline double megabytesPerSecond(uint64_t bytes, int64_t nanoseconds) {
    return static_cast<double>(bytes) * 1000 / static_cast<double>(nanoseconds);
}

/// A new file of bytes that nobody can foresee; its path.
QString makeFile(const QString& path, uint64_t bytes, test::SeededRandom& random);
/// One message with these files. Ends the program when it is refused, as those below do when nothing comes of them.
void say(e2e::Member& by, const QString& room, const QStringList& paths);
/// The newest file of a room, once this member has heard of so many.
QString newestFile(e2e::Member& of, const QString& room, int count);
void beginFetch(e2e::Member& by, const QString& file);
/// Nanoseconds from asking for it until it was whole.
int64_t fetch(e2e::Member& by, const QString& file);

} // namespace ieum::bench
