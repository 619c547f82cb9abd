// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/change_kinds.h"

namespace ieum::room {

namespace {

constexpr const ChangeRules* all[] = {&editRules, &deletionRules, &reactionRules, &voteRules, &pinRules};

const ChangeRules* ruleNumbered(int number) {
    for (const ChangeRules* rules : all) {
        if (static_cast<int>(rules->kind) == number) return rules;
    }
    return nullptr;
}

} // namespace

const ChangeRules* rulesOf(ChangeKind kind) { return ruleNumbered(static_cast<int>(kind)); }
const ChangeRules* rulesOf(const wire::ContentBody& body) { return ruleNumbered(body.content_case()); }

} // namespace ieum::room
