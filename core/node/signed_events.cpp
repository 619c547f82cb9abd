// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/signed_events.h"

#include "room/body_seal.h"
#include "room/content.h"
#include "transfer/limits.h"

#include <algorithm>

namespace ieum::node {

namespace {

constexpr char apart = '+';

/// The event that a message's text is from: its own, or that of the edit that counts.
Result<room::FeedSeq> placeOf(World& world, const room::MessageRecord& record) {
    room::FeedSeq place{record.key.feed, record.key.seq};
    if (!record.original) return place;
    const auto changes = world.stores.timeline.changesBy(record.room, record.id, record.author);
    if (!changes) return passOn(changes);
    const room::ChangeRecord* newest = nullptr;
    for (const room::ChangeRecord& each : *changes) {
        if (each.kind == room::ChangeKind::Edit && (newest == nullptr || newest->key < each.key)) newest = &each;
    }
    return newest == nullptr ? place : room::FeedSeq{newest->key.feed, newest->key.seq};
}

} // namespace

Result<bool> SignedEvents::addSigned(World& world, const feed::Event& event, transfer::SignedEvent& to) {
    if (event.signature) {
        to.headers.push_back(event.header);
        to.signature = *event.signature;
        return true;
    }
    if (m_runs.size() >= runsMax && !m_runs.contains(event.header.feed)) m_runs.clear();
    Run& run = m_runs[event.header.feed];
    const uint64_t first = run.headers.empty() ? 0 : run.headers.front().seq;
    const uint64_t place = event.header.seq - first;
    const bool isIn = !run.headers.empty() && event.header.seq >= first && place < run.headers.size() &&
                      run.headers[place] == event.header;
    if (!isIn) {
        const auto found = read(world, event);
        if (!found) return passOn(found);
        if (!*found) return false;
        run = **found;
    }
    to.headers.assign(run.headers.begin() + static_cast<ptrdiff_t>(isIn ? place : 0), run.headers.end());
    to.signature = run.signature;
    return true;
}

Result<std::optional<SignedEvents::Run>> SignedEvents::read(World& world, const feed::Event& event) {
    const uint64_t next = event.header.seq + 1;
    const auto behind =
        world.stores.feeds.read(event.header.feed, next, next + transfer::limits::signedHeadersMax - 2, 1);
    if (!behind) return passOn(behind);
    Run run{{event.header}, {}};
    for (const feed::Event& each : behind->events) {
        run.headers.push_back(each.header);
        if (!each.signature) continue;
        run.signature = *each.signature;
        return std::optional(std::move(run));
    }
    return std::optional<Run>();
}

Result<std::string> SignedEvents::of(Parts& parts, room::Room& room, const room::MessageRecord& record) {
    if (record.origin || record.gone != room::Gone::Here) return std::string();
    const auto place = placeOf(parts.world, record);
    if (!place) return passOn(place);
    if (const Done met = meet(parts, room, place->feed); !met) return passOn(met);
    auto event = parts.world.stores.feeds.event(place->feed, place->seq);
    if (!event) return passOn(event);
    const room::EpochRecord* epoch = *event ? room.epochs().log().find((*event)->header.epoch) : nullptr;
    if (epoch == nullptr || m_openings.at(place->feed).empty()) return std::string();
    transfer::SignedEvent shown;
    const auto isSigned = addSigned(parts.world, **event, shown);
    if (!isSigned) return passOn(isSigned);
    if (!*isSigned) return std::string();
    shown.key = room::bodyKeyOf(epoch->secret, {place->feed, place->seq, epoch->id});
    shown.body = std::move((*event)->body);
    return transfer::packed(shown);
}

Done SignedEvents::nameApart(Parts& parts, const room::MessageRecord& record, transfer::ChatMessage& message) {
    const auto id = record.origin ? MessageId::fromHexText(message.id) : std::nullopt;
    if (!id) return {};
    const auto known = parts.world.stores.messages.find(record.room, *id);
    if (!known) return passOn(known);
    if (*known && !(*known)->origin) message.id += apart;
    return {};
}

Result<std::string> SignedEvents::idBefore(World& world, const RoomId& room, std::string id) {
    if (!id.ends_with(apart)) return id;
    const auto before = MessageId::fromHexText(std::string_view(id).substr(0, id.size() - 1));
    if (!before) return id;
    const auto known = world.stores.messages.find(room, *before);
    if (!known) return passOn(known);
    if (*known && !(*known)->origin) id.pop_back();
    return id;
}

Done SignedEvents::meet(Parts& parts, const room::Room& room, const FeedId& feed) {
    const auto [known, isNew] = m_openings.emplace(feed, std::string());
    if (!isNew) return {};
    const auto first = parts.world.stores.feeds.event(feed, 1);
    if (!first) return passOn(first);
    if (!*first) return {};
    transfer::SignedEvent shown;
    const auto isSigned = addSigned(parts.world, **first, shown);
    if (!isSigned) return passOn(isSigned);
    if (!*isSigned) return {};
    shown.key = room::bodyKeyOf(room.keys().control(), {feed, 1, EpochId{}});
    shown.body = (*first)->body;
    std::string opening = transfer::packed(shown);
    if (m_signers.add(opening) == feed) known->second = std::move(opening);
    return {};
}

bool SignedEvents::check(transfer::ChatMessage& message) const {
    if (message.signedEvent.empty()) return false;
    const auto event = transfer::unpacked(message.signedEvent);
    const transfer::Signer* author = event ? m_signers.find(event->headers.front().feed) : nullptr;
    const auto body = author == nullptr ? std::nullopt : transfer::contentOf(*event);
    const bool hasAll = std::all_of(message.attachments.begin(), message.attachments.end(),
                                    [](const transfer::ChatAttachment& each) { return !each.path.empty(); });
    const int64_t shownMs = message.timeMs;
    if (body && body->has_message()) message.timeMs = transfer::signedTimeOf(*body); // was cut if it lay ahead of us
    if (body && body->has_edit()) message.originalTime = std::to_string(transfer::signedTimeOf(*body));
    if (body && hasAll && transfer::says(*body, *author, message)) return true;
    message.signedEvent.clear();
    message.originalTime.clear();
    message.timeMs = shownMs;
    return false;
}

const std::string& SignedEvents::openingOf(const transfer::ChatMessage& message) const {
    return m_openings.at(transfer::unpacked(message.signedEvent)->headers.front().feed);
}

} // namespace ieum::node
