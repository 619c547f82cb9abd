// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/range.h"

#include "wire/limits.h"

#include <limits>

namespace ieum::feed {

namespace {

constexpr std::string_view eventLabel = "ieum event v1";

Result<Header> headerOf(const FeedId& feed, const Head& before, const ReceivedEvent& received) {
    const bool knownKind =
        received.kind == static_cast<uint8_t>(Kind::Control) || received.kind == static_cast<uint8_t>(Kind::Content);
    if (!knownKind || before.seq == std::numeric_limits<uint64_t>::max()) {
        return fail(Cause::Peer, FeedError::BadHeader, static_cast<int64_t>(before.seq));
    }
    if (received.body.size() > wire::bodyBytesMax) {
        return fail(Cause::Peer, FeedError::BodyTooLarge, static_cast<int64_t>(received.body.size()));
    }
    Header header;
    header.kind = static_cast<Kind>(received.kind);
    header.flags = received.flags;
    header.bodyBytes = static_cast<uint32_t>(received.body.size());
    header.seq = before.seq + 1;
    header.hlc = received.hlc;
    header.feed = feed;
    header.previous = before.id;
    header.bodyHash = bodyHashOf(received.body);
    header.epoch = received.epoch;
    return header;
}

} // namespace

Result<Range> verifyRange(const FeedId& feed, const Head& known, uint64_t firstSeq,
                          std::vector<ReceivedEvent> received) {
    if (firstSeq != known.seq + 1) return fail(Cause::Peer, FeedError::Gap, static_cast<int64_t>(firstSeq));
    if (received.empty()) return fail(Cause::Peer, FeedError::Unsigned, static_cast<int64_t>(firstSeq));
    Range range;
    range.feed = feed;
    range.kind = static_cast<Kind>(received.front().kind);
    range.events.reserve(received.size());
    Head before = known;
    size_t unsignedEvents = 0;
    size_t unsignedBytes = 0;
    for (ReceivedEvent& next : received) {
        auto header = headerOf(feed, before, next);
        if (!header) return passOn(header);
        const auto seq = static_cast<int64_t>(header->seq);
        // One feed has one kind, and its clock never stands still: both keep a reader's work bounded and ordered.
        if (header->kind != range.kind || (before.seq > 0 && header->hlc <= before.hlc)) {
            return fail(Cause::Peer, FeedError::BadHeader, seq);
        }
        const EventId id = idOf(*header);
        if (next.signature) {
            if (!verifyEvent(feed, id, *next.signature)) return fail(Cause::Peer, FeedError::BadSignature, seq);
            unsignedEvents = 0;
            unsignedBytes = 0;
        } else {
            unsignedEvents += 1;
            unsignedBytes += next.body.size();
            if (unsignedEvents >= wire::eventsPerSignatureMax || unsignedBytes > wire::bytesPerSignatureMax) {
                return fail(Cause::Peer, FeedError::TooFarUnsigned, seq);
            }
        }
        before = {header->seq, id, header->hlc};
        range.events.push_back({*header, id, std::move(next.body), next.signature});
    }
    if (!range.events.back().signature) {
        return fail(Cause::Peer, FeedError::Unsigned, static_cast<int64_t>(before.seq));
    }
    return range;
}

crypto::Signature signEvent(const crypto::SigningKey& feedKey, const EventId& id) {
    return feedKey.sign(eventLabel, {id.view()});
}

Done verifyEvent(const FeedId& feed, const EventId& id, const crypto::Signature& signature) {
    return crypto::verify(feed.view(), eventLabel, {id.view()}, signature);
}

} // namespace ieum::feed
