// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every limit of the store, each with its reason.
#pragma once

#include <cstddef>
#include <cstdint>

namespace ieum::store {

/// What one row may hold: a body is at most 56 KiB, a chunk is never a row; the rest is room for vectors of receipts.
constexpr int valueBytesMax = 16 * 1024 * 1024;
/// Statements are constants of the program; a longer one is a mistake.
constexpr int sqlBytesMax = 64 * 1024;
constexpr int expressionDepthMax = 50;
/// Statements that stay compiled; the program has about 120 different ones.
constexpr size_t cachedStatementsMax = 160;
/// Keys of each kind that a connection remembers: the feeds of the rooms that talk, 64 bytes each.
constexpr size_t knownKeysMax = 16 * 1024;
/// Pages of the write-ahead log before it is moved into the database: 16 MiB. With SQLite's 4 MiB, a busy batch moves
/// the same pages of the indexes again and again.
constexpr int checkpointPages = 4096;
/// In a quiet hour it is moved when it has a quarter of that.
constexpr int quietCheckpointPages = checkpointPages / 4;
/// A page in the log, with its header.
constexpr uint64_t logFrameBytes = 24 + 4096;
/// How long a commit waits for another process (a second instance, a backup) before it says Busy.
constexpr int busyMs = 2000;
/// The whole `profile` file: header and a handful of slots.
constexpr uint64_t profileFileBytesMax = 64 * 1024;
/// Key slots of a profile file.
constexpr size_t slotsMax = 8;
/// A place in the events table is feed and seq in one 63-bit number: 2^40 events a feed, 2^22 feeds.
constexpr int seqBits = 40;
constexpr int64_t feedsMax = int64_t{1} << 22;
/// Search entries that wait for the end of their transaction, with all that they cost in memory: an import may be of
/// any length. Some 50,000 messages.
constexpr size_t indexQueueBytesMax = 16 * 1024 * 1024;
/// What one transaction brings to the search and goes into its index later: a few messages; an import goes in at once.
constexpr size_t lateAtOnceMax = 16;
constexpr size_t lateBytesMax = 8 * 1024;
/// So many together are one segment of the index, and every search makes an index of them anew, in some milliseconds.
constexpr size_t lateEntriesMax = 256;
/// A room with more unread messages has "many": counting them takes as long as there are.
constexpr uint32_t unreadCountedMax = 1000;
/// Unread messages of a room that are looked through for our own name: 200 rows, for each room of a list of rooms.
constexpr uint32_t mentionsLookback = 200;
/// Messages of a room that one page of its notices passes over: what is on the disk of a year, in some 50 ms.
constexpr uint32_t noticesLookback = 10'000;
/// More in one room are no pins any more.
constexpr uint32_t pinnedMax = 200;
/// Words of one query: more are no search but an attack on the index.
constexpr size_t queryWordsMax = 16;
/// Characters of one query, after folding.
constexpr size_t queryCharactersMax = 256;
/// Tokens of one message: 56 KiB of text are at most 19 thousand Hangul syllables.
constexpr size_t tokensMax = 60'000;
/// Persons that a search by name may stand for.
constexpr size_t senderPersonsMax = 64;
/// Names in imported chats that a search by name stands for, besides.
constexpr size_t tiesPerSearchMax = 64;
/// Files that are entered into the list of all files in one go: what is in memory at a time.
constexpr uint32_t filesEnteredAtOnce = 4096;
/// Files of messages that are not shown any more, which one page of that list passes over.
constexpr uint32_t filesPassedOverMax = 10'000;
/// Small pictures of files, all together: some 800 of 40 kB. More would make backups long.
constexpr int64_t thumbnailBytesMax = 32 * 1024 * 1024;
/// Files of which it is remembered that there is no picture count as well, each as so much.
constexpr int64_t thumbnailRowBytes = 64;
/// That a replica has a file is noted anew when it was noted so long ago: it says so at every meeting.
constexpr int64_t shelvedExactMs = 60LL * 60 * 1000;
/// Addresses remembered of one device: home, office, a hotspot, and a few that are stale.
constexpr int64_t addressesPerDeviceMax = 8;
/// A replica that goes back again and again is told of once in so long.
constexpr int64_t setbackQuietMs = 60LL * 60 * 1000;
/// A chunk or file that we wrote ourselves.
constexpr uint64_t storedChunkBytesMax = 1024 * 1024;
/// So few chunks are made durable one by one; more of them by syncing the file system, which waits for others as well.
constexpr size_t chunksSyncedEach = 2;
/// SQLite's default; every database of ours has it.
constexpr uint32_t pageBytes = 4096;
/// Pages that a backup keeps as one block: what changes between two backups lies scattered, and each block costs 84
/// bytes.
constexpr uint32_t backupPagesABlock = 4;
/// A manifest is sealed and opened in one piece: 1.5 million blocks, which is a database of 24 GB.
constexpr uint64_t backupManifestBytesMax = 64ULL << 20;
constexpr size_t backupBlocksMax = 1'500'000;
/// What is gathered before the file is written to.
constexpr size_t backupAppendBytes = 1024 * 1024;
/// What is read at once when the end of a backup was torn off and the one before it is looked for.
constexpr uint64_t backupScanBytes = 1024 * 1024;
/// Runs of which the manifest is damaged, before no older one is looked for: each costs reading up to 64 MiB.
constexpr int backupRunsTriedMax = 64;
/// Of whom a backup is; a name has 64 characters.
constexpr size_t backupNameBytesMax = 1024;

} // namespace ieum::store
