// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two branches of one feed, and the proof of it: two signed successors of one event. A device that was copied or
// restored makes such by accident, a hostile one on purpose. The proof needs no body and no secret, so anybody can
// check it who knows the feed's id, which is its key; and nobody but the holder of that key can make one. Bytes:
// docs/protocol.md, "Forks".
#pragma once

#include "feed/range.h"

namespace ieum::feed {

/// Headers of consecutive events, without what follows from where they stand, up to the first signature.
struct Chain {
    struct Link {
        uint16_t flags = 0;
        uint32_t bodyBytes = 0;
        Hlc hlc;
        BodyHash bodyHash;
        EpochId epoch;
        bool operator==(const Link&) const = default;
    };
    Kind kind = Kind::Content;
    uint64_t seq = 0;
    EventId previous;
    std::vector<Link> links;
    crypto::Signature signature;
    bool operator==(const Chain&) const = default;
};

/// From the first of these events to the first that is signed; nothing when none is.
std::optional<Chain> chainOf(const Range& range);
Bytes encode(const Chain& chain);
/// Errors: BaseError::Truncated and TrailingBytes, FeedError::BadHeader.
Result<Chain> decodeChain(ByteView bytes);
/// The id of the chain's first event. Errors: FeedError::BadHeader, BadSignature.
Result<EventId> verifyChain(const FeedId& feed, const Chain& chain);

/// What is certain after a proof: the feed is one feed up to and with `seq` − 1.
struct ForkProof {
    FeedId feed;
    Chain one; ///< the one whose first event has the smaller id, so that a pair of branches has one proof
    Chain other;
    uint64_t seq() const { return one.seq; }
    const EventId& previous() const { return one.previous; }
    bool operator==(const ForkProof&) const = default;
};

/// Errors: FeedError::NotAFork, and those of verifyChain.
Result<ForkProof> proveFork(const FeedId& feed, Chain mine, Chain theirs);
Bytes encode(const ForkProof& proof);
/// Decodes and checks everything. Errors: those of decodeChain and proveFork.
Result<ForkProof> readFork(ByteView bytes);

/// Finds where two copies of a feed part: halves the stretch between the last event known to be common and the first
/// known not to be, an event of the other side at a time.
class ForkSearch {
  public:
    /// `differs`: an event at which the copies are known, or suspected, to differ; the first to be asked for.
    /// `floor`: what lies before it one of the two has dropped; 0: nothing.
    explicit ForkSearch(uint64_t differs, uint64_t floor = 0) : m_differs(differs), m_floor(floor) {}

    /// Which event of the other side is needed next.
    uint64_t wanted() const {
        if (!m_confirmed) return m_differs;
        return std::max(m_common + (m_differs - m_common) / 2, std::min(m_floor, m_differs - 1));
    }
    /// They part below the floor, where nobody can show it any more.
    bool isBelowFloor() const { return m_confirmed && m_differs <= m_floor; }
    /// What he has there, compared with ours. Nothing when the search goes on. Errors: FeedError::NotAFork when the two
    /// do not differ at all, or what he says does not hang together; those of verifyChain.
    Result<std::optional<ForkProof>> take(const FeedId& feed, const Chain& theirs, const Chain& ours);

  private:
    uint64_t m_common = 0; ///< up to here both have the same
    uint64_t m_differs;
    uint64_t m_floor;
    bool m_confirmed = false;
};

} // namespace ieum::feed
