// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every limit and time of a session, each with its reason (docs/protocol/session.md names them again).
#pragma once

#include "wire/limits.h"

#include <cstddef>
#include <cstdint>

namespace ieum::sync {

constexpr uint32_t sessionVersion = 1;

// Introduction.
/// A stranger on the LAN has this long to prove a room; a slot is not his for longer.
constexpr int64_t introductionMs = 5000;
/// A replica that is asked for its rooms may have a slow disk, and it has proved its key already.
constexpr int64_t openingMs = 30'000;
/// Rooms of one session: more than anybody has, and still small in memory.
constexpr size_t roomsMax = 4096;
/// Tags of one side: its rooms, and the padding of as many later offers.
constexpr size_t tagsMax = 2 * roomsMax;
/// What is padded to: fewer rooms than this look alike.
constexpr size_t tagsPadding = 16;
/// Before trust a frame has 8 KiB; a multiple of the padding.
constexpr size_t tagsPerFrame = 1008;
/// 29 bytes each, within 8 KiB.
constexpr size_t proofsPerFrame = 250;
/// 138 bytes each and one token, within 8 KiB.
constexpr size_t openRoomsPerFrame = 48;
/// Refusals are told together; at most 75 bytes each, within 8 KiB.
constexpr size_t roomsOpenedPerFrame = 100;
/// An operator's token is a word or a key, not a document.
constexpr size_t tokenBytesMax = 512;
/// An identity certificate is about 250 bytes with the longest name.
constexpr size_t certificateBytesMax = 1024;

// What is announced.
/// Two feeds a device and a few incarnations, for 2,000 devices.
constexpr size_t feedsPerRoomMax = 8192;
/// At most 115 bytes each, within a frame.
constexpr size_t headsPerFrame = 500;
/// Feeds of one room that moved since the cursor before they are told by position: a round trip for 35 bytes of each.
constexpr size_t movedForVectorMin = 16;
/// 20 bytes each, within a frame.
constexpr size_t digestsPerFrame = 2048;
/// More rooms than this are told apart in groups first: 160 bytes instead of five thousand.
constexpr size_t digestsFlatMax = 256;
/// Feeds that one side numbers in one session: 1,000 rooms of 250 devices, named once; 24 MiB.
constexpr size_t numbersMax = 500'000;
/// A receipt names every feed of a room; what is larger would not fit one frame beside others.
constexpr size_t receiptSealedBytesMax = 32 * 1024;
/// Receipts are packed into frames up to here.
constexpr size_t receiptsFrameBytes = 60 * 1024;
/// Each costs a digest over everything; one comes with the session, one with every later share.
constexpr size_t resumesMax = 1024;
/// Waiting for the owner's rooms or for an earlier one's answer.
constexpr size_t resumesQueuedMax = 16;

// Ranges.
/// Short ranges of many feeds are asked for together, or a thousand of them would take a hundred round trips.
constexpr size_t wantsInFlightMax = 256;
/// Long ones: enough to fill a line with a long round trip, little enough to share the feeds among several paths.
constexpr size_t longWantsInFlightMax = 8;
/// Longer than this is long: a night's messages of one device.
constexpr uint64_t shortWantEvents = 64;
/// Feeds that are looked at in vain, while the long wants are used up, before we look no further.
constexpr size_t longWantsPassedMax = 64;
/// What we let the other side ask for at once: twice what we would.
constexpr size_t wantsServedMax = 2 * wantsInFlightMax;
/// Behind by more than this in a content feed, we fetch the newest part first and then what lies below it.
constexpr uint64_t gapEventsMin = 512;
/// The newest part: a screen full and more, and little enough to go by the lane for new text.
constexpr size_t tipBytesMax = 32 * 1024;
/// What ends at a feed's tip and is no longer than this goes before receipts and old text.
constexpr size_t newTextBytesMax = 64 * 1024;
/// One answer to a Want, ended at the next signature.
constexpr size_t rangeBytesMax = 256 * 1024;
/// Hence the bodies of one answer: one signed run and one body more.
constexpr size_t rangeAnswerBytesMax = rangeBytesMax + wire::bytesPerSignatureMax + wire::bodyBytesMax;
/// Bodies that wait for their commit; beyond that nothing new is asked for.
constexpr size_t uncommittedBytesMax = 4 * 1024 * 1024;
/// Ranges of one feed that did not fit what we have, one after the other, before we leave it to other paths.
constexpr uint8_t misfitsMax = 3;
/// A claim of another path is tried again after this.
constexpr int64_t claimRetryMs = 1000;
/// Nothing came on this path: others may take what it promised.
constexpr int64_t rangeSilenceMs = 5000;
/// Something comes, but nothing gets finished: a drip is as good as silence.
constexpr int64_t completionMs = 60'000;
/// Heads that both sides have from somebody else are compared after this: by then most have been explained, and a busy
/// room pays once for many events. Twice as long for the side that did not dial.
constexpr int64_t marksAfterMs = 10'000;
/// Feeds about whose branches is asked at once: each answer may be 20 kB, and forks are rare.
constexpr size_t branchesAskedMax = 4;

// Chunks.
constexpr size_t chunksInFlightMax = 32; ///< 8 MiB: as many as are served at once
/// Chunks of one session that are not what their names say, before it ends: each costs us its bytes and a hash.
constexpr size_t badChunksMax = 8;
/// What the other side may ask for at once: 8 MiB of ours in memory.
constexpr size_t chunksServedMax = 32;
/// 256 KiB, the seal, and room for a later format.
constexpr size_t chunkBytesMax = 300 * 1024;
/// 34 bytes each, within a frame.
constexpr size_t chunkIdsPerFrame = 1024;
/// Whoever says to keep a chunk for longer than a century keeps it for that long.
constexpr uint64_t chunkLeftMaxSeconds = uint64_t{100} * 366 * 24 * 3600;
/// A text waits for the part that is being sent: on a line of 100 Mbit/s for one of so many bytes 1 ms.
constexpr size_t chunkPartSentBytes = 12 * 1024;
/// Longer than for ranges, for chunks wait behind everything else.
constexpr int64_t chunkSilenceMs = 10'000;

// Slices of epochs.
/// Questions without an answer: more epochs than anybody lacks at once.
constexpr size_t slicesAskedMax = 256;
/// What the other side may ask for at once; each costs us reading a table of 104 KiB.
constexpr size_t slicesServedMax = slicesAskedMax;
/// A tree of 2,000 has eleven steps; sixteen leave room for a larger one.
constexpr size_t sliceProofBytesMax = 16 * 32;
/// A few hundred bytes in front of everything that is bulky.
constexpr int64_t sliceSilenceMs = 10'000;

// Bundles.
/// A part of a range, as in a frame, and the few bytes around it.
constexpr size_t bundleRecordBytesMax = wire::frameBytesMax + 64;
/// Sizes say how long a text is; in steps of so many bytes they say little, and a record loses half a step.
constexpr size_t bundlePaddingBytes = 256;
/// A range up to its signature stands in one part, with the edges of a few rooms.
constexpr uint64_t bundlePartBytesMin = 2'000'000;
/// Written to the disk in pieces of this size.
constexpr size_t bundleFlushBytes = 1024 * 1024;
/// How far somebody has so many feeds fits one record, 44 bytes each.
constexpr size_t bundleHasPerRecord = 1024;

} // namespace ieum::sync
