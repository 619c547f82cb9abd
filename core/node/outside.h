// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Messages that somebody took along by a way that is not ours: a mail, a text message, another messenger. What is said
// there proves nothing, so it is shown beside what is proved and never instead of it.
#pragma once

#include "node/world.h"

namespace ieum::node {

struct CarriedOutside {
    Outside by = Outside::Mail;
    int64_t whenMs = 0;
};

/// Errors of both: those of the store.
Done noteOutside(World& world, const RoomId& room, const MessageId& message, const PersonId& person,
                 const CarriedOutside& how);
Result<std::map<PersonId, CarriedOutside>> outsideOf(World& world, const RoomId& room, const MessageId& message);

/// Marks those to whom it was taken. Errors: likewise.
Done addOutside(World& world, MessageRow& row);

/// What to put into the other channel: plain text that says from whom it is and in which room it was said, and for a
/// mail and a text message the address that opens them (RFC 6068, RFC 5724), without a recipient.
OutsideText textFor(Outside by, const std::string& author, const std::string& roomName, const std::string& text);

} // namespace ieum::node
