// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/header.h"

#include "base/assert.h"
#include "base/reader.h"
#include "crypto/hash.h"
#include "wire/limits.h"

namespace ieum::feed {

namespace {
constexpr uint8_t headerVersion = 1;
}

std::array<std::byte, headerBytes> encode(const Header& header) {
    std::array<std::byte, headerBytes> encoded;
    auto* next = encoded.data();
    const auto number = [&next](uint64_t value, size_t count) {
        for (size_t i = 0; i < count; ++i) *next++ = static_cast<std::byte>((value >> (8 * i)) & 255U);
    };
    const auto put = [&next](ByteView bytes) { next = std::copy(bytes.begin(), bytes.end(), next); };
    number(headerVersion, 1);
    number(static_cast<uint8_t>(header.kind), 1);
    number(header.flags, 2);
    number(header.bodyBytes, 4);
    number(header.seq, 8);
    number(header.hlc.word, 8);
    for (const ByteView id :
         {header.feed.view(), header.previous.view(), header.bodyHash.view(), header.epoch.view()}) {
        put(id);
    }
    IEUM_ASSERT(next == encoded.data() + headerBytes);
    return encoded;
}

Result<Header> decodeHeader(ByteView bytes) {
    Reader reader(bytes);
    const uint8_t version = reader.u8();
    const uint8_t kind = reader.u8();
    Header header;
    header.flags = reader.u16();
    header.bodyBytes = reader.u32();
    header.seq = reader.u64();
    header.hlc.word = reader.u64();
    header.feed = reader.id<FeedId>();
    header.previous = reader.id<EventId>();
    header.bodyHash = reader.id<BodyHash>();
    header.epoch = reader.id<EpochId>();
    if (const auto finished = reader.finish(); !finished) return passOn(finished);

    const bool knownKind = kind == static_cast<uint8_t>(Kind::Control) || kind == static_cast<uint8_t>(Kind::Content);
    if (version != headerVersion || !knownKind || header.seq == 0) return fail(Cause::Peer, FeedError::BadHeader);
    if ((header.seq == 1) != header.previous.isZero()) return fail(Cause::Peer, FeedError::BadHeader);
    if (header.bodyBytes > wire::bodyBytesMax) return fail(Cause::Peer, FeedError::BodyTooLarge, header.bodyBytes);
    header.kind = static_cast<Kind>(kind);
    return header;
}

EventId idOf(const Header& header) {
    const auto encoded = encode(header);
    return crypto::hashTo<EventId>({encoded});
}

BodyHash bodyHashOf(ByteView body) { return crypto::hashTo<BodyHash>({body}); }

} // namespace ieum::feed
