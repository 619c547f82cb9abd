// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/reading.h"

#include "room/body_seal.h"
#include "room/change_kinds.h"
#include "room/content.h"

namespace ieum::room {

std::optional<wire::ContentBody> ContentOpener::open(const feed::Event& event, const EpochRecord& epoch) {
    const feed::Header& header = event.header;
    if (!m_sender || m_place != std::pair(header.feed, epoch.id)) {
        m_sender.emplace(senderKeyOf(epoch.secret, header.feed));
        m_place = {header.feed, epoch.id};
    }
    const auto plain = openBodyBySender(*m_sender, {header.feed, header.seq, header.epoch}, event.body);
    if (!plain) return std::nullopt;
    auto body = wire::decode<wire::ContentBody>(*plain);
    if (!body) return std::nullopt;
    return std::move(*body);
}

std::optional<wire::ContentBody> openContent(const feed::Event& event, const EpochRecord& epoch) {
    return ContentOpener().open(event, epoch);
}

Result<std::optional<MessageRecord>> readMessage(const FeedRecord& feed, const feed::Header& header,
                                                 const wire::ContentBody& body, Coming coming, Now now,
                                                 Places& places) {
    auto record = fromBody(body, feed.device);
    if (!record) return std::optional<MessageRecord>();
    record->room = feed.room;
    record->author = feed.person;
    const auto placed = places.place(header, body, *record, coming, now);
    if (!placed) return passOn(placed);
    record->key = placed->key;
    record->timeMs = placed->shownMs;
    record->late = placed->late;
    return std::optional<MessageRecord>(std::move(*record));
}

std::optional<ChangeRecord> readChange(const FeedRecord& feed, const feed::Header& header,
                                       const wire::ContentBody& body) {
    const ChangeRules* rules = rulesOf(body);
    ChangeRecord change;
    if (rules == nullptr || !rules->read(body, change)) return std::nullopt;
    change.kind = rules->kind;
    change.room = feed.room;
    change.key = {header.hlc.word, header.feed, header.seq};
    change.author = feed.person;
    change.device = feed.device;
    change.timeMs = soundTime(body.written_ms());
    return change;
}

} // namespace ieum::room
