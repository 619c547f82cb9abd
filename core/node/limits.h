// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace ieum::node {

/// A link to a further computer is used at once; one that lies about longer is a risk.
constexpr int64_t linkLifeMs = 10LL * 60 * 1000;
/// Prekeys are renewed weekly and wiped after months.
constexpr int64_t keyTendingMs = 60LL * 60 * 1000;
/// Receipts of a burst are one receipt; people see "delivered" well within a second all the same.
constexpr int64_t receiptDelayMs = 250;
/// A peer that shares a room but never finishes telling does not hold our messages back longer than this.
constexpr int64_t readyAfterMs = 3000;
/// A restored profile waits so long for one who shares a room with it and never finishes telling.
constexpr int64_t selfSyncWaitMs = 10'000;
/// A replica that refuses a room is asked again after this, then after twice that, and so on up to the longest: as a
/// rule somebody else registers the room within seconds of the replica's return, and asking costs 138 bytes a room.
constexpr int64_t askAgainFirstMs = 1000;
constexpr int64_t askAgainMaxMs = 4000;
/// With many rooms, longer: at most 2.3 kB a second.
constexpr int64_t askAgainEachMs = 60;
/// Who has waited for long waits an eighth of that more, and no longer than this.
constexpr int64_t askAgainShare = 8;
constexpr int64_t askAgainMostMs = 5 * 60 * 1000;
/// A cursor is trusted for so long; then everything is compared again, whatever we remember.
constexpr int64_t compareEveryMs = 24LL * 60 * 60 * 1000;
/// Channels to one device whose other ends are different databases: a profile that was copied runs at a second machine,
/// and perhaps a third. Whoever has more of them wants our memory.
constexpr size_t copiesOfADeviceMax = 4;
/// Where we stopped with a peer is written so often at most, and when the session ends.
constexpr int64_t cursorKeptEveryMs = 60'000;
/// Chunks asked of one source at a time: 8 MiB are what a gigabyte a second needs when a chunk takes 8 ms, disks and
/// turns of threads included. Where one takes much longer than it could, they wait in a queue, and fewer are asked for:
/// what waits at a slow source could come from another one, what is on its way when a program is killed comes twice,
/// and whatever else is said waits behind it. The rule is that of TCP Vegas (Brakmo and Peterson, IEEE JSAC 13(8),
/// 1995), with the fastest chunk as the time without a queue, and a second one for who is far away or slow, so that his
/// line is not idle while the next one is asked for. Next door it is two at most: what is on its way is what a kill
/// costs, measured between two processes of one machine 0.6 chunks instead of 1.1, at 300 MB/s instead of 340 on a RAM
/// disk. There the second one comes while the first one is dealt with, as long as a round trip is no longer than a
/// chunk.
constexpr size_t chunksInFlightMax = 32;
constexpr size_t nearWindowLeast = 1;
constexpr size_t nearWindowMost = 2;
constexpr size_t farWindowLeast = 2;
constexpr int64_t nearChunkMsMax = 4; ///< whose fastest chunk takes longer is not next door, LAN or not
constexpr int64_t chunkQueueGrowsBelowMs = 1;
constexpr int64_t chunkQueueShrinksAboveMs = 2;
/// Of all sources together, those that came and are not durable yet among them as so many full ones: 32 MiB.
constexpr size_t chunksInHandMax = 128;
/// Chunks of small files that came and are not durable yet; more of them wait.
constexpr size_t chunksUnsettledMax = 1024;
/// A file of so many chunks, 8 MiB, is small and goes first.
constexpr size_t smallFileChunksMax = 32;
/// At the end of a file, what somebody has not given for so long is asked of another one as well.
constexpr int64_t chunkAskedTwiceAfterMs = 1000;
/// Chunks are made durable together, so many, or so many bytes, or after so long, or when nothing more is on its way:
/// each sync by itself makes the transactions of texts wait.
constexpr size_t chunksSettledTogether = 256;
constexpr uint64_t bytesSettledTogether = 8ULL << 20;
constexpr int64_t chunksSettledAfterMs = 100;
/// Syncing them together waits for what other programs write as well. Where that took so long, each chunk is synced by
/// itself for a while.
constexpr int64_t settlingSlowMs = 2000;
constexpr int64_t settledEachMs = 60'000;
/// A sync that could not even begin, for want of a descriptor or of memory, has lost nothing: it is tried again after
/// so long.
constexpr int64_t settlingAgainMs = 1000;
/// That a chunk is here is noted in the database for so many at a time, or after so long: its file says it as well.
constexpr size_t chunksUnmarkedMax = 64;
constexpr int64_t chunksMarkedAfterMs = 500;
/// Manifests of small files are read together, so many, or after so long, or when nothing more is on its way: each by
/// itself would be a transaction, and its sync.
constexpr size_t manifestsReadTogether = 32;
constexpr size_t manifestReadTogetherBytesMax = 4096;
constexpr int64_t manifestsReadAfterMs = 4;
/// Progress is told so often at most.
constexpr int64_t progressEveryMs = 100;
/// Files that one peer is remembered to have: 4 MiB of ids, and he may have made them up.
constexpr size_t wholeFilesMax = 65'536;
/// Feeds of which a copy is compared with one peer's at a time, back to where the two part.
constexpr size_t huntsMax = 256;
/// Receipts of feeds that are not here yet, in one room: they may come first, or be made up.
constexpr uint64_t receiptsWaitingMax = 256;
/// Files that come one after the other are stated together: whoever asks where they are can wait that long.
constexpr int64_t holdingsStatedAfterMs = 2000;
/// What somebody said on his line and does not repeat in a receipt that came so much later is so no longer.
constexpr int64_t holdingsConfirmedMs = 10'000;
/// Rooms that are looked at together because their files are not what we stated; the next batch looks at others.
constexpr uint32_t roomsRestatedMax = 256;
/// A replica is asked for files that are not here, in a room and session: 8 KiB of ids, the newest; this often at most.
/// What it said within a day is believed.
constexpr uint32_t filesAskedMax = 256;
constexpr int64_t filesAskedEveryMs = 10 * 60 * 1000;
constexpr int64_t shelvedBelievedMs = int64_t{24} * 60 * 60 * 1000;
/// Somebody says that he has more of our feeds than we do. The first time he is believed at once; whoever says so again
/// while this program runs is so after an hour, two, four, at most a day: it costs every room two feeds.
constexpr int64_t behindAgainMs = 60 * 60 * 1000;
constexpr int64_t behindAgainMostMs = 24 * behindAgainMs;
/// Files of a room that are offered to a replica that may have lost them.
constexpr size_t filesOfferedMax = 256;
/// Chunks that are named to one replica when files are offered again; one file may have more.
constexpr size_t chunksOfferedAgainMax = 1024;
/// Until everybody is asked again for a file that nobody had, and replicas are offered again what they did not take:
/// doubled each time, and back to the first when there is somebody or something new.
constexpr int64_t filesAgainFirstMs = 10'000;
constexpr int64_t filesAgainMostMs = 10 * 60'000;
/// A save that waits for a holder gives up after this, and says so.
constexpr int64_t saveWaitMs = 20'000;
/// Messages of an import that become events in one go.
constexpr size_t importBatch = 256;
/// People, and lines that were passed over, that a report of an import lists; it counts all of them.
constexpr size_t importRowsMax = 100;
/// Under how many keys people signed one file of an archive: as often it is read again. Whoever names more is refused
/// it.
constexpr size_t signedLinksMax = 8;
constexpr size_t nameCodePointsMax = 64;
/// Names of imported chats that are tied to members, in one room: it has 2,000 members at most.
constexpr size_t tiesPerRoomMax = 2'000;
/// Messages that are looked at for the name of an imported author.
constexpr uint32_t authorLookback = 1'000;
constexpr uint32_t rowsMax = 100'000;
/// Files of one page of the list of all files: each costs a look at who has it.
constexpr uint32_t filesAPageMax = 1000;
/// What a search finds and is of another kind than was asked for, in one answer.
constexpr size_t hitsPassedOverMax = 5000;
/// Files that become wanted in one batch when all are that would be lost; whoever asks goes on with the next ones.
constexpr uint32_t filesFetchedAtOnce = 256;
/// Chunks that are read and compared with their ids between two looks at the database: 16 MiB.
constexpr uint32_t chunksCheckedAtOnce = 64;
/// Of the text of a file, what is read and what is shown of it: more is for whoever opens it.
constexpr size_t previewTextBytesMax = 16 * 1024;
constexpr size_t previewLinesMax = 40;
constexpr size_t previewLineCharactersMax = 400;
/// A picture that takes longer is none; the confined process is killed.
constexpr int previewWaitMs = 2000;
/// Ten minutes of sound take up to two seconds of a processor, and were seen to take eight where others wanted it as
/// well.
constexpr int soundWaitMs = 20'000;
/// Voice notes of which the length, or that they have none, is known until the next start.
constexpr size_t lengthsKnownMax = 4096;
/// Pictures of which nothing came in time, and that are not tried again before the next start.
constexpr size_t previewsGivenUpMax = 4096;
/// Files that are compared with new rules in one batch; the next one goes on.
constexpr uint32_t filesReviewedAtOnce = 256;
/// Files of which it is asked in one batch whether they may make room: each costs a look at who has it.
constexpr uint32_t filesWeighedAtOnce = 128;
/// Bytes that make room in one batch, or one file more: its chunks are rows, 4 each MiB.
constexpr uint64_t roomMadeAtOnceBytes = 256ULL << 20;
/// Files of chunks that are deleted in one batch, by the thread that brings texts as well.
constexpr uint32_t chunksDeletedAtOnce = 256;
/// Not used for so long: before that a file makes no room, for somebody may still be reading it.
constexpr int64_t fileSparedMs = 10 * 60 * 1000;
/// The quota is looked at so long after something came, and again after so long when it could not be met.
constexpr int64_t quotaLookedAtAfterMs = 1000;
constexpr int64_t quotaLookedAtEveryMs = 10 * 60 * 1000;
/// An exbibyte. More than any disk has, and far from where sums overflow.
constexpr uint64_t quotaBytesMax = 1ULL << 60;
/// Last copies that are named when the quota cannot be met.
constexpr size_t lastCopiesToldMax = 200;
/// Files that somebody lets go of with one request.
constexpr size_t filesEvictedMax = 10'000;
/// Files that a check of the vault names; when a whole disk is broken, nobody reads more.
constexpr size_t hurtFilesMax = 1000;
/// A wall clock that differs by so much from what the steady one lets expect has jumped; less is drift.
constexpr int64_t clockJumpMs = 60'000;
/// A clock that was wrong at the start of a computer is set right by then, when it is set right at all.
constexpr int64_t clockBelievedAfterMs = 120'000;
/// A profile ages no more than this by one jump of a clock: most people come back from a holiday within it, and what
/// stays a little longer than it should does less harm than what is lost to a wrong clock.
constexpr int64_t clockJumpCountedMs = int64_t{7} * 24 * 60 * 60 * 1000;
/// How often the age is written down though nothing else is: so much longer does a message live after a crash.
constexpr int64_t ageSavedEveryMs = 10 * 60 * 1000;
/// Messages that are wiped in one batch; the next one goes on.
constexpr uint32_t wipedAtOnceMax = 256;
/// Retention counts in days; looking once an hour is soon enough.
constexpr int64_t retentionEveryMs = 60 * 60 * 1000;
/// How exactly the age of events is known: a row a feed for each day on which something came.
constexpr int64_t agedEveryMs = int64_t{24} * 60 * 60 * 1000;
/// A checkpoint is an event that stays for ever: it is said when it lets others drop so many, or has waited for a week.
constexpr uint64_t checkpointEventsMin = 64;
constexpr int64_t checkpointWaitMs = int64_t{7} * 24 * 60 * 60 * 1000;
/// After a start: an opening that only looks leaves the disk as it was.
constexpr int64_t pruningFirstMs = 60 * 1000;
/// Rows of sealed events that are deleted in one batch; the next one goes on.
constexpr size_t sweptAtOnceMax = 1000;
/// Feeds of one room that nobody vouches for and that are remembered as such; of more each costs a range a session.
constexpr size_t skippedFeedsMax = 1024;
/// One request of another process, as a line: a text of the largest size, escaped, and the paths of its files.
constexpr size_t handoverLineBytesMax = 4U << 20;
/// The list of addresses to dial is made anew this often at most: who is connected changes with every channel.
constexpr int64_t dialListEveryMs = 1000;
/// Remembered addresses that are dialled at once, beside those that were typed: each is a socket now and then, and of
/// more people than that who are away somebody is found by those who are here.
constexpr size_t rememberedDialledMax = 64;
constexpr size_t typedAddressesMax = 64;
/// Devices of which it is known what they stated last; of more the disk is asked more often.
constexpr size_t statedDevicesMax = 4096;
/// A laptop that goes from room to room says so in each of its rooms, a receipt of some 300 bytes each, this often at
/// most.
constexpr int64_t addressesStatedEveryMs = 10 * 60 * 1000;
/// A body that is sent before anybody asks for it: most texts. It goes by the lane of control, where nothing bulky
/// belongs, and whoever got it by another path gets it twice.
constexpr size_t unaskedBytesMax = 2048;
/// Nothing changed for so long: the database is looked after. In a talk that never rests, so long after its first
/// change.
constexpr int64_t upkeepQuietMs = 1000;
constexpr int64_t upkeepLatestMs = 60'000;
/// A disk that is full is asked again after so long, then after twice that, up to about a minute.
constexpr int64_t refusedFirstMs = 1000;
constexpr int refusedDoublingsMax = 6;

/// Whether a replica answers is not known before the first attempt has ended, or has taken so long: as long as one
/// address of its host may take (net::Timings::connectMs).
constexpr int64_t firstAttemptPatienceMs = 5'000;
/// A replica is missed after so long: a restart of it, or of a router, is no outage.
constexpr int64_t outageBeginsAfterMs = 20'000;
/// And is back when it has answered for so long.
constexpr int64_t outageEndsAfterMs = 10'000;
/// One that begins again so soon is the same one, and nobody is told of it a second time.
constexpr int64_t outageGoesOnMs = int64_t{10} * 60 * 1000;
/// Some years of them; a line has about a hundred bytes.
constexpr size_t outagesKeptMax = 500;
/// Rooms that a person's card names; of more it says how many.
constexpr size_t personRoomsMax = 50;
/// Whoever comes back is let into rooms by somebody who may be hostile, one welcome each.
constexpr size_t roomsOfComebackMax = 1024;
/// Of a bundle, what is in memory at a time and makes one transaction.
constexpr size_t bundleStepBytes = 4 * 1024 * 1024;
/// Files of one bundle, or of several, that are read in one go.
constexpr size_t bundlePartsMax = 1024;
/// A message can be written for so many days ahead, and so many can wait for their time.
constexpr int64_t laterDaysMax = 366;
constexpr uint64_t laterMax = 1000;
/// Those whose time has come that go into the outbox in one batch; the next one goes on.
constexpr uint32_t laterAtOnceMax = 100;
/// What goes so much after its time is late, and says so, for so many days.
constexpr int64_t laterLateMs = 2 * 60'000;
constexpr int64_t laterToldDays = 90;
/// A bar that moves smoothly asks no more.
constexpr int64_t backupToldEveryMs = 100;
/// Figures that change more often cannot be read, and each telling is a batch of the engine.
constexpr int64_t transfersToldEveryMs = 250;

} // namespace ieum::node
