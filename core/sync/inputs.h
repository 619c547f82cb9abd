// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a session is told. Rooms are named by RoomId on our side; on a replica that is the replica tag's bytes.
#pragma once

#include "base/ids.h"
#include "base/shared_bytes.h"
#include "crypto/secret.h"
#include "crypto/sign.h"
#include "feed/certificate.h"
#include "feed/fork.h"
#include "feed/range.h"
#include "room/slices.h"
#include "sync/error.h"

#include <memory>
#include <optional>
#include <variant>
#include <vector>

namespace ieum::sync {

/// A room that we would share with whoever proves that he has it too.
struct RoomOffer {
    RoomId room;
    crypto::Key sessionSecret;                          ///< LAN: source of session tags and proofs
    std::optional<ReplicaTag> replicaTag;               ///< towards a replica: its name of the room …
    std::shared_ptr<const crypto::SigningKey> depotKey; ///< … and the key that opens it there (shared: rooms own it)
};
/// Rooms to offer: at the start, and later the new ones alone.
struct OfferRooms {
    std::vector<RoomOffer> rooms;
    Bytes token; ///< for a replica
};

enum class Access : uint8_t {
    Full,
    ControlOnly, ///< for somebody who was removed: he is told, and gets nothing else; nothing is taken from him
};
/// The beginning of an event's id. Half of it would do against accidents, and not against an author who seeks two
/// branches that look alike.
using HeadMark = FixedBytes<struct HeadMarkTag, 16>;
inline HeadMark markOf(const EventId& id) { return *HeadMark::from(id.view().first(HeadMark::byteCount)); }
struct LocalHead {
    FeedId feed;
    feed::Kind kind = feed::Kind::Content;
    uint64_t seq = 0;
    uint64_t change = 0;                        ///< our change counter when it got there
    std::optional<crypto::Signature> admission; ///< to show to a replica that has not seen the feed
    HeadMark mark{};                            ///< of event `seq`
    uint64_t endSeq = UINT64_MAX;               ///< nothing above is wanted: a proved fork ends it there
    uint64_t tipFrom = 0;                       ///< of the newest part above a gap; 0: there is none
    uint64_t tipSeq = 0;
    uint64_t from = 0;      ///< what lies before, but for event 1, is not here; 0: everything up to `seq` is
    uint64_t keptFrom = 0;  ///< what lies before, but for event 1, is not wanted
    uint64_t tipSigned = 0; ///< the first event of the newest part that is signed
    uint64_t lowSeq = 0;    ///< replica with a gap below `from`: how far it is here without one; 0: as far as `seq`
};
struct ReceiptRecord {
    FeedId feed;
    uint64_t counter = 0;
    SharedBytes sealed;
    crypto::Signature signature;
    uint64_t change = 0; ///< ours; not on the wire
};
struct LocalRoom {
    RoomId room;
    Access access = Access::Full;
    std::vector<LocalHead> heads;
    std::vector<ReceiptRecord> receipts;
};
/// Answer to Proved or Opened: these rooms are shared from now on. `cursor` is how far we pulled from this instance
/// before, with exactly this set of rooms; nothing: never.
struct ShareRooms {
    std::vector<LocalRoom> rooms;
    std::optional<uint64_t> cursor;
};
struct StopSharing {
    RoomId room;
};

/// Replica side: the answer to RoomRequested.
struct AnswerRoom {
    ReplicaTag tag;
    uint32_t refusal = 0; ///< wire::RefusalCode
    uint64_t quotaBytes = 0;
    uint64_t usedBytes = 0;
};

struct FrameArrived {
    Bytes frame;
};
/// Our durable copy went on (after the commit): announced, and thereby acknowledged.
struct HeadAdvanced {
    RoomId room;
    LocalHead head;
    /// The last event, where we have just written it ourselves and it is short: whoever has all before it is sent it
    /// without being asked. Nothing: it is announced, and sent when it is wanted.
    std::shared_ptr<const feed::Range> fresh{};
};
struct ReceiptAdvanced {
    RoomId room;
    ReceiptRecord receipt;
};
/// Answers to LoadRange, StoreRange (when refused) and LoadChunk.
struct RangeLoaded {
    RoomId room;
    feed::Range range;
};
struct RangeRefused {
    RoomId room;
    FeedId feed;
    uint64_t fromSeq = 0;
    uint32_t refusal = 0; ///< != 0: tell the peer (a replica's quota); 0: it only did not fit, ask again
    bool forGood = false; ///< nothing of this feed is of use: it is not asked for again in this session
};
struct ChunkLoaded {
    RoomId room;
    ChunkId chunk;
    std::optional<Bytes> bytes; ///< nothing: we do not have it
};
/// Which event does the peer have there? Answered by BranchTold, unless the session ends.
struct AskBranch {
    RoomId room;
    FeedId feed;
    uint64_t seq = 0;
};
/// Answer to LoadBranch.
struct BranchLoaded {
    RoomId room;
    FeedId feed;
    std::optional<feed::Chain> chain; ///< nothing: we have no event there
};
/// Fetch these from this peer.
struct FetchChunks {
    RoomId room;
    std::vector<ChunkId> chunks;
    bool prompt = false; ///< keys: before pieces of files that wait
};
/// Ask whether the peer has these; offer: "we have them, do you want them?"
struct AskChunks {
    RoomId room;
    std::vector<ChunkId> chunks;
    bool offer = false;
};
/// Answer to ChunksAsked.
struct TellChunks {
    RoomId room;
    std::vector<ChunkId> have;
    std::vector<uint64_t> leftSeconds{}; ///< for which each is kept; empty: without an end
};
/// Ask this peer for the slices with this prefix, to be proved against what a commit says of the table.
struct AskSlices {
    RoomId room;
    room::SliceTableId from;
    room::SlicePrefix prefix;
};
/// Answer to LoadSlices.
struct SlicesLoaded {
    RoomId room;
    ChunkId table;
    std::optional<Bytes> bytes; ///< nothing: we do not have it
};
/// Time has passed nextDeadline().
struct Tick {};

using Input = std::variant<OfferRooms, ShareRooms, StopSharing, AnswerRoom, FrameArrived, HeadAdvanced, ReceiptAdvanced,
                           RangeLoaded, RangeRefused, AskBranch, BranchLoaded, ChunkLoaded, FetchChunks, AskChunks,
                           TellChunks, AskSlices, SlicesLoaded, Tick>;

} // namespace ieum::sync
