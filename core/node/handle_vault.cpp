// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/handlers.h"
#include "node/limits.h"
#include "node/ties.h"
#include "store/search_tokens.h"
#include "transfer/html_text.h"

#include <algorithm>

namespace ieum::node {

namespace {

static_assert(static_cast<int>(FileKind::Document) == static_cast<int>(store::FileKind::Document));
static_assert(static_cast<int>(FileKind::Image) == static_cast<int>(store::FileKind::Image));
static_assert(static_cast<int>(FileKind::Video) == static_cast<int>(store::FileKind::Video));
static_assert(static_cast<int>(FileKind::Sound) == static_cast<int>(store::FileKind::Sound));
static_assert(static_cast<int>(FileKind::Archive) == static_cast<int>(store::FileKind::Archive));

Result<store::FileQuery> queryOf(Parts& parts, const FindFiles& request) {
    store::FileQuery query;
    query.name = request.name;
    if (request.kind) query.kind = static_cast<store::FileKind>(*request.kind);
    query.room = request.room;
    if (!request.sender.empty()) {
        query.persons = personsNamed(parts, request.sender);
        auto tied = parts.world.stores.ties.of(query.persons);
        if (!tied) return passOn(tied);
        query.tied = std::move(*tied);
    }
    query.authorName = request.sender;
    query.fromMs = request.fromMs;
    query.untilMs = request.untilMs;
    query.limit = std::min(request.limit, filesAPageMax);
    query.before = request.before;
    return query;
}

/// The message that an imported file came with; nothing: it is not imported, or no message yet.
Result<std::optional<room::MessageRecord>> importOf(Parts& parts, const store::ListedFile& listed) {
    if (listed.importedAuthor.empty()) return std::optional<room::MessageRecord>();
    return parts.world.stores.messages.find(listed.entry.room, listed.entry.message);
}

Result<FoundFile> foundFile(Parts& parts, const store::ListedFile& listed,
                            const std::optional<room::MessageRecord>& imported) {
    const room::Room* room = parts.rooms.find(listed.entry.room);
    auto row = parts.rows.fileRow(listed.entry, room);
    if (!row) return passOn(row);
    FoundFile found{std::move(*row), {}, static_cast<FileKind>(store::kindOfName(listed.entry.name))};
    if (!listed.importedAuthor.empty())
        found.file.author = imported ? parts.rows.authorOf(*imported).name : listed.importedAuthor;
    if (room != nullptr) found.roomName = parts.rooms.titleOf(*room);
    found.pinned = listed.pinned;
    found.opens = transfer::isSafeToOpen(listed.entry.name);
    found.place = listed.place;
    found.madeRoom = listed.madeRoom;
    return found;
}

/// The index finds imported senders by the beginnings of their names. What is not a message yet is ours.
Result<bool> isMeant(Parts& parts, const std::optional<room::MessageRecord>& imported, const store::FileQuery& query) {
    if (query.authorName.empty() || !imported) return true;
    return isFrom(parts.world, *imported, query.persons, store::queryWords(query.authorName));
}

} // namespace

Result<FileList> answer(Parts& parts, const FindFiles& request, Now) {
    auto query = queryOf(parts, request);
    if (!query) return passOn(query);
    const uint32_t wanted = query->limit;
    FileList list;
    for (size_t seen = 0; list.files.size() < wanted && seen < hitsPassedOverMax;) {
        query->limit = wanted - static_cast<uint32_t>(list.files.size());
        const auto page = parts.world.stores.fileIndex.page(*query);
        if (!page) return passOn(page);
        for (const store::ListedFile& listed : page->files) {
            const auto imported = importOf(parts, listed);
            if (!imported) return passOn(imported);
            const auto meant = isMeant(parts, *imported, *query);
            if (!meant) return passOn(meant);
            if (!*meant) continue;
            auto found = foundFile(parts, listed, *imported);
            if (!found) return passOn(found);
            list.files.push_back(std::move(*found));
        }
        list.next = page->next;
        if (!list.next || page->files.empty()) break;
        seen += page->files.size();
        query->before = list.next;
    }
    return list;
}

Result<AtRiskList> answer(Parts& parts, const ListAtRisk& request, Now) {
    store::RiskIndex& risks = parts.world.stores.risks;
    const auto page = risks.page({request.here, std::clamp<uint32_t>(request.limit, 1, filesAPageMax), request.before});
    const auto totals = risks.totals();
    if (!page) return passOn(page);
    if (!totals) return passOn(totals);
    AtRiskList answer;
    for (const auto& [listed, risk] : page->files) {
        const auto imported = importOf(parts, listed);
        if (!imported) return passOn(imported);
        auto found = foundFile(parts, listed, *imported);
        if (!found) return passOn(found);
        found->file.risk = static_cast<Risk>(risk);
        answer.list.files.push_back(std::move(*found));
    }
    answer.list.next = page->next;
    answer.replicas = {totals->replicas.files, totals->replicas.bytes};
    answer.nobody = {totals->nobody.files, totals->nobody.bytes};
    answer.here = {totals->here.files, totals->here.bytes};
    return answer;
}

Result<AtRiskFetch> answer(Parts& parts, const FetchAtRisk& request, Now) {
    const auto page = parts.world.stores.risks.page({false, filesFetchedAtOnce, request.before});
    if (!page) return passOn(page);
    AtRiskFetch answer;
    answer.next = page->next;
    for (const auto& [listed, risk] : page->files) {
        if (const auto wanted = parts.fetcher.want(listed.entry.id); !wanted) return passOn(wanted);
        answer.wanted.files += 1;
        answer.wanted.bytes += listed.entry.sizeBytes;
    }
    return answer;
}

Result<Nothing> answer(Parts& parts, const PinFile& request, Now) {
    const auto row = parts.rows.file(request.file);
    if (!row) return passOn(row);
    if (const auto set = parts.world.stores.fileIndex.setPinned(request.file, request.pinned); !set) return passOn(set);
    parts.world.effects.timelines.insert(row->room);
    parts.world.effects.vault = true; // what may go has changed
    if (!request.pinned) return Nothing{};
    if (const auto wanted = parts.fetcher.want(request.file); !wanted) return passOn(wanted);
    return Nothing{};
}

void handle(Parts& parts, Asked<GetPreview> asked, Now now) { parts.previews.ask(std::move(asked), now); }

void handle(Parts& parts, Asked<HearFile> asked, Now) { parts.hearing.ask(std::move(asked)); }

void handle(Parts& parts, Asked<CheckVault> asked, Now) { parts.vaultCheck.ask(std::move(asked)); }

} // namespace ieum::node
