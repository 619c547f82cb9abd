// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a session wants done, in order. Values only.
#pragma once

#include "sync/inputs.h"

namespace ieum::sync {

/// What goes first when the line is slow. Frames of one lane keep their order; only what may be overtaken is put into
/// a lane behind.
enum class Lane : uint8_t {
    Control,  ///< the session itself, heads, wants, and control feeds
    Slices,   ///< our share of an epoch's secret
    NewText,  ///< what ends at the tip of a feed
    Receipts, ///< and what says that everything before it was told
    OldText,
    Thumbnails,
    Files,
};
struct Send {
    Bytes frame;
    Lane lane = Lane::Control;
};
/// The other side proved one room at least; the channel may carry full frames.
struct Trust {};
/// Peer: who it is and which of our rooms he proved. Answer with ShareRooms (what of them he may have).
struct Proved {
    InstanceId instance;
    feed::DeviceCertificate device;
    std::vector<RoomId> rooms;
    uint64_t run = 0;
};
/// Client of a replica: what it opened. Answer with ShareRooms.
struct OpenedRoom {
    RoomId room;
    uint32_t refusal = 0;
    uint64_t quotaBytes = 0;
    uint64_t usedBytes = 0;
};
struct Opened {
    InstanceId instance;
    std::vector<OpenedRoom> rooms;
    uint64_t run = 0;
};
/// Replica: a client showed a good signature for this room. Answer with AnswerRoom, then ShareRooms.
struct RoomRequested {
    ReplicaTag tag;
    FixedBytes<struct DepotKeyTag, 32> depotKey;
    Bytes token;
};
struct LoadRange {
    RoomId room;
    FeedId feed;
    uint64_t fromSeq = 0;
    uint64_t toSeq = 0;
    size_t bytesMax = 0;
    /// A piece that ends at `toSeq` rather than one that begins at `fromSeq`, which is as far down as it may reach; it
    /// begins right after a signed event, or there.
    bool backwards = false;
};
/// Verify on top of what is stored, store, and say HeadAdvanced after the commit, or RangeRefused.
struct StoreRange {
    RoomId room;
    FeedId feed;
    feed::Kind kind = feed::Kind::Content;
    uint64_t firstSeq = 0;
    std::vector<feed::ReceivedEvent> events;
    std::optional<crypto::Signature> admission; ///< replica: the depot key's signature for a feed that is new
    std::optional<EventId> previous{}; ///< before the first, says the sender: a piece that does not join our head
};
struct StoreReceipt {
    RoomId room;
    ReceiptRecord receipt;
};
/// The peer's durable copy of a feed goes so far; less than before when he says so, or when he named all his feeds of
/// the room and not this one.
struct PeerHas {
    RoomId room;
    FeedId feed;
    uint64_t seq = 0;
    uint64_t from = 0; ///< what lies before, but for event 1, he has not; 0: he has everything
};
/// We have asked for everything that the peer had up to this cursor of his, and stored it. Remember it.
struct CursorReached {
    uint64_t cursor = 0;
};
struct PeerRefused {
    RoomId room;
    FeedId feed;
    uint64_t fromSeq = 0;
    uint32_t refusal = 0;
};
/// The peer's copy of this feed ends at the same seq with another event.
struct Parted {
    RoomId room;
    FeedId feed;
    uint64_t seq = 0;
};
/// The headers from there to the next signature; answer with BranchLoaded.
struct LoadBranch {
    RoomId room;
    FeedId feed;
    uint64_t seq = 0;
};
struct BranchTold {
    RoomId room;
    FeedId feed;
    std::optional<feed::Chain> chain; ///< not verified; nothing: he has no event there
};
struct LoadChunk {
    RoomId room;
    ChunkId chunk;
};
struct ChunkArrived {
    RoomId room;
    ChunkId chunk;
    Bytes bytes; ///< hash checked
};
struct ChunksAsked {
    RoomId room;
    std::vector<ChunkId> chunks;
    bool offer = false;
};
struct PeerHasChunks {
    RoomId room;
    std::vector<ChunkId> chunks;
    std::vector<uint64_t> leftSeconds{}; ///< for which he says to keep each, at most chunkLeftMaxSeconds; or empty
};
/// Chunks that were fetched from this peer and will not come (he does not have them, or the session ends).
struct ChunksMissed {
    RoomId room;
    std::vector<ChunkId> chunks;
};
struct LoadSlices {
    RoomId room;
    ChunkId table;
};
struct SlicesArrived {
    RoomId room;
    room::SliceTableId from;
    std::vector<room::Slice> slices; ///< proved
};
/// He has not got them, or does not answer, or the session ends.
struct SlicesMissed {
    RoomId room;
    ChunkId table;
};
struct Close {
    Error why;
};

using Output = std::variant<Send, Trust, Proved, Opened, RoomRequested, LoadRange, StoreRange, StoreReceipt, PeerHas,
                            CursorReached, PeerRefused, Parted, LoadBranch, BranchTold, LoadChunk, ChunkArrived,
                            ChunksAsked, PeerHasChunks, ChunksMissed, LoadSlices, SlicesArrived, SlicesMissed, Close>;
using Outputs = std::vector<Output>;

} // namespace ieum::sync
