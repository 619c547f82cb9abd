// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// An invitation link: `ieum:` and base64url of a version byte, the protobuf Invite and four bytes of its hash, so that
// a link that was cut off when it was copied is told from a wrong one. Its secret is the secret of a rendezvous room in
// which both sides meet over whatever path there is.
#pragma once

#include "base/random.h"
#include "room/error.h"
#include "room/records.h"
#include "room/room_keys.h"

namespace ieum::room {

struct Invite {
    crypto::Key secret;
    PersonId person;
    std::string inviter;
    RoomKind kind = RoomKind::Direct; ///< Self: for a further device of the same person
    std::string roomName;
    std::vector<std::string> replicas;  ///< ieum-replica:// without token
    std::vector<std::string> addresses; ///< host:port
};

std::string toLink(const Invite& invite);
/// Errors: BadInvite (Cause::Input).
Result<Invite> readLink(std::string_view link);

/// The room in which the two sides of that invitation meet.
RoomId rendezvousRoomOf(const crypto::Key& secret);
/// A 1:1 room's secret follows from both persons' keys, so that both may begin it without a word.
Result<crypto::Key> directSecret(const crypto::SigningKey& root, const PersonId& other);

} // namespace ieum::room
