// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/fork.h"

#include "base/reader.h"
#include "base/writer.h"
#include "wire/limits.h"

#include <limits>

namespace ieum::feed {

namespace {

Error notAFork(uint64_t seq) { return fail(Cause::Peer, FeedError::NotAFork, static_cast<int64_t>(seq)).value(); }

Header headerOf(const FeedId& feed, const Chain& chain, const Chain::Link& link, uint64_t seq, const EventId& before) {
    Header header;
    header.kind = chain.kind;
    header.flags = link.flags;
    header.bodyBytes = link.bodyBytes;
    header.seq = seq;
    header.hlc = link.hlc;
    header.feed = feed;
    header.previous = before;
    header.bodyHash = link.bodyHash;
    header.epoch = link.epoch;
    return header;
}

Result<Chain> readChain(Reader& reader) {
    Chain chain;
    const uint8_t kind = reader.u8();
    chain.seq = reader.u64();
    chain.previous = reader.id<EventId>();
    const uint16_t count = reader.u16();
    const bool known = kind == static_cast<uint8_t>(Kind::Control) || kind == static_cast<uint8_t>(Kind::Content);
    const bool sound = known && chain.seq > 0 && (chain.seq == 1) == chain.previous.isZero() && count > 0 &&
                       count <= wire::eventsPerSignatureMax &&
                       chain.seq <= std::numeric_limits<uint64_t>::max() - count;
    if (!sound) return fail(Cause::Peer, FeedError::BadHeader, static_cast<int64_t>(chain.seq));
    chain.kind = static_cast<Kind>(kind);
    chain.links.reserve(count);
    for (uint16_t i = 0; i < count; ++i) {
        Chain::Link link;
        link.flags = reader.u16();
        link.bodyBytes = reader.u32();
        link.hlc.word = reader.u64();
        link.bodyHash = reader.id<BodyHash>();
        link.epoch = reader.id<EpochId>();
        if (link.bodyBytes > wire::bodyBytesMax) {
            return fail(Cause::Peer, FeedError::BodyTooLarge, static_cast<int64_t>(link.bodyBytes));
        }
        chain.links.push_back(link);
    }
    chain.signature = reader.id<crypto::Signature>();
    return chain;
}

} // namespace

std::optional<Chain> chainOf(const Range& range) {
    if (range.events.empty()) return std::nullopt;
    const Header& first = range.events.front().header;
    Chain chain{first.kind, first.seq, first.previous, {}, {}};
    for (const Event& event : range.events) {
        const Header& header = event.header;
        chain.links.push_back({header.flags, header.bodyBytes, header.hlc, header.bodyHash, header.epoch});
        if (!event.signature) continue;
        chain.signature = *event.signature;
        return chain;
    }
    return std::nullopt;
}

Bytes encode(const Chain& chain) {
    Writer writer;
    writer.u8(static_cast<uint8_t>(chain.kind)).u64(chain.seq).put(chain.previous.view());
    writer.u16(static_cast<uint16_t>(chain.links.size()));
    for (const Chain::Link& link : chain.links) {
        writer.u16(link.flags).u32(link.bodyBytes).u64(link.hlc.word);
        writer.put(link.bodyHash.view()).put(link.epoch.view());
    }
    return writer.put(chain.signature.view()).take();
}

Result<Chain> decodeChain(ByteView bytes) {
    Reader reader(bytes);
    auto chain = readChain(reader);
    if (!chain) return chain;
    if (const auto finished = reader.finish(); !finished) return passOn(finished);
    return chain;
}

Result<EventId> verifyChain(const FeedId& feed, const Chain& chain) {
    EventId first;
    EventId before = chain.previous;
    uint64_t seq = chain.seq;
    for (const Chain::Link& link : chain.links) {
        before = idOf(headerOf(feed, chain, link, seq, before));
        if (seq == chain.seq) first = before;
        seq += 1;
    }
    if (chain.links.empty() || !verifyEvent(feed, before, chain.signature)) {
        return fail(Cause::Peer, FeedError::BadSignature, static_cast<int64_t>(chain.seq));
    }
    return first;
}

Result<ForkProof> proveFork(const FeedId& feed, Chain mine, Chain theirs) {
    const auto one = verifyChain(feed, mine);
    const auto other = verifyChain(feed, theirs);
    if (!one) return passOn(one);
    if (!other) return passOn(other);
    if (mine.seq != theirs.seq || mine.previous != theirs.previous || *one == *other) {
        return tl::unexpected<Error>(notAFork(mine.seq));
    }
    if (*other < *one) std::swap(mine, theirs);
    return ForkProof{feed, std::move(mine), std::move(theirs)};
}

Bytes encode(const ForkProof& proof) {
    return Writer().put(proof.feed.view()).put(encode(proof.one)).put(encode(proof.other)).take();
}

Result<ForkProof> readFork(ByteView bytes) {
    Reader reader(bytes);
    const FeedId feed = reader.id<FeedId>();
    auto one = readChain(reader);
    if (!one) return passOn(one);
    auto other = readChain(reader);
    if (!other) return passOn(other);
    if (const auto finished = reader.finish(); !finished) return passOn(finished);
    return proveFork(feed, std::move(*one), std::move(*other));
}

Result<std::optional<ForkProof>> ForkSearch::take(const FeedId& feed, const Chain& theirs, const Chain& ours) {
    const uint64_t seq = wanted();
    const auto his = verifyChain(feed, theirs);
    if (!his) return passOn(his);
    const auto mine = verifyChain(feed, ours);
    if (!mine) return passOn(mine);
    if (theirs.seq != seq || ours.seq != seq) return tl::unexpected<Error>(notAFork(seq));
    if (*his == *mine) {
        // The suspicion was wrong: his next range does not join what he himself has.
        if (!m_confirmed) return tl::unexpected<Error>(notAFork(seq));
        m_common = seq;
    } else {
        m_confirmed = true;
        m_differs = seq;
        if (theirs.previous == ours.previous) {
            auto proof = proveFork(feed, ours, theirs);
            if (!proof) return passOn(proof);
            return std::optional(std::move(*proof));
        }
        if (isBelowFloor()) return std::optional<ForkProof>();
        if (seq == 1) return tl::unexpected<Error>(notAFork(seq));
    }
    // Common up to here and different right after, and yet not from one event: he tells two stories himself.
    if (m_common + 1 >= m_differs) return tl::unexpected<Error>(notAFork(seq));
    return std::optional<ForkProof>();
}

} // namespace ieum::feed
