// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Consecutive events of one feed. One signature at the end (and one per 256 events or 1 MiB) authenticates all of
// them through the hash chain.
#pragma once

#include "crypto/sign.h"
#include "feed/header.h"

#include <optional>
#include <vector>

namespace ieum::feed {

struct Event {
    Header header;
    EventId id;
    Bytes body; ///< as it travels: sealed
    std::optional<crypto::Signature> signature;
};

/// How far somebody's copy of a feed goes: contiguous from 1.
struct Head {
    uint64_t seq = 0;
    EventId id;
    Hlc hlc;
    bool operator==(const Head&) const = default;
};

struct Range {
    FeedId feed;
    Kind kind = Kind::Content;
    std::vector<Event> events; ///< never empty once verified

    uint64_t firstSeq() const { return events.empty() ? 0 : events.front().header.seq; }
    Head head() const { return {events.back().header.seq, events.back().id, events.back().header.hlc}; }
};

/// What arrived of one event; the rest of its header follows from where it stands.
struct ReceivedEvent {
    uint8_t kind = 0;
    uint16_t flags = 0;
    Hlc hlc;
    EpochId epoch;
    Bytes body;
    std::optional<crypto::Signature> signature;
};

/// Rebuilds headers and ids on top of `known` and checks chain and signatures; the last event must be signed.
/// Errors: Gap, BadHeader, BodyTooLarge, Unsigned, BadSignature, TooFarUnsigned.
Result<Range> verifyRange(const FeedId& feed, const Head& known, uint64_t firstSeq,
                          std::vector<ReceivedEvent> received);

crypto::Signature signEvent(const crypto::SigningKey& feedKey, const EventId& id);
Done verifyEvent(const FeedId& feed, const EventId& id, const crypto::Signature& signature);

} // namespace ieum::feed
