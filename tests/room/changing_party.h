// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the members of a party do to each other's messages, and how what they see is compared.
#pragma once

#include "base/utf8.h"
#include "room/changes.h"
#include "room/party.h"

namespace ieum::room::test {

inline ChangeRecord changeOf(ChangeKind kind, const MessageId& target) {
    ChangeRecord change;
    change.kind = kind;
    change.target = target;
    return change;
}
inline ChangeRecord edited(const MessageId& target, std::string text) {
    ChangeRecord change = changeOf(ChangeKind::Edit, target);
    change.text = std::move(text);
    return change;
}
inline ChangeRecord deleted(const MessageId& target) { return changeOf(ChangeKind::Deletion, target); }
inline ChangeRecord reacted(const MessageId& target, std::string emoji, bool remove = false) {
    ChangeRecord change = changeOf(ChangeKind::Reaction, target);
    change.text = std::move(emoji);
    change.remove = remove;
    return change;
}
inline ChangeRecord voted(const MessageId& target, std::vector<uint32_t> options) {
    ChangeRecord change = changeOf(ChangeKind::Vote, target);
    change.options = std::move(options);
    return change;
}
inline ChangeRecord pinned(const MessageId& target, bool remove = false) {
    ChangeRecord change = changeOf(ChangeKind::Pin, target);
    change.remove = remove;
    return change;
}

inline Done sendBody(Device& from, Result<wire::ContentBody> body, int64_t ms) {
    if (!body) return passOn(body);
    std::vector<wire::ContentBody> bodies;
    bodies.push_back(std::move(*body));
    return from.room->send(std::move(bodies), at(ms));
}
inline Done change(Device& from, const ChangeRecord& change, int64_t ms) {
    MessageNonce nonce{};
    from.random.fill(nonce);
    return sendBody(from, toBody(change, nonce, startMs + ms), ms);
}
inline MessageId send(Device& from, const Outgoing& message, int64_t ms) {
    [&] { QVERIFY(sendBody(from, toBody(message), ms)); }();
    return messageIdOf(from.self.certificate.device, message.nonce);
}
inline MessageId say(Device& from, std::string text, int64_t ms) {
    return send(from, from.outgoing(std::move(text), ms), ms);
}

/// Content of a kind that does not exist yet.
inline void forgeUnknown(Device& by, uint16_t flags, feed::Hlc hlc) {
    auto epochs = by.log.epochs(by.room->record().id);
    if (epochs->empty()) {
        QVERIFY(by.say({"말"}, hlc.wallMs() - startMs - 10));
        epochs = by.log.epochs(by.room->record().id);
    }
    // Field 12, two bytes.
    const Bytes plain{std::byte{0x62}, std::byte{2}, std::byte{8}, std::byte{1}};
    by.forge(feed::Kind::Content, plain, &epochs->front(), hlc, flags);
    by.reload();
}

inline MessageState stateOf(Device& device, const MessageRecord& message) {
    return room::stateOf(message, *device.messages.changesOf(message.room, message.id), device.room->members());
}
inline MessageState stateIn(Device& device, const MessageId& id) {
    auto message = device.messages.message(device.room->record().id, id);
    return *message && message->has_value() ? stateOf(device, **message) : MessageState();
}
/// Everything that members must agree on: the whole timeline as text.
inline std::string rendered(Device& device) {
    std::string all;
    for (const MessageRecord* message : device.messages.timeline()) {
        all += renderLine(*message, stateOf(device, *message)) + "\n";
    }
    return all;
}

/// One deed of a member, chosen by the seed: mostly a message, else something done to one that somebody wrote.
inline void doSomething(Device& actor, std::vector<MessageId>& known, SeededRandom& random, int64_t ms) {
    const uint64_t dice = random.below(10);
    if (known.empty() || dice < 3) {
        Outgoing message = actor.outgoing("말 " + std::to_string(ms), ms);
        if (dice == 0) message.poll = Poll{{"가", "나", "다"}, true, 0};
        if (!known.empty() && dice == 1) message.replyTo = known[random.below(known.size())];
        known.push_back(send(actor, message, ms));
        return;
    }
    const MessageId& target = known[random.below(known.size())];
    constexpr const char* emoji[] = {"👍", "❤️", "❤", "😄"};
    const std::string one = emoji[random.below(4)];
    const bool remove = random.below(3) == 0;
    ChangeRecord deed = reacted(target, one, remove);
    if (dice == 3 || dice == 4) deed = edited(target, actor.name + std::to_string(ms));
    if (dice == 5) deed = deleted(target);
    if (dice == 6) deed = pinned(target, remove);
    if (dice == 7) deed = voted(target, {static_cast<uint32_t>(random.below(3))});
    QVERIFY(change(actor, deed, ms));
}

inline void passAPiece(const std::vector<Device*>& party, SeededRandom& random, int64_t ms) {
    Device& from = *party[random.below(party.size())];
    Device& to = *party[random.below(party.size())];
    if (&from == &to) return;
    auto feed = from.feeds.all().begin();
    std::advance(feed, static_cast<ptrdiff_t>(random.below(from.feeds.all().size())));
    QVERIFY(pass(from, to, feed->first, at(ms), 1));
}

} // namespace ieum::room::test
