// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is done to a message after it was written: edits, deletions, reactions, votes, pins. A message's state is a
// function of the set of changes that name it and of the members as they are resolved now, never of the order in which
// anything came. Pure functions.
#pragma once

#include "room/membership.h"
#include "room/records.h"

#include <span>

namespace ieum::room {

/// The numbers are those of ContentBody's fields and lie in the database.
enum class ChangeKind : uint8_t { Edit = 3, Deletion = 4, Reaction = 5, Vote = 6, Pin = 7 };

struct ChangeRecord {
    ChangeKind kind = ChangeKind::Edit;
    RoomId room;
    MessageId target;
    /// Which of two counts: the greater one. The word is the event's HLC as it was signed, so that all devices agree.
    TimelineKey key;
    PersonId author;
    DeviceId device;
    int64_t timeMs = 0; ///< when it was written, says the author; a label
    /// Among changes of one kind, author and target, those with equal slots replace each other.
    std::string slot;
    std::string text; ///< the edit's text, or the emoji
    std::vector<Mention> mentions;
    std::vector<uint32_t> options;
    bool remove = false; ///< a reaction or a pin taken back
};

struct ReactionState {
    std::string emoji;
    std::vector<PersonId> persons; ///< in the order in which they reacted
};
struct VoteState {
    PersonId person;
    std::vector<uint32_t> options;
};

struct MessageState {
    std::string text;
    std::vector<Mention> mentions;
    int64_t editedMs = 0; ///< 0: never
    Gone gone = Gone::Here;
    PersonId goneBy;
    std::vector<ReactionState> reactions; ///< those of most persons first
    std::vector<VoteState> votes;         ///< one a person, ascending
    bool pinned = false;
    bool notice = false;
};

/// Owners and admins; in a 1:1 room and the room with oneself, its members.
bool mayPin(const Membership& members, const PersonId& person);
/// Owners and admins hide what others wrote, an admin not what an owner wrote.
bool mayHide(const Membership& members, const PersonId& person, const PersonId& author);

/// `changes`: all that name this message, in any order.
MessageState stateOf(const MessageRecord& message, std::vector<ChangeRecord> changes, const Membership& members);

/// Everything that members must agree on, as one line: what a person sees of this message and where it stands. For
/// comparing what two devices have come to.
std::string renderLine(const MessageRecord& message, const MessageState& state);

} // namespace ieum::room
