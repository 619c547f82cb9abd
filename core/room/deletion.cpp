// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A message taken back by its author, for everybody, or hidden by an owner or admin. It beats every edit, before or
// after, and cannot be undone.
#include "room/change_kinds.h"

namespace ieum::room {

namespace {

bool read(const wire::ContentBody& body, ChangeRecord& into) {
    const auto target = wire::idOf<MessageId>(body.deletion().message());
    if (!target) return false;
    into.target = *target;
    return true;
}

void write(const ChangeRecord& change, wire::ContentBody& into) {
    into.mutable_deletion()->set_message(wire::fieldOf(change.target));
}

void apply(const MessageRecord& message, const ChangeRecord& change, const Membership& members, MessageState& state) {
    const bool own = change.author == message.author;
    if (!own && !mayHide(members, change.author, message.author)) return;
    // Its author's word is the stronger one, whenever it came; among others the first stands.
    if (state.gone != Gone::Here && !(own && state.gone == Gone::Hidden)) return;
    state.gone = own ? Gone::Deleted : Gone::Hidden;
    state.goneBy = change.author;
}

} // namespace

const ChangeRules deletionRules{ChangeKind::Deletion, read, write, apply};

} // namespace ieum::room
