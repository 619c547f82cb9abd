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
/// Where a device listens on its LAN: one address of either kind on two interfaces. Receipts are most of what rooms
/// exchange, and each of these costs 8 or 20 bytes in every one.
constexpr size_t lanAddressesMax = 4;
/// What one operation may follow at once besides its own feed: more than that many people with rights who operate at
/// the same time is a room at war, and what is left out only counts as concurrent.
constexpr size_t controlReferencesMax = 64;
/// A century; longer is for ever, and days must not run over as milliseconds.
constexpr uint32_t policyDaysMax = 36'525;
/// Feeds of earlier incarnations that an opening cites, the newest: 75 bytes each, in one event.
constexpr size_t predecessorsMax = 64;
/// A slice table of 104 KiB is one chunk. Two feeds of each device fit what a session announces of a room.
constexpr size_t devicesMax = 2000;
/// Up to here the slices travel in the commit itself: a question and an answer for each device would cost more.
constexpr size_t slicesInlineMax = 16;
/// Up to here, 53 kB, whoever wants his slice fetches the table whole: as soon as he can read he can make others read.
/// Of a larger one he asks for his own slice first.
constexpr uint32_t tableWholeMax = 1024;
/// Slices with one prefix of four bytes that are handed out and tried: among 2,000 devices two share one by chance in
/// one room of two thousand; more are contrived.
constexpr size_t slicesPerPrefixMax = 16;
/// What somebody who stole an epoch's secret goes on reading: a week, and no more than this many messages.
constexpr int64_t epochLifeMs = int64_t{7} * 24 * 60 * 60 * 1000;
constexpr uint64_t epochContentsMax = 2000;
constexpr int64_t dayMs = int64_t{24} * 60 * 60 * 1000;
/// Epochs are sealed to a prekey for two weeks; renewed weekly, so that whoever was away for a week has a valid one.
constexpr int64_t prekeyLifeMs = 14 * dayMs;
constexpr int64_t prekeyRenewMs = 7 * dayMs;
/// Somebody cut off for a season seals to what he knew then.
constexpr int64_t prekeyKeepMs = 90 * dayMs;
/// Of what a device said: the newest counts, unless a wrong clock made it invalid and an earlier one is not.
constexpr size_t prekeysPerDeviceMax = 4;
/// Lost epochs that one device asks for at once: somebody may name thousands that do not exist.
constexpr size_t lostEpochsMax = 64;
/// A commit comes before what is written under it, unless the two come over different lines.
constexpr int64_t lostEpochPatienceMs = 30'000;
/// The slices of a commit come with it or right after, from whoever has the table: when nobody has it, who can read
/// gives the secret by itself.
constexpr int64_t slicePatienceMs = 10 * 60 * 1000;
/// Who could answer second waits so long for the first.
constexpr int64_t lostEpochTurnMs = 5'000;
/// Somebody says that he gave an epoch, and did not: it is asked for again after so long.
constexpr int64_t lostEpochAgainMs = 60 * 60 * 1000;
/// About 125 bytes each, in one event of 56 KiB; with the devices they were sealed to, up to 8 KB more.
constexpr size_t pastEpochsPerBody = 256;
constexpr size_t pastEpochsBytesMax = 40 * 1024;
/// 0001-01-01T00:00:00Z and 9999-12-31T23:59:59.999Z, by the Gregorian calendar.
constexpr int64_t timeMsMin = -62'135'596'800'000;
constexpr int64_t timeMsMax = 253'402'300'799'999;
/// More names in one message than anybody reads; each may make a device ring.
constexpr size_t mentionsMax = 64;
constexpr size_t pollOptionsMax = 20;
constexpr size_t pollOptionCodePointsMax = 100;
/// The longest emoji in use (families with skin tones, flags of regions) take 25 to 30 bytes.
constexpr size_t emojiBytesMax = 32;
/// Emoji that one person can put under one message; the ones that he touched last stay. Against floods: what is kept of
/// a message grows with the persons in its room, not with the events that they write.
constexpr size_t reactionsPerPersonMax = 8;
/// Different emoji shown under one message, those of most persons.
constexpr size_t reactionKindsMax = 24;
/// What disappears does so within a year; longer is as good as never.
constexpr int64_t expiresAfterMsMax = int64_t{366} * 24 * 60 * 60 * 1000;
/// Of a feed, read at once: a frame's worth of memory, several hundred events.
constexpr size_t loadBytesMax = 1024 * 1024;
/// Feeds named in one checkpoint: a device writes one, and has left few behind.
constexpr size_t checkpointsMax = 64;
/// Files named in one receipt by their whole ids; we name so many, the newest, because their messages may come later.
constexpr size_t holdsMax = 512;
constexpr size_t holdsInFull = 128;
/// Further ones by eight bytes each: with these, 1,728 files cost what 512 whole ids do.
constexpr size_t stubsMax = 1600;
/// Files of which a receipt says which chunks are there: those that are being fetched.
constexpr size_t partsMax = 8;
/// After that many holes it is not said what follows.
constexpr size_t partRunsMax = 64;
/// As many as a file can have.
constexpr uint32_t partChunksMax = 8192;
/// A receipt before sealing: sessions pass on 32 KiB of it. What was heard and read of 400 devices' feeds fits, and
/// what was heard of about 780; files take what is left. In larger rooms a receipt says less than it could.
constexpr size_t statementBytesMax = 32 * 1024 - 64;
/// Replicas named in an invitation or a welcome.
constexpr size_t replicasMax = 16;
/// What is awaited of one feed and held in memory, some 100 bytes each: more than a season of talk refers to.
constexpr size_t awaitedInMemoryMax = 20'000;
/// Messages of a room whose places are held in memory, 16 bytes each: what one round of a session brings.
constexpr size_t recentPlacesMax = 8192;
/// Nobody's clock moves a message further ahead than this.
constexpr int64_t clockAheadMs = 2 * 60 * 1000;
/// Control operations follow whatever they have seen, or an owner whose clock is an hour ahead could not be answered;
/// this only keeps the clock's word from running over.
constexpr int64_t controlAheadMs = int64_t{50} * 365 * 24 * 60 * 60 * 1000;
/// Older than this when it arrives below something shown: marked as late.
constexpr int64_t lateAfterMs = 10 * 60 * 1000;

} // namespace ieum::room
