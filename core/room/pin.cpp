// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A message pinned for all. Of everybody who may pin, the newest word counts.
#include "room/change_kinds.h"

namespace ieum::room {

namespace {

bool read(const wire::ContentBody& body, ChangeRecord& into) {
    const auto target = wire::idOf<MessageId>(body.pin().message());
    if (!target) return false;
    into.target = *target;
    into.remove = body.pin().remove();
    return true;
}

void write(const ChangeRecord& change, wire::ContentBody& into) {
    into.mutable_pin()->set_message(wire::fieldOf(change.target));
    into.mutable_pin()->set_remove(change.remove);
}

void apply(const MessageRecord&, const ChangeRecord& change, const Membership& members, MessageState& state) {
    if (mayPin(members, change.author)) state.pinned = !change.remove;
}

} // namespace

const ChangeRules pinRules{ChangeKind::Pin, read, write, apply};

} // namespace ieum::room
