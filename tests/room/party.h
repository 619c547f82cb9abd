// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Devices of different persons with a room each, exchanging ranges in memory in whatever order a seed says.
#pragma once

#include "crypto/init.h"
#include "feed/writer.h"
#include "room/body_seal.h"
#include "room/invite.h"
#include "room/room.h"
#include "support/memory_feed_log.h"
#include "support/memory_message_log.h"
#include "support/memory_place_log.h"
#include "support/memory_room_log.h"
#include "support/seeded_random.h"

#include <QTest>

namespace ieum::room::test {

using ieum::test::MemoryFeedLog;
using ieum::test::MemoryMessageLog;
using ieum::test::MemoryPlaceLog;
using ieum::test::MemoryRoomLog;
using ieum::test::SeededRandom;

constexpr int64_t startMs = 1'800'000'000'000;

inline Now at(int64_t ms) { return {{startMs + ms}, {ms}}; }

struct Device {
    explicit Device(std::string label, uint64_t seed)
        : name(std::move(label)), random(seed), root(crypto::SigningKey::generate(random)),
          key(crypto::SigningKey::generate(random)),
          agreement(crypto::AgreementKey::generate(random)), self{feed::certifyDevice(root, key.publicAs<DeviceId>(),
                                                                                      agreement.publicKey(), name),
                                                                  &key, &agreement} {}
    Device(const Device&) = delete;

    std::string name;
    SeededRandom random;
    crypto::SigningKey root;
    crypto::SigningKey key;
    crypto::AgreementKey agreement;
    Self self;
    MemoryFeedLog feeds;
    MemoryRoomLog log;
    MemoryMessageLog messages;
    MemoryPlaceLog places{messages};
    std::unique_ptr<Room> room;
    std::vector<MessageId> told; ///< of these messages, as they came

    PersonId person() const { return self.certificate.person; }
    Ports ports() { return {feeds, log, messages, places, random}; }

    void enter(RoomRecord record, std::optional<CreateOp> create, std::optional<feed::DeviceCertificate> other,
               Now now) {
        auto made = Room::load(std::move(record), self, ports());
        QVERIFY(made);
        room = std::move(*made);
        QVERIFY(room->begin(now, std::move(create), std::move(other)));
    }
    /// As after a restart: everything from the logs.
    void reload() {
        RoomRecord record{
            room->record().id,     room->record().kind, room->record().secret.clone(), room->record().name, 0,
            room->record().removed};
        auto made = Room::load(std::move(record), self, ports());
        QVERIFY(made);
        room = std::move(*made);
    }
    Outgoing outgoing(std::string text, int64_t ms) {
        Outgoing message;
        random.fill(message.nonce);
        message.writtenMs = startMs + ms;
        message.text = std::move(text);
        return message;
    }
    Done say(std::vector<std::string> texts, int64_t ms) {
        std::vector<wire::ContentBody> bodies;
        bodies.reserve(texts.size());
        for (std::string& text : texts) bodies.push_back(*toBody(outgoing(std::move(text), ms)));
        return room->send(std::move(bodies), at(ms));
    }
    std::vector<std::string> reads() const {
        std::vector<std::string> texts;
        for (const MessageRecord* message : messages.timeline()) texts.push_back(message->text);
        return texts;
    }
    bool readsText(const std::string& text) const {
        const auto all = reads();
        return std::find(all.begin(), all.end(), text) != all.end();
    }
    /// The feed of this kind in which this device writes.
    FeedId feedOf(feed::Kind kind) const {
        for (const auto& [id, feed] : room->feeds()) {
            if (feed.device == self.certificate.device && feed.kind == kind) return id;
        }
        return {};
    }
    /// Appends a control operation that the room's own methods would not write, as a hostile program would.
    void forge(const wire::ControlBody& body, feed::Hlc hlc) {
        forge(feed::Kind::Control, wire::encode(body), {}, hlc);
    }
    void forge(feed::Kind kind, const Bytes& plain, const EpochRecord* epoch, feed::Hlc hlc, uint16_t flags = 0) {
        const auto keys = log.ownFeeds(room->record().id);
        const auto feedKey =
            crypto::SigningKey::fromSeed(kind == feed::Kind::Control ? (*keys)->controlSeed : (*keys)->contentSeed);
        const auto head = feeds.head(feedKey.publicAs<FeedId>());
        const EpochId epochId = epoch == nullptr ? EpochId{} : epoch->id;
        const crypto::Key& from = epoch == nullptr ? room->keys().control() : epoch->secret;
        feed::Draft draft{flags, hlc, epochId,
                          sealBody(from, {feedKey.publicAs<FeedId>(), head->seq + 1, epochId}, plain)};
        std::vector<feed::Draft> drafts;
        drafts.push_back(std::move(draft));
        QVERIFY(feeds.append(room->record().id, feed::writeRange(feedKey, kind, *head, std::move(drafts))));
    }
};

/// What `from` has of this feed beyond `to`'s head, up to the next signature after `bytesMax`. False: nothing.
inline Result<bool> pass(Device& from, Device& to, const FeedId& feed, Now now, size_t bytesMax = 1U << 20U) {
    const auto known = to.feeds.head(feed);
    const auto range = from.feeds.read(feed, known->seq + 1, UINT64_MAX, bytesMax);
    if (range->events.empty()) return false;
    auto verified = feed::verifyRange(feed, *known, known->seq + 1, ieum::test::travelling(*range));
    if (!verified) return passOn(verified);
    const auto absorbed = to.room->absorb(*verified, now);
    if (!absorbed) return passOn(absorbed);
    for (const MessageId& id : absorbed->messages) {
        if (!absorbed->again.contains(id)) to.told.push_back(id);
    }
    return true;
}

inline void passAll(Device& from, Device& to, feed::Kind kind, Now now) {
    for (const auto& [feed, events] : from.feeds.all()) {
        if (events.front().header.kind == kind) QVERIFY(pass(from, to, feed, now));
    }
}
inline void passAll(Device& from, Device& to, Now now) {
    passAll(from, to, feed::Kind::Control, now);
    passAll(from, to, feed::Kind::Content, now);
}

/// Until everybody has everything, a piece at a time in an order that the seed decides.
inline void mix(const std::vector<Device*>& party, uint64_t seed, Now now) {
    SeededRandom order(seed);
    size_t idle = 0;
    while (idle < 40 * party.size() * party.size()) {
        Device& from = *party[order.below(party.size())];
        Device& to = *party[order.below(party.size())];
        auto feed = from.feeds.all().begin();
        std::advance(feed, static_cast<ptrdiff_t>(order.below(from.feeds.all().size())));
        const auto passed = &from == &to ? Result<bool>(false) : pass(from, to, feed->first, now, 1);
        QVERIFY(passed);
        idle = *passed ? 0 : idle + 1;
    }
}

inline RoomRecord recordOf(const RoomId& id, RoomKind kind, const crypto::Key& secret) {
    return {id, kind, secret.clone(), "", startMs};
}

/// A group that `owner` has begun and `others` have joined, everybody knowing of everybody.
inline void makeGroup(Device& owner, const std::vector<Device*>& others, int64_t ms = 0) {
    CreateOp create{RoomKind::Group, "모임", owner.self.certificate, {}};
    owner.random.fill(create.nonce);
    const RoomId id = groupRoomId(owner.person(), create.nonce);
    const crypto::Key secret = crypto::Key::random(owner.random);
    owner.enter(recordOf(id, RoomKind::Group, secret), create, {}, at(ms));
    for (Device* other : others) {
        QVERIFY(admit(*owner.room, other->self.certificate, at(ms)));
        other->enter(recordOf(id, RoomKind::Group, secret), {}, {}, at(ms));
    }
    std::vector<Device*> all(others);
    all.push_back(&owner);
    mix(all, 1, at(ms));
}

/// Somebody new, added by `by`.
inline void join(Device& by, Device& newcomer, int64_t ms) {
    QVERIFY(admit(*by.room, newcomer.self.certificate, at(ms)));
    newcomer.enter(recordOf(by.room->record().id, RoomKind::Group, by.room->record().secret), {}, {}, at(ms));
}

inline feed::Hlc hlcAt(int64_t ms, uint64_t counter = 0) {
    return {feed::Hlc::fromWall({startMs + ms}).word + counter};
}

} // namespace ieum::room::test
