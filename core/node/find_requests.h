// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Requests that look for messages; requests.h has the others and the list of all. Times are milliseconds since 1970
// UTC.
#pragma once

#include "node/rows.h"

namespace ieum::node {

enum class SearchKind : uint8_t { Any = 0, Texts = 1, Files = 2, Pictures = 3, Links = 4 };

/// The newest first. Of files their names are looked through. Without words: everything of that kind or sender, or in
/// that room.
struct Search {
    using Answer = std::vector<SearchHit>;
    std::string words;
    std::optional<RoomId> room;
    std::string sender; ///< part of a name, "" for everybody
    uint32_t limit = 50;
    SearchKind kind = SearchKind::Any;
    int64_t fromMs = 0;               ///< written at or after
    std::optional<int64_t> untilMs{}; ///< written before
};

struct FoundMessage {
    std::optional<MessageId> message;
    uint64_t unread = 0; ///< of the room, a thousand at most
};
/// Where to begin to read.
struct FindMessage {
    using Answer = FoundMessage;
    RoomId room;
    std::optional<int64_t> sinceMs; ///< the first one from then on, else the newest; nothing: the first unread one
};

struct LinkList {
    std::vector<SearchHit> hits; ///< texts with "http://" or "https://" in them, the newest first
    std::optional<int64_t> next; ///< `before` of the next page, if there may be one
};
struct ListLinks {
    using Answer = LinkList;
    RoomId room;
    uint32_t limit = 50;
    std::optional<int64_t> before{};
};

struct NoticeList {
    std::vector<MessageRow> notices; ///< the newest first
    std::optional<MessageId> next;   ///< `before` of the next page, if there may be one: then this one may be empty
};
struct ListNotices {
    using Answer = NoticeList;
    RoomId room;
    uint32_t limit = 50;
    std::optional<MessageId> before{};
};

} // namespace ieum::node
