// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Another text for a message, by its author, from whichever of his devices. The newest one counts.
#include "base/utf8.h"
#include "room/change_kinds.h"
#include "room/limits.h"
#include "room/mentions.h"

namespace ieum::room {

namespace {

bool read(const wire::ContentBody& body, ChangeRecord& into) {
    const auto target = wire::idOf<MessageId>(body.edit().message());
    const std::string& text = body.edit().text();
    if (!target || text.size() > textBytesMax || !checkUtf8(text)) return false;
    into.target = *target;
    into.text = text;
    into.mentions = readMentions(body.edit().mentions(), text);
    return true;
}

void write(const ChangeRecord& change, wire::ContentBody& into) {
    into.mutable_edit()->set_message(wire::fieldOf(change.target));
    into.mutable_edit()->set_text(change.text);
    writeMentions(change.mentions, *into.mutable_edit()->mutable_mentions());
}

void apply(const MessageRecord& message, const ChangeRecord& change, const Membership&, MessageState& state) {
    // Nor does an importer put other words into the mouth of whom he quotes.
    if (change.author != message.author || message.origin) return;
    state.text = change.text;
    state.mentions = change.mentions;
    state.editedMs = change.timeMs;
}

} // namespace

const ChangeRules editRules{ChangeKind::Edit, read, write, apply};

} // namespace ieum::room
