// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/reading.h"

#include "room/body_seal.h"
#include "room/change_kinds.h"
#include "room/content.h"
#include "room/limits.h"
#include "room/timeline.h"

#include <algorithm>

namespace ieum::room {

namespace {

/// The greatest timeline word among what a message refers to; 0 when none of it is here.
Result<uint64_t> causeOf(const wire::ContentBody& body, MessageLog& log) {
    uint64_t cause = 0;
    for (int i = 0; i < std::min<int>(body.references_size(), static_cast<int>(referencesMax)); ++i) {
        const auto feed = wire::idOf<FeedId>(body.references(i).feed());
        if (!feed) continue;
        const auto word = log.wordOf(*feed, body.references(i).seq());
        if (!word) return passOn(word);
        cause = std::max(cause, *word);
    }
    return cause;
}

Result<Placed> place(const feed::Header& header, const wire::ContentBody& body, const MessageRecord& record, Now now,
                     MessageLog& log) {
    if (record.origin) {
        // Nor does an import reach into the future: what refers to it would have to follow it there.
        const int64_t originalMs = std::min(record.origin->timeMs, now.wall.ms + clockAheadMs);
        return placeImported(header.feed, header.seq, originalMs);
    }
    const auto cause = causeOf(body, log);
    if (!cause) return passOn(cause);
    // Its predecessor is a cause that needs no reference; an author whose clock was set back would seem to precede
    // himself.
    const auto predecessor = log.wordOf(header.feed, header.seq - 1);
    if (!predecessor) return passOn(predecessor);
    const auto newest = log.newestWord(record.room);
    if (!newest) return passOn(newest);
    return placeMessage(header.feed, header.seq, header.hlc, record.timeMs, std::max(*cause, *predecessor), *newest,
                        now.wall);
}

} // namespace

std::optional<wire::ContentBody> openContent(const feed::Event& event, const EpochRecord& epoch) {
    const feed::Header& header = event.header;
    const auto plain = openBody(epoch.secret, {header.feed, header.seq, header.epoch}, event.body);
    if (!plain) return std::nullopt;
    auto body = wire::decode<wire::ContentBody>(*plain);
    if (!body) return std::nullopt;
    return std::move(*body);
}

Result<std::optional<MessageRecord>> readMessage(const FeedRecord& feed, const feed::Header& header,
                                                 const wire::ContentBody& body, Now now, MessageLog& log) {
    auto record = fromBody(body, feed.device);
    if (!record) return std::optional<MessageRecord>();
    record->room = feed.room;
    record->author = feed.person;
    const auto placed = place(header, body, *record, now, log);
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
    change.timeMs = body.written_ms();
    return change;
}

} // namespace ieum::room
