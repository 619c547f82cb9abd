// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace ieum::room {

/// A message is one event and an event fits one frame; longer texts are files.
constexpr size_t textBytesMax = 32 * 1024;
constexpr size_t filesPerMessageMax = 16;
/// A message with all that is in it, so that its seal and references still fit the 56 KiB of an event's body.
constexpr size_t contentBytesMax = 55 * 1024;
/// Feeds that a removal names, in the same 56 KiB; of somebody who opened more, the rest is cut at nothing.
constexpr size_t cutsMax = 1000;
constexpr size_t referencesMax = 8;
/// A slice table of 104 KiB is one chunk. Two feeds of each device fit what a session announces of a room.
constexpr size_t devicesMax = 2000;
/// Up to here the slices travel in the commit itself: a question and an answer for each device would cost more.
constexpr size_t slicesInlineMax = 16;
/// Slices with one prefix of four bytes that are handed out and tried: among 2,000 devices two share one by chance in
/// one room of two thousand; more are contrived.
constexpr size_t slicesPerPrefixMax = 16;
/// What somebody who stole an epoch's secret goes on reading: a week, and no more than this many messages.
constexpr int64_t epochLifeMs = int64_t{7} * 24 * 60 * 60 * 1000;
constexpr uint64_t epochContentsMax = 2000;
/// Files named in one receipt.
constexpr size_t holdsMax = 512;
/// A receipt before sealing: sessions pass on 32 KiB of it. What was heard and read of 400 devices' feeds fits; files
/// take what is left.
constexpr size_t statementBytesMax = 32 * 1024 - 64;
/// Replicas named in an invitation or a welcome.
constexpr size_t replicasMax = 16;
/// Nobody's clock moves a message further ahead than this.
constexpr int64_t clockAheadMs = 2 * 60 * 1000;
/// Control operations follow whatever they have seen, or an owner whose clock is an hour ahead could not be answered;
/// this only keeps the clock's word from running over.
constexpr int64_t controlAheadMs = int64_t{50} * 365 * 24 * 60 * 60 * 1000;
/// Older than this when it arrives below something shown: marked as late.
constexpr int64_t lateAfterMs = 10 * 60 * 1000;

} // namespace ieum::room
