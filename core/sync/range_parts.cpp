// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/range_parts.h"

namespace ieum::sync {

namespace {

/// What a frame has beside its events: tag, feed, first seq, signature, flags and lengths.
constexpr size_t partOverheadBytes = 192;
/// What an event adds to its own size: its field number and length.
constexpr size_t eventOverheadBytes = 4;

wire::EventPart partOf(const feed::Event& event, const EpochId* before) {
    wire::EventPart part;
    part.set_kind(static_cast<uint32_t>(event.header.kind));
    part.set_flags(event.header.flags);
    part.set_hlc(event.header.hlc.word);
    const EpochId& epoch = event.header.epoch;
    if (before != nullptr && *before == epoch) {
        part.set_again(true);
    } else if (!epoch.isZero()) {
        part.set_epoch(wire::fieldOf(epoch));
    }
    part.set_body(wire::fieldOf(ByteView(event.body)));
    return part;
}

} // namespace

std::vector<wire::RangePart> partsOf(const feed::Range& range) {
    std::vector<wire::RangePart> parts;
    size_t bytes = 0;
    const EpochId* before = nullptr; // nothing: the next event begins a part
    for (const feed::Event& event : range.events) {
        wire::EventPart part = partOf(event, before);
        size_t added = part.ByteSizeLong() + eventOverheadBytes;
        if (before != nullptr && bytes + added + partOverheadBytes > wire::frameBytesMax) {
            before = nullptr;
            part = partOf(event, nullptr);
            added = part.ByteSizeLong() + eventOverheadBytes;
        }
        if (before == nullptr) {
            if (!parts.empty()) parts.back().set_more(true);
            parts.emplace_back().set_first_seq(event.header.seq);
            bytes = 0;
        }
        bytes += added;
        before = &event.header.epoch;
        *parts.back().add_events() = std::move(part);
        if (!event.signature) continue;
        parts.back().set_signature(wire::fieldOf(*event.signature));
        before = nullptr;
    }
    return parts;
}

std::optional<feed::ReceivedEvent> receivedFrom(const wire::EventPart& part, feed::Kind kind, const EpochId* before) {
    const bool isSound = part.kind() == static_cast<uint32_t>(kind) && part.flags() <= UINT16_MAX &&
                         part.body().size() <= wire::bodyBytesMax;
    const bool isAgain = part.again() && part.epoch().empty() && before != nullptr;
    if (!isSound || (part.again() && !isAgain)) return std::nullopt;
    const auto own = part.epoch().empty() ? EpochId{} : EpochId::from(bytesOf(part.epoch()));
    const auto epoch = isAgain ? std::optional(*before) : own;
    if (!epoch) return std::nullopt;
    feed::ReceivedEvent made;
    made.kind = static_cast<uint8_t>(part.kind());
    made.flags = static_cast<uint16_t>(part.flags());
    made.hlc = {part.hlc()};
    made.epoch = *epoch;
    made.body = copyOf(bytesOf(part.body()));
    return made;
}

bool isRunTooLong(size_t events, size_t bytes) {
    return events >= wire::eventsPerSignatureMax || bytes > wire::bytesPerSignatureMax;
}

} // namespace ieum::sync
