// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/scripted_finding.h"

#include <algorithm>

namespace ieum::uitest {

using namespace node;

Result<FoundMessage> answer(Script& script, const FindMessage& request) {
    script.placesAsked.push_back(request);
    const auto& all = script.messages[request.room];
    FoundMessage found;
    const auto known = script.firstUnread.find(request.room);
    if (!request.sinceMs && known != script.firstUnread.end()) {
        const auto at = std::find_if(all.begin(), all.end(), [&](const auto& row) { return row.id == known->second; });
        found = {known->second, static_cast<uint64_t>(all.end() - at)};
    }
    if (!request.sinceMs || all.empty()) return found;
    const auto at =
        std::find_if(all.begin(), all.end(), [&](const auto& row) { return row.timeMs >= *request.sinceMs; });
    found.message = at == all.end() ? all.back().id : at->id;
    return found;
}

Result<LinkList> answer(Script& script, const ListLinks& request) {
    LinkList list;
    const auto& all = script.messages[request.room];
    const size_t newest = request.before ? static_cast<size_t>(*request.before) : all.size();
    for (auto message = all.rend() - static_cast<std::ptrdiff_t>(newest); message != all.rend(); ++message) {
        if (message->text.find("http") == std::string::npos) continue;
        if (list.hits.size() == script.linkPage) {
            list.next = all.rend() - message;
            break;
        }
        list.hits.push_back({message->room,
                             {},
                             message->id,
                             message->author,
                             message->authorName,
                             message->timeMs,
                             message->text,
                             false,
                             0,
                             {}});
    }
    return list;
}

Result<NoticeList> answer(Script& script, const ListNotices& request) {
    NoticeList list;
    const auto& all = script.messages[request.room];
    for (auto message = all.rbegin(); message != all.rend(); ++message) {
        if (message->notice) list.notices.push_back(*message);
    }
    return list;
}

Result<AtRiskList> answer(Script& script, const ListAtRisk& request) {
    AtRiskList answer;
    for (const FoundFile& each : script.vault) {
        FileTotal* total = each.file.risk == Risk::OnlyReplicas ? &answer.replicas
                           : each.file.risk == Risk::Nobody     ? &answer.nobody
                                                                : nullptr;
        if (total == nullptr) continue;
        total->files += 1;
        total->bytes += each.file.sizeBytes;
        if (answer.list.files.size() < request.limit) answer.list.files.push_back(each);
    }
    return answer;
}
Result<AtRiskFetch> answer(Script& script, const FetchAtRisk& request) {
    script.riskFetches.push_back(request);
    AtRiskFetch answer;
    answer.wanted = {1, 1000};
    if (!request.before) answer.next = 7; // there is one more
    return answer;
}

void addAttached(const Script& script, const FindFiles& request, FileList& list) {
    const auto messages = script.messages.find(*request.room);
    if (messages == script.messages.end()) return;
    int64_t place = 0;
    for (auto message = messages->second.rbegin(); message != messages->second.rend(); ++message) {
        for (const FileRow& file : message->files) {
            --place;
            const bool isMeant = !request.kind || (*request.kind == FileKind::Image) == file.picture;
            if (!isMeant || (request.before && place >= *request.before)) continue;
            if (list.files.size() == request.limit) return;
            FoundFile found{file, {}, file.picture ? FileKind::Image : FileKind::Document};
            found.place = place;
            list.next = place;
            list.files.push_back(found);
        }
    }
    list.next.reset();
}

} // namespace ieum::uitest
