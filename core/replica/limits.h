// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every limit of a replica, each with its reason. Those of a room are defaults that the operator may change.
#pragma once

#include <cstddef>
#include <cstdint>

namespace ieum::replica {

/// A room of fifty people that lives for years has 100 MB of text; the rest is room for files on their way.
constexpr uint64_t roomBytesDefault = 1ULL << 30;
/// 2,000 members who write a hundred times a day.
constexpr uint64_t roomEventsPerDayDefault = 200'000;
/// Two feeds a device, and new ones after every restored backup.
constexpr uint64_t roomFeedsDefault = 4096;
/// With the default quota a terabyte in the worst case, and one machine's work in the usual one.
constexpr uint64_t roomsDefault = 10'000;
/// The longest outage of a big Korean messenger lasted 5.3 days; files must outlive one with a holiday around it.
constexpr int64_t chunkKeptDaysDefault = 14;

constexpr int64_t dayMs = 24LL * 60 * 60 * 1000;
/// What an event costs beside its body: header, signature, and the row that holds them.
constexpr uint64_t eventOverheadBytes = 256;
/// What a receipt costs beside its sealed bytes.
constexpr uint64_t receiptOverheadBytes = 160;
/// Largest sealed part of a receipt: it must fit a frame together with its fields.
constexpr size_t receiptBytesMax = 56 * 1024;
/// After a failed write nothing new is taken for so long: a full disk is not filled any faster by trying again, and
/// readers are served meanwhile.
constexpr int64_t writePauseMs = 30'000;
/// Chunks dropped in one transaction of a sweep, so that no client waits for a long one.
constexpr size_t chunksPerSweep = 500;
/// Events dropped likewise.
constexpr size_t eventsPerSweep = 1000;
/// Seq and feed number share one 63-bit row number.
constexpr int seqBits = 32;
constexpr int64_t feedNumberMax = (int64_t{1} << 31) - 1;

} // namespace ieum::replica
