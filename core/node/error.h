// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

namespace ieum {

enum class NodeError : uint16_t {
    ProfileMissing = 1, ///< there is no profile in that folder yet
    ProfileExists,      ///< there is one already
    ProfileInUse,       ///< another process holds it and does not answer
    WrongPassphrase,    ///< or none was given for a protected profile; says nothing more on purpose
    ProfileCorrupt,     ///< it is a profile, but its bytes do not verify
    ProfileForeign,     ///< the folder holds something else
    ProfileTooNew,      ///< written by a newer version; number: its schema version
    NoSuchRoom,
    AmbiguousRoom, ///< several rooms have that name; number: how many
    NoSuchPerson,
    NoSuchMessage,
    NoSuchFile,
    NoSuchReplica,
    NotAllowed, ///< only the owner or an admin may
    NotAMember, ///< this room goes on without us
    BadInvite,  ///< not an invitation of ours, or cut off
    InviteUsed,
    BadName,      ///< empty, too long or nothing but control characters
    TextTooLong,  ///< number: bytes that are allowed
    FileTooLarge, ///< number: bytes that are allowed
    FileUnreadable,
    FileNotHere, ///< nobody who is reachable now has it; number: chunks missing
    OutExists,   ///< the target of get or export is there already
    UnknownFormat,
    Stopped,         ///< the node is shutting down
    BadRequest,      ///< a hand-over from another process that makes no sense
    BadRole,         ///< one that this kind of room does not have
    ProfileRestored, ///< it may not know all that it has written, and changes no room before it does
    DeviceTooFar,    ///< this device was linked by a linked one, and cannot vouch for a further one
    NotFresh,        ///< a profile that is somebody already does not become another's device
    NoSuchDevice,
    NeedsFirstDevice,      ///< the person's root key is on the device that was first, and nowhere else
    AmbiguousPerson,       ///< several persons are meant; number: how many
    NothingForThem,        ///< nobody in those rooms but us
    NotForUs,              ///< a bundle for rooms that are not ours
    PartTooSmall,          ///< number: bytes that a part has at least
    NotOnline,             ///< the profile was opened for one command, which opens no socket
    NoSuchAddress,         ///< neither typed nor remembered
    TooManyAddresses,      ///< number: how many are allowed
    RecoveryWordCount,     ///< not 24 words; number: how many
    UnknownRecoveryWord,   ///< in neither list; number: which one, from 1
    RecoveryWordsMistyped, ///< each is in a list, but they do not belong together, or stand in another order
    NotARecoveryFile,      ///< or one that is cut off
    BackupUnderWay,        ///< somebody writes to that file, or this profile is being backed up
    NoSuchRule,            ///< of what to keep: none for that room, type and size
    LastCopies,            ///< nobody else is known to have these files; number: how many
    FilePinned,            ///< it stays here as long as it is pinned
    NotFetched,            ///< nothing of it lies here that could go
    BadQuota,              ///< more than a disk has
    NoHandover,            ///< nobody has announced in this room that it goes on elsewhere
    BadDue,                ///< not a time to come, or too far away; number: days that are allowed
    TooManyLater,          ///< messages that wait for their time; number: how many are allowed
    TransferStopped,       ///< an import or export: somebody wanted it to end
    NoSuchTransfer,        ///< nothing is read from or written to that path
    NoSuchAuthor,          ///< nobody of that name wrote in what was imported into the room
    TooManyTies,           ///< of names in one room to members; number: how many are allowed
    NoSound,               ///< no Ogg Opus that can be decoded, or too long
    NoSoundReader,         ///< libopusfile or ieum-preview is missing
    End_,
};
constexpr Folder folderOf(NodeError) { return Folder::Node; }

} // namespace ieum
