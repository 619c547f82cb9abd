// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/handlers.h"
#include "node/limits.h"
#include "node/ties.h"
#include "store/search_tokens.h"

#include <algorithm>
#include <iterator>

namespace ieum::node {

namespace {

/// The messenger in whose chat somebody of that name wrote; "": nobody did. The index finds names that are longer, too,
/// and none that has nothing but signs: the messenger that was named is believed then, and as well when so many of
/// longer names wrote that looking ends.
Result<std::string> messengerWith(Parts& parts, const TieAuthor& request) {
    store::SearchQuery query;
    query.anyText = true;
    query.room = request.room;
    query.tied = {{request.room, {{}, request.name, {}}}};
    const std::string_view wanted = messengerOf(request.source);
    if (store::queryTerms(request.name).empty()) return std::string(wanted);
    for (uint32_t seen = 0; seen < authorLookback; seen += query.limit) {
        const auto hits = parts.world.stores.search.search(query);
        if (!hits) return passOn(hits);
        for (const store::StoredHit& hit : *hits) {
            const auto& origin = hit.message.origin;
            if (!origin || origin->author != request.name) continue;
            const std::string_view messenger = messengerOf(origin->source);
            if (wanted.empty() || messenger == wanted) return std::string(messenger);
        }
        if (hits->size() < query.limit) return std::string();
        query.before = hits->back().position;
    }
    return std::string(wanted);
}

TieRow rowOf(const room::Room& room, const store::Tie& tie) {
    return {tie.messenger, tie.name, tie.person, room.members().nameOf(tie.person)};
}

void noteChange(Parts& parts, const RoomId& room) {
    parts.world.effects.timelines.insert(room);
    parts.world.effects.rooms = true; // their newest message may be his
}

Result<std::optional<store::Tie>> tieNamed(Parts& parts, const TieAuthor& request) {
    const std::string_view wanted = messengerOf(request.source);
    const auto ties = parts.world.stores.ties.of(request.room);
    if (!ties) return passOn(ties);
    std::vector<store::Tie> named;
    std::copy_if(ties->begin(), ties->end(), std::back_inserter(named), [&](const store::Tie& tie) {
        return tie.name == request.name && (wanted.empty() || tie.messenger == wanted);
    });
    if (named.empty()) return std::optional<store::Tie>();
    if (named.size() == 1) return std::optional(named.front());
    // As when it was set: that of the newest message.
    const auto newest = messengerWith(parts, request);
    if (!newest) return passOn(newest);
    const auto found =
        std::find_if(named.begin(), named.end(), [&](const store::Tie& tie) { return tie.messenger == *newest; });
    return std::optional(found == named.end() ? named.front() : *found);
}

Result<TieRow> untie(Parts& parts, const room::Room& room, const TieAuthor& request) {
    const auto tie = tieNamed(parts, request);
    if (!tie) return passOn(tie);
    if (!*tie) return fail(Cause::Input, NodeError::NoSuchAuthor);
    const auto removed = parts.world.stores.ties.remove(request.room, (*tie)->messenger, (*tie)->name);
    if (!removed) return passOn(removed);
    noteChange(parts, request.room);
    return rowOf(room, **tie);
}

} // namespace

Result<std::vector<TieRow>> answer(Parts& parts, const ListTies& request, Now) {
    const auto room = roomOf(parts, request.room);
    if (!room) return passOn(room);
    const auto ties = parts.world.stores.ties.of(request.room);
    if (!ties) return passOn(ties);
    std::vector<TieRow> rows;
    rows.reserve(ties->size());
    for (const store::Tie& tie : *ties) rows.push_back(rowOf(**room, tie));
    return rows;
}

Result<TieRow> answer(Parts& parts, const TieAuthor& request, Now) {
    const auto room = roomOf(parts, request.room);
    if (!room) return passOn(room);
    if (!request.person) return untie(parts, **room, request);
    if (!(*room)->members().members().contains(*request.person)) return fail(Cause::Input, NodeError::NoSuchPerson);
    const auto messenger = messengerWith(parts, request);
    if (!messenger) return passOn(messenger);
    if (messenger->empty()) return fail(Cause::Input, NodeError::NoSuchAuthor);
    const store::Tie tie{*messenger, request.name, *request.person};
    const auto before = parts.world.stores.ties.personOf(request.room, tie.messenger, tie.name);
    if (!before) return passOn(before);
    if (!*before) {
        const auto ties = parts.world.stores.ties.of(request.room);
        if (!ties) return passOn(ties);
        if (ties->size() >= tiesPerRoomMax)
            return fail(Cause::Input, NodeError::TooManyTies, static_cast<int64_t>(tiesPerRoomMax));
    }
    if (const Done put = parts.world.stores.ties.put(request.room, tie); !put) return passOn(put);
    noteChange(parts, request.room);
    return rowOf(**room, tie);
}

} // namespace ieum::node
