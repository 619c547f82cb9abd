// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// An archive with lines that somebody really signed.
#pragma once

#include "crypto/hash.h"
#include "export_support.h"
#include "feed/certificate.h"
#include "feed/writer.h"
#include "room/body_seal.h"
#include "room/content.h"
#include "support/seeded_random.h"
#include "transfer/signed_event.h"

namespace ieum::transfer::test {

constexpr int64_t startMs = 1'772'291'100'000;

/// Somebody with two devices, who wrote four messages and an edit, of which only the last event is signed itself.
struct Author {
    explicit Author(std::string_view roomName = "room")
        : room(*RoomId::from(crypto::blake2b256(bytesOf(roomName)).view())) {
        certify(root);
        compose();
        write();
    }

    RoomId room;
    ieum::test::SeededRandom random{7};
    crypto::SigningKey root = crypto::SigningKey::generate(random);
    crypto::SigningKey first = crypto::SigningKey::generate(random);
    crypto::SigningKey device = crypto::SigningKey::generate(random);
    crypto::SigningKey feed = crypto::SigningKey::generate(random);
    crypto::AgreementKey agreement = crypto::AgreementKey::generate(random);
    crypto::Key secret = crypto::Key::random(random);
    crypto::Key control = crypto::Key::random(random);
    EpochId epoch = *EpochId::from(crypto::blake2b256(bytesOf("epoch")).view());
    feed::DeviceCertificate certificate;
    std::vector<room::Outgoing> said;
    feed::Range range;

    /// By whose root the device is vouched for.
    void certify(const crypto::SigningKey& by) {
        const auto byRoot = feed::certifyDevice(by, first.publicAs<DeviceId>(), agreement.publicKey(), "나무");
        certificate =
            *feed::certifyFurther(first, byRoot, device.publicAs<DeviceId>(), agreement.publicKey(), "나무 전화");
    }
    void write() {
        std::vector<wire::ContentBody> bodies{openingBody()};
        for (const room::Outgoing& each : said) bodies.push_back(*room::toBody(each));
        room::ChangeRecord edit;
        edit.target = idOf(3);
        edit.text = "고친 말";
        room::MessageNonce nonce{};
        random.fill(nonce);
        bodies.push_back(*room::toBody(edit, nonce, startMs + 9'000));
        std::vector<feed::Draft> drafts;
        feed::Hlc hlc = feed::Hlc::fromWall({startMs});
        for (size_t i = 0; i < bodies.size(); ++i) {
            hlc = hlc.next({startMs});
            const room::BodyPlace at = placeOf(i);
            drafts.push_back({0, hlc, at.epoch, room::sealBody(secretAt(i), at, wire::encode(bodies[i]))});
        }
        range = feed::writeRange(feed, feed::Kind::Content, {}, std::move(drafts));
    }
    std::string opening() const { return packed(eventAt(0)); }
    /// What somebody else says that this feed begins with; he has no key of it, and signs with his own.
    std::string openingBy(const crypto::SigningKey& other) const {
        SignedEvent event = eventAt(0);
        event.body = room::sealBody(control, placeOf(0), wire::encode(openingBody()));
        event.headers.resize(1);
        event.headers[0].bodyBytes = static_cast<uint32_t>(event.body.size());
        event.headers[0].bodyHash = feed::bodyHashOf(event.body);
        event.signature = feed::signEvent(other, feed::idOf(event.headers[0]));
        return packed(event);
    }
    /// Of the event at this place of the range.
    SignedEvent eventAt(size_t place) const {
        SignedEvent event;
        for (size_t i = place; i < range.events.size(); ++i) event.headers.push_back(range.events[i].header);
        event.signature = *range.events.back().signature;
        event.key = room::bodyKeyOf(secretAt(place), placeOf(place));
        event.body = range.events[place].body;
        return event;
    }
    Chat chat() const {
        Chat chat;
        chat.room = "모임";
        chat.timeZone = "Asia/Seoul";
        chat.encoding = "utf-8";
        chat.members = {{root.publicAs<PersonId>().hex(), "나무", "owner"}};
        chat.openings = {opening()};
        chat.roomId = room.hex();
        chat.messages = {line(0), line(1), line(2), line(3)};
        chat.messages[1].replyTo = idOf(0).hex();
        chat.messages[1].looks.poll = ChatPoll{{{"산", {"나무"}}, {"바다", {}}}, true};
        chat.messages[2].kind = ChatMessage::File;
        chat.messages[2].attachments = {{"봄.jpg", 2'500, "", "files/1-봄.jpg"}};
        ChatMessage& edited = chat.messages[3];
        edited.text = "고친 말";
        edited.looks.edited = true;
        edited.originalTime = std::to_string(startMs + 9'000);
        edited.signedEvent = packed(eventAt(5));
        chat.messages.push_back(saidBy("m9", chat.members[0], startMs, "서명 없는 말"));
        return chat;
    }

  private:
    void compose() {
        said.resize(4);
        for (size_t i = 0; i < said.size(); ++i) {
            random.fill(said[i].nonce);
            said[i].writtenMs = startMs + static_cast<int64_t>(i) * 1'000;
        }
        said[0].text = "자정이네\n\"둘째\" 줄 😀";
        said[1].text = "어디로 갈까?";
        said[1].poll = room::Poll{{"산", "바다"}, true, 0};
        said[1].replyTo = idOf(0);
        said[2].text = "사진";
        said[2].files.push_back({FileId{}, crypto::Key::random(random), "봄.jpg", 2'500});
        said[3].text = "먼저 쓴 말";
    }
    MessageId idOf(size_t message) const { return room::messageIdOf(device.publicAs<DeviceId>(), said[message].nonce); }
    room::BodyPlace placeOf(size_t place) const {
        return {feed.publicAs<FeedId>(), place + 1, place == 0 ? EpochId{} : epoch};
    }
    const crypto::Key& secretAt(size_t place) const { return place == 0 ? control : secret; }
    wire::ContentBody openingBody() const {
        wire::ContentBody body;
        *body.mutable_open()->mutable_device() = feed::toWire(certificate);
        *body.mutable_open()->mutable_feed() =
            feed::toWire(feed::certifyFeed(device, room, feed.publicAs<FeedId>(), feed::Kind::Content, {}));
        return body;
    }
    ChatMessage line(size_t message) const {
        ChatMessage made{idOf(message).hex(),
                         root.publicAs<PersonId>().hex(),
                         "나무",
                         said[message].writtenMs,
                         "",
                         said[message].text,
                         ChatMessage::Text,
                         "",
                         {},
                         "ieum",
                         0};
        made.signedEvent = packed(eventAt(message + 1));
        return made;
    }
};

} // namespace ieum::transfer::test
