// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The kinds of change, one file each and one line each in the table of change_kinds.cpp (docs/adding.md).
#pragma once

#include "room/changes.h"
#include "wire/codec.h"

namespace ieum::room {

struct ChangeRules {
    ChangeKind kind;
    /// Fills target, slot and what the kind carries. False: nonsense, which counts as nothing.
    bool (*read)(const wire::ContentBody& body, ChangeRecord& into);
    void (*write)(const ChangeRecord& change, wire::ContentBody& into);
    /// Takes one change into the state; they come in ascending order of their keys. Judges the author's right.
    void (*apply)(const MessageRecord& message, const ChangeRecord& change, const Membership& members,
                  MessageState& state);
};

extern const ChangeRules editRules;
extern const ChangeRules deletionRules;
extern const ChangeRules reactionRules;
extern const ChangeRules voteRules;
extern const ChangeRules pinRules;

/// nullptr: no change of a kind that we know.
const ChangeRules* rulesOf(ChangeKind kind);
const ChangeRules* rulesOf(const wire::ContentBody& body);

} // namespace ieum::room
