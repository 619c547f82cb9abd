// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utf8.h"
#include "node/handlers.h"
#include "node/limits.h"
#include "node/ties.h"
#include "store/file_kinds.h"
#include "store/message_places.h"
#include "store/search_tokens.h"

#include <algorithm>

namespace ieum::node {

namespace {

/// Both of "http://" and "https://" begin with it, and the index finds words by their beginnings.
constexpr const char* linkWord = "http";

bool hasLink(const std::string& text) {
    const std::string folded = foldForSearch(text);
    return folded.find("http://") != std::string::npos || folded.find("https://") != std::string::npos;
}

bool isOfKind(const store::StoredHit& hit, SearchKind kind) {
    const auto& files = hit.message.files;
    switch (kind) {
    case SearchKind::Files:
        return !files.empty();
    case SearchKind::Pictures:
        return std::any_of(files.begin(), files.end(), [](const room::FileLink& file) {
            return store::kindOfName(file.name) == store::FileKind::Image;
        });
    case SearchKind::Links:
        return hasLink(hit.message.text);
    case SearchKind::Any:
    case SearchKind::Texts:
        break;
    }
    return true;
}

SearchHit rowOf(Parts& parts, store::StoredHit& hit) {
    const room::MessageRecord& message = hit.message;
    const room::Room* room = parts.rooms.find(message.room);
    const bool byName = message.text.empty() && !message.files.empty();
    RowMaker::Author author = parts.rows.authorOf(message);
    return {message.room,
            room == nullptr ? std::string() : parts.rooms.titleOf(*room),
            message.id,
            message.author,
            std::move(author.name),
            message.timeMs,
            byName ? message.files.front().name : message.text,
            hit.inFileName || byName,
            hit.position,
            std::move(author.importedName)};
}

/// The index does not know kinds, and finds senders by the beginnings of their names, so what it finds is looked at, up
/// to a bound.
Result<LinkList> hitsOfKind(Parts& parts, store::SearchQuery query, SearchKind kind) {
    LinkList list;
    const bool isNarrowed = !query.authorName.empty();
    const auto words = store::queryWords(query.authorName);
    const uint32_t wanted = query.limit;
    for (size_t seen = 0; list.hits.size() < wanted && seen < hitsPassedOverMax;) {
        auto hits = parts.world.stores.search.search(query);
        if (!hits) return passOn(hits);
        for (store::StoredHit& hit : *hits) {
            if (list.hits.size() == wanted) return list;
            list.next = hit.position;
            const auto isMeant =
                isNarrowed ? isFrom(parts.world, hit.message, query.persons, words) : Result<bool>(true);
            if (!isMeant) return passOn(isMeant);
            if (*isMeant && isOfKind(hit, kind)) list.hits.push_back(rowOf(parts, hit));
        }
        if (hits->size() < query.limit) {
            list.next.reset();
            return list;
        }
        seen += hits->size();
        query.before = list.next;
    }
    return list;
}

store::SearchQuery::In placeOf(SearchKind kind) {
    using In = store::SearchQuery::In;
    if (kind == SearchKind::Files || kind == SearchKind::Pictures) return In::FileNames;
    return kind == SearchKind::Any ? In::TextsAndNames : In::Texts;
}

} // namespace

std::vector<PersonId> personsNamed(Parts& parts, const std::string& name) {
    std::vector<PersonId> persons;
    const std::string wanted = foldForSearch(name);
    for (const auto& [id, room] : parts.rooms.all()) {
        const auto add = [&](const auto& each) {
            const bool named = foldForSearch(room->members().nameOf(each.first)).find(wanted) != std::string::npos;
            if (named) persons.push_back(each.first);
        };
        std::for_each(room->members().members().begin(), room->members().members().end(), add);
        std::for_each(room->members().removed().begin(), room->members().removed().end(), add); // they wrote here, too
    }
    // Once each: somebody is in several rooms, and was in others.
    std::sort(persons.begin(), persons.end());
    persons.erase(std::unique(persons.begin(), persons.end()), persons.end());
    return persons;
}

Result<std::vector<SearchHit>> answer(Parts& parts, const Search& request, Now) {
    store::SearchQuery query;
    const bool narrowed = request.room || !request.sender.empty();
    query.text = request.words.empty() && request.kind == SearchKind::Links ? linkWord : request.words;
    query.anyText = narrowed;
    query.in = placeOf(request.kind);
    query.room = request.room;
    query.authorName = request.sender;
    query.fromMs = request.fromMs;
    query.untilMs = request.untilMs;
    query.limit = std::min(request.limit, rowsMax);
    if (!request.sender.empty()) {
        query.persons = personsNamed(parts, request.sender);
        auto tied = parts.world.stores.ties.of(query.persons);
        if (!tied) return passOn(tied);
        query.tied = std::move(*tied);
    }
    auto found = hitsOfKind(parts, std::move(query), request.kind);
    if (!found) return passOn(found);
    return std::move(found->hits);
}

Result<LinkList> answer(Parts& parts, const ListLinks& request, Now) {
    if (const auto room = roomOf(parts, request.room); !room) return passOn(room);
    store::SearchQuery query;
    query.text = linkWord;
    query.in = store::SearchQuery::In::Texts;
    query.room = request.room;
    query.limit = std::clamp<uint32_t>(request.limit, 1, filesAPageMax);
    query.before = request.before;
    return hitsOfKind(parts, std::move(query), SearchKind::Links);
}

Result<FoundMessage> answer(Parts& parts, const FindMessage& request, Now) {
    if (const auto room = roomOf(parts, request.room); !room) return passOn(room);
    store::Connection& connection = *parts.world.connection;
    const auto message = request.sinceMs ? store::firstSince(connection, request.room, *request.sinceMs)
                                         : store::firstUnread(connection, request.room);
    const auto unread = parts.world.stores.messages.unread(request.room);
    if (!message) return passOn(message);
    if (!unread) return passOn(unread);
    return FoundMessage{*message, *unread};
}

Result<NoticeList> answer(Parts& parts, const ListNotices& request, Now) {
    if (const auto room = roomOf(parts, request.room); !room) return passOn(room);
    std::optional<room::TimelineKey> before;
    if (request.before) {
        const auto message = parts.world.stores.messages.find(request.room, *request.before);
        if (!message) return passOn(message);
        if (!*message) return fail(Cause::Input, NodeError::NoSuchMessage);
        before = (*message)->key;
    }
    const auto page = store::noticesIn(*parts.world.connection, request.room,
                                       std::clamp<uint32_t>(request.limit, 1, filesAPageMax), before);
    if (!page) return passOn(page);
    std::vector<room::MessageRecord> records;
    for (const MessageId& id : page->notices) {
        auto record = parts.world.stores.messages.find(request.room, id);
        if (!record) return passOn(record);
        if (*record) records.push_back(std::move(**record));
    }
    auto rows = parts.rows.messages(request.room, records, false);
    if (!rows) return passOn(rows);
    return NoticeList{std::move(*rows), page->next};
}

} // namespace ieum::node
