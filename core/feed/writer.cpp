// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/writer.h"

#include "base/assert.h"
#include "wire/limits.h"

namespace ieum::feed {

Range writeRange(const crypto::SigningKey& feedKey, Kind kind, const Head& known, std::vector<Draft> drafts) {
    IEUM_ASSERT(!drafts.empty());
    Range range;
    range.feed = feedKey.publicAs<FeedId>();
    range.kind = kind;
    Head before = known;
    size_t unsignedEvents = 0;
    size_t unsignedBytes = 0;
    for (size_t i = 0; i < drafts.size(); ++i) {
        Draft& draft = drafts[i];
        IEUM_ASSERT(draft.body.size() <= wire::bodyBytesMax);
        IEUM_ASSERT(before.seq == 0 || draft.hlc > before.hlc);
        Header header;
        header.kind = kind;
        header.flags = draft.flags;
        header.bodyBytes = static_cast<uint32_t>(draft.body.size());
        header.seq = before.seq + 1;
        header.hlc = draft.hlc;
        header.feed = range.feed;
        header.previous = before.id;
        header.bodyHash = bodyHashOf(draft.body);
        header.epoch = draft.epoch;
        before = {header.seq, idOf(header), header.hlc};
        unsignedEvents += 1;
        unsignedBytes += draft.body.size();
        Event event{header, before.id, std::move(draft.body), std::nullopt};
        // Signed a body early rather than late: the reader's bound counts the body that would pass it.
        const bool due = i + 1 == drafts.size() || unsignedEvents + 1 >= wire::eventsPerSignatureMax ||
                         unsignedBytes + wire::bodyBytesMax > wire::bytesPerSignatureMax;
        if (due) {
            event.signature = signEvent(feedKey, before.id);
            unsignedEvents = 0;
            unsignedBytes = 0;
        }
        range.events.push_back(std::move(event));
    }
    return range;
}

} // namespace ieum::feed
