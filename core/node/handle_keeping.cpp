// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/handlers.h"

namespace ieum::node {

Result<KeepingRow> answer(Parts& parts, const GetKeeping&, Now) {
    auto row = parts.eviction.state();
    if (!row) return row;
    const vault::KeepRules& rules = parts.keeping.rules();
    for (const vault::KeepRule& rule : rules.all()) {
        KeepRuleRow made{rule.room, {}, std::nullopt, rule.bytesMax, rule.keep, rule.onMetered};
        const room::Room* room = rule.room ? parts.rooms.find(*rule.room) : nullptr;
        if (room != nullptr) made.roomName = parts.rooms.titleOf(*room);
        if (rule.kind) made.kind = static_cast<FileKind>(*rule.kind);
        row->rules.push_back(std::move(made));
    }
    row->smallBytes = rules.smallBytes();
    row->quotaBytes = parts.keeping.quotaBytes();
    std::tie(row->metered, row->lineIsMetered) = parts.keeping.line();
    row->isMetered = parts.keeping.isMetered();
    return row;
}

Result<Nothing> answer(Parts& parts, const SetKeepRule& request, Now) {
    const KeepRuleRow& wanted = request.rule;
    vault::KeepRule rule{wanted.room, std::nullopt, wanted.bytesMax, wanted.keep, wanted.onMetered};
    if (wanted.kind) rule.kind = static_cast<uint8_t>(*wanted.kind);
    // A rule of a room that is not here any more can still be taken away.
    if (wanted.room && !request.remove && parts.rooms.find(*wanted.room) == nullptr) {
        return fail(Cause::Input, NodeError::NoSuchRoom);
    }
    if (const auto set = parts.keeping.setRule(rule, request.remove); !set) return passOn(set);
    return Nothing{};
}

Result<Nothing> answer(Parts& parts, const SetQuota& request, Now) {
    if (const auto set = parts.keeping.setQuota(request.bytes); !set) return passOn(set);
    return Nothing{};
}

Result<Nothing> answer(Parts& parts, const SetMetered& request, Now) {
    if (const auto set = parts.keeping.setMetered(request.metered); !set) return passOn(set);
    return Nothing{};
}

Result<Nothing> answer(Parts& parts, const NoteLine& request, Now) {
    parts.keeping.noteLine(request.metered);
    return Nothing{};
}

Result<EvictedRow> answer(Parts& parts, const EvictFiles& request, Now now) {
    return parts.eviction.evict(request, now);
}

} // namespace ieum::node
