// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/conversation.h"

#include "bench/bench.h"
#include "feed/writer.h"
#include "room/body_seal.h"
#include "sync/limits.h"

namespace ieum::bench {
namespace {

constexpr int64_t startMs = 1'700'000'000'000;
constexpr int64_t stepMs = 20'000;

void enter(Talker& who, const RoomId& id, const crypto::Key& secret, std::optional<room::CreateOp> create) {
    auto made = room::Room::load({id, room::RoomKind::Group, secret.clone(), "", startMs}, who.self,
                                 {who.feeds, who.log, who.messages, who.places, who.random});
    if (!made || !(*made)->begin({{startMs}, {0}}, std::move(create), {})) stop("no room");
    who.room = std::move(*made);
    const auto keys = who.log.ownFeeds(id);
    who.contentKey = crypto::SigningKey::fromSeed((*keys)->contentSeed);
    who.written = *who.feeds.head(who.contentKey->publicAs<FeedId>());
}

Answer answerOf(const feed::Range& range) {
    return {range.feed, range.kind, range.firstSeq(), test::travelling(range)};
}

/// As sync::RangeServer does it: about 256 KiB, ended at a signature.
std::vector<Answer> answersOf(const feed::Range& range) {
    std::vector<Answer> answers;
    feed::Range part{range.feed, range.kind, {}};
    size_t bytes = 0;
    for (const feed::Event& event : range.events) {
        part.events.push_back(event);
        bytes += feed::headerBytes + event.body.size();
        if (!event.signature || (bytes < sync::rangeBytesMax && &event != &range.events.back())) continue;
        answers.push_back(answerOf(part));
        part.events.clear();
        bytes = 0;
    }
    return answers;
}

} // namespace

Talker::Talker(uint64_t seed)
    : random(seed), root(crypto::SigningKey::generate(random)), device(crypto::SigningKey::generate(random)),
      agreement(crypto::AgreementKey::generate(random)) {
    self.certificate = feed::certifyDevice(root, device.publicAs<DeviceId>(), agreement.publicKey(), "talker");
    self.deviceKey = &device;
    self.agreement = &agreement;
}

Conversation::Conversation(size_t talkers, const feed::DeviceCertificate& reader) {
    for (size_t i = 0; i < talkers; ++i) m_talkers.push_back(std::make_unique<Talker>(100 + i));
    Talker& owner = *m_talkers.front();
    room::CreateOp create{room::RoomKind::Group, "모임", owner.self.certificate, {}};
    owner.random.fill(create.nonce);
    const RoomId id = room::groupRoomId(owner.self.certificate.person, create.nonce);
    const crypto::Key secret = crypto::Key::random(owner.random);
    enter(owner, id, secret, create);
    for (size_t i = 1; i < talkers; ++i) {
        if (!room::admit(*owner.room, m_talkers[i]->self.certificate, now())) stop("nobody could be added");
        enter(*m_talkers[i], id, secret, {});
    }
    if (!room::admit(*owner.room, reader, now())) stop("the reader could not be added");
    room::Outgoing hello;
    hello.text = "안녕";
    std::vector<wire::ContentBody> first{*room::toBody(hello)};
    if (!owner.room->send(std::move(first), now())) stop("nothing could be sent");
    m_epoch = std::move(owner.log.epochs(id)->front());
    owner.written = *owner.feeds.head(owner.contentKey->publicAs<FeedId>());
    m_last = {owner.contentKey->publicAs<FeedId>(), owner.written.seq};
}

Now Conversation::now() { return {{startMs}, {0}}; }

room::RoomRecord Conversation::record() const {
    const room::RoomRecord& from = m_talkers.front()->room->record();
    return {from.id, from.kind, from.secret.clone(), from.name, from.createdMs};
}

std::vector<Answer> Conversation::beginning() const {
    std::vector<Answer> answers;
    for (const auto kind : {feed::Kind::Control, feed::Kind::Content}) {
        for (const auto& talker : m_talkers) {
            for (const auto& [feed, events] : talker->feeds.all()) {
                if (events.front().header.kind != kind) continue;
                answers.push_back(answerOf(*talker->feeds.read(feed, 1, UINT64_MAX, SIZE_MAX)));
            }
        }
    }
    return answers;
}

Bytes Conversation::sealed(Talker& by, uint64_t seq) {
    room::Outgoing message;
    by.random.fill(message.nonce);
    message.writtenMs = startMs + static_cast<int64_t>(m_said) * stepMs;
    message.text = m_text.sentence();
    wire::ContentBody body = *room::toBody(message);
    const FeedId feed = by.contentKey->publicAs<FeedId>();
    if (m_last.first != feed) {
        wire::Reference& reference = *body.add_references();
        reference.set_feed(wire::fieldOf(m_last.first));
        reference.set_seq(m_last.second);
    }
    m_last = {feed, seq};
    return room::sealBody(m_epoch->secret, {feed, seq, m_epoch->id}, wire::encode(body));
}

std::vector<std::vector<Answer>> Conversation::next(size_t count) {
    std::vector<std::vector<feed::Draft>> drafts(m_talkers.size());
    size_t speaker = 0;
    for (size_t i = 0; i < count; ++i) {
        if (m_text.next(2) == 0) speaker = m_text.next(m_talkers.size());
        Talker& by = *m_talkers[speaker];
        m_said += 1;
        const auto clock = feed::Hlc::fromWall({startMs + static_cast<int64_t>(m_said) * stepMs});
        const uint64_t seq = by.written.seq + drafts[speaker].size() + 1;
        drafts[speaker].push_back({0, clock, m_epoch->id, sealed(by, seq)});
    }
    std::vector<std::vector<Answer>> rounds;
    for (size_t i = 0; i < m_talkers.size(); ++i) {
        if (drafts[i].empty()) continue;
        Talker& by = *m_talkers[i];
        const auto range = feed::writeRange(*by.contentKey, feed::Kind::Content, by.written, std::move(drafts[i]));
        by.written = range.head();
        size_t round = 0;
        for (Answer& answer : answersOf(range)) {
            if (rounds.size() == round) rounds.emplace_back();
            rounds[round++].push_back(std::move(answer));
        }
    }
    return rounds;
}

} // namespace ieum::bench
