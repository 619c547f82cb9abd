// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/sentences.h"

#include "base/error.h"
#include "crypto/error.h"
#include "feed/error.h"
#include "net/error.h"
#include "node/error.h"
#include "replica/error.h"
#include "room/error.h"
#include "store/error.h"
#include "sync/error.h"
#include "transfer/error.h"
#include "vault/error.h"
#include "wire/error.h"

#include <QtGlobal>

#include <algorithm>
#include <span>

namespace ieum::node {

namespace {

using transfer::TransferError;

struct Entry {
    uint16_t code;
    const char* text;
};
template <class Code> constexpr Entry of(Code code, const char* text) { return {static_cast<uint16_t>(code), text}; }

constexpr Entry base[] = {
    of(BaseError::Truncated,
       QT_TRANSLATE_NOOP("Errors", "The data ends too early (at byte %1): get it again from where it came.")),
    of(BaseError::TrailingBytes,
       QT_TRANSLATE_NOOP("Errors", "There are %1 bytes too many in the data: get it again from where it came.")),
    of(BaseError::NotUtf8, QT_TRANSLATE_NOOP("Errors", "The text is not UTF-8 (at byte %1): save it as UTF-8.")),
    of(BaseError::FileMissing, QT_TRANSLATE_NOOP("Errors", "There is no such file: check the path.")),
    of(BaseError::FileUnreadable,
       QT_TRANSLATE_NOOP("Errors", "The file cannot be read: check its permissions (system error %1).")),
    of(BaseError::FileUnwritable,
       QT_TRANSLATE_NOOP("Errors", "That place cannot be written to: choose another folder (system error %1).")),
    of(BaseError::DiskFull, QT_TRANSLATE_NOOP("Errors", "The disk is full: make room and try again.")),
};

constexpr Entry crypto[] = {
    of(CryptoError::NotInitialised,
       QT_TRANSLATE_NOOP("Errors", "This computer gives no random numbers, so Ieum cannot run: restart the computer.")),
    of(CryptoError::BadSignature,
       QT_TRANSLATE_NOOP("Errors",
                         "A signature does not fit what it signs, so it was not accepted: ask for it again.")),
    of(CryptoError::Undecryptable,
       QT_TRANSLATE_NOOP("Errors", "The data cannot be decrypted: it is damaged or meant for somebody else.")),
    of(CryptoError::BadKey,
       QT_TRANSLATE_NOOP("Errors", "That is not a key: copy it again, completely (it has %1 bytes).")),
    of(CryptoError::WeakPoint,
       QT_TRANSLATE_NOOP("Errors", "The other side offered a key that protects nothing: do not connect to it.")),
    of(CryptoError::HandshakeFailed,
       QT_TRANSLATE_NOOP("Errors", "The other side could not prove who it is: check the address and its key.")),
    of(CryptoError::OutOfOrder,
       QT_TRANSLATE_NOOP("Errors", "The other side broke off the greeting: it will be tried again.")),
    of(CryptoError::BadParameters,
       QT_TRANSLATE_NOOP("Errors", "The key file asks for impossible work (%1): restore the profile from a backup.")),
    of(CryptoError::OutOfMemory,
       QT_TRANSLATE_NOOP("Errors", "The passphrase needs %1 bytes of memory: close other programs and try again.")),
};

constexpr Entry wire[] = {
    of(WireError::TooLarge,
       QT_TRANSLATE_NOOP("Errors", "The other side sent something too large (%1 bytes): it was not accepted.")),
    of(WireError::Malformed,
       QT_TRANSLATE_NOOP("Errors", "The other side sent something unreadable: see that both run the same version.")),
    of(WireError::TooMany,
       QT_TRANSLATE_NOOP("Errors", "The other side sent too many entries at once (%1): they were not accepted.")),
    of(WireError::BadLength,
       QT_TRANSLATE_NOOP("Errors", "The other side sent an id of the wrong size (%1 bytes): it was not accepted.")),
};

constexpr Entry feed[] = {
    of(FeedError::BadHeader,
       QT_TRANSLATE_NOOP("Errors", "A message has an impossible header: see that both sides run the same version.")),
    of(FeedError::BodyTooLarge,
       QT_TRANSLATE_NOOP("Errors", "A message is too large (%1 bytes): send it as a file instead.")),
    of(FeedError::Gap,
       QT_TRANSLATE_NOOP("Errors", "Messages before number %1 are still missing: they are asked for again.")),
    of(FeedError::BadChain,
       QT_TRANSLATE_NOOP("Errors", "Messages do not follow each other at number %1: they are asked for elsewhere.")),
    of(FeedError::Unsigned,
       QT_TRANSLATE_NOOP("Errors", "Message number %1 came without its signature: it is asked for elsewhere.")),
    of(FeedError::BadSignature,
       QT_TRANSLATE_NOOP("Errors", "Message number %1 is not signed by its author: it is asked for elsewhere.")),
    of(FeedError::Fork, QT_TRANSLATE_NOOP("Errors", "A device wrote two different messages with number %1: ask its "
                                                    "owner whether the profile was copied.")),
    of(FeedError::TooFarUnsigned,
       QT_TRANSLATE_NOOP("Errors", "Too many messages came without a signature: they are asked for elsewhere.")),
    of(FeedError::BadCertificate,
       QT_TRANSLATE_NOOP("Errors", "Nobody vouches for that device: ask its owner for a new invitation.")),
    of(FeedError::NotAFork,
       QT_TRANSLATE_NOOP("Errors",
                         "The other side contradicts itself about message number %1: it is asked elsewhere.")),
};

constexpr Entry room[] = {
    of(RoomError::NotAllowed,
       QT_TRANSLATE_NOOP("Errors", "You may not do that in this room: ask its owner or an admin.")),
    of(RoomError::BadBody,
       QT_TRANSLATE_NOOP("Errors", "Message number %1 cannot be read: see that both sides run the same version.")),
    of(RoomError::BadEpoch,
       QT_TRANSLATE_NOOP("Errors", "A key of this room does not fit its name: it was not accepted.")),
    of(RoomError::NoEpoch,
       QT_TRANSLATE_NOOP("Errors", "You have no key for these messages: ask a member to be online with you.")),
    of(RoomError::NotAMember,
       QT_TRANSLATE_NOOP("Errors", "That person is not a member of this room: check the list of members.")),
    of(RoomError::LastOwner,
       QT_TRANSLATE_NOOP("Errors", "You are the only one in this room: ask somebody in before you leave it.")),
    of(RoomError::BadInvite, QT_TRANSLATE_NOOP("Errors", "That is not a complete Ieum invitation: copy the whole link, "
                                                         "from \"ieum:\" to its last letter.")),
    of(RoomError::TextTooLong,
       QT_TRANSLATE_NOOP("Errors", "The text is too long (%1 bytes are allowed): send it as a file.")),
    of(RoomError::TooManyMembers,
       QT_TRANSLATE_NOOP("Errors", "The room is full (%1 devices are allowed): remove somebody first.")),
    of(RoomError::BadReceipt,
       QT_TRANSLATE_NOOP("Errors", "A confirmation of receipt does not hold: it was not counted.")),
    of(RoomError::ReadersOnlyRead,
       QT_TRANSLATE_NOOP("Errors", "In this room only its owners and admins write: ask one of them to pass it on.")),
    of(RoomError::BadOpening,
       QT_TRANSLATE_NOOP("Errors", "Somebody put messages into this room that nobody vouches for: they were skipped.")),
    of(RoomError::UnknownCritical,
       QT_TRANSLATE_NOOP("Errors", "Somebody uses a newer version of Ieum here: update it to write in this room.")),
};

constexpr Entry vault[] = {
    of(VaultError::BadChunk,
       QT_TRANSLATE_NOOP("Errors", "A piece of the file came damaged: it is fetched again from somebody else.")),
    of(VaultError::BadManifest,
       QT_TRANSLATE_NOOP("Errors",
                         "The file's table of contents contradicts itself: ask for the file to be sent again.")),
    of(VaultError::Undecryptable,
       QT_TRANSLATE_NOOP("Errors", "Piece %1 of the file cannot be decrypted: ask for the file to be sent again.")),
    of(VaultError::TooLarge,
       QT_TRANSLATE_NOOP("Errors", "The file is too large: up to %1 bytes can be sent, so split it.")),
    of(VaultError::ChunkMissing,
       QT_TRANSLATE_NOOP("Errors", "Piece %1 of the file is not here: fetch the file from a member who has it.")),
};

constexpr Entry sync[] = {
    of(SyncError::WrongVersion,
       QT_TRANSLATE_NOOP("Errors", "The other side speaks version %1 of the protocol: update the older of the two.")),
    of(SyncError::OutOfTurn,
       QT_TRANSLATE_NOOP("Errors", "The other side broke the rules of the protocol: the connection was closed.")),
    of(SyncError::BadProof,
       QT_TRANSLATE_NOOP("Errors", "The other side could not prove that it belongs to the room: it was sent away.")),
    of(SyncError::UnknownRoom,
       QT_TRANSLATE_NOOP("Errors",
                         "The other side spoke of a room that was not agreed on: the connection was closed.")),
    of(SyncError::BadRange,
       QT_TRANSLATE_NOOP("Errors",
                         "The other side sent messages that do not hold together: they are asked for elsewhere.")),
    of(SyncError::BadChunk,
       QT_TRANSLATE_NOOP("Errors", "The other side sent damaged pieces of a file: they are fetched elsewhere.")),
    of(SyncError::TooMuch,
       QT_TRANSLATE_NOOP("Errors", "The other side wants too much at once (%1): it was sent away.")),
    of(SyncError::Refused, QT_TRANSLATE_NOOP("Errors", "The replica will not take it (reason %1): ask its operator "
                                                       "about the token and the quota.")),
    of(SyncError::NothingShared,
       QT_TRANSLATE_NOOP("Errors", "The other side is in none of your rooms: invite it to one first.")),
    of(SyncError::BadReference,
       QT_TRANSLATE_NOOP("Errors",
                         "The other side used a number that it had not given (%1): the connection was closed.")),
};

constexpr Entry transfer[] = {
    of(TransferError::NotAnExport, QT_TRANSLATE_NOOP("Errors", "That file is not a chat export that Ieum can read: "
                                                               "export the chat again as text from KakaoTalk.")),
    of(TransferError::BadEncoding, QT_TRANSLATE_NOOP("Errors", "The export is neither UTF-8, UTF-16 nor CP949 (at byte "
                                                               "%1): use the file as the messenger wrote it.")),
    of(TransferError::NoMessages,
       QT_TRANSLATE_NOOP("Errors", "There is no message in that export: export the chat again.")),
    of(TransferError::BadDate,
       QT_TRANSLATE_NOOP("Errors", "The day of line %1 cannot be known: use the export as the messenger wrote it.")),
    of(TransferError::BadArchive,
       QT_TRANSLATE_NOOP("Errors", "The archive is broken at line %1: export the room again.")),
    of(TransferError::TooLarge,
       QT_TRANSLATE_NOOP("Errors", "The export is too large (%1): split it and import the parts.")),
    of(TransferError::UnknownZone,
       QT_TRANSLATE_NOOP("Errors", "This computer knows no such time zone: give one like Asia/Seoul.")),
    of(TransferError::Unwritable,
       QT_TRANSLATE_NOOP("Errors",
                         "An archive cannot be written there: choose a new folder and the format html or jsonl.")),
};

constexpr Entry store[] = {
    of(StoreError::CannotOpen,
       QT_TRANSLATE_NOOP("Errors", "The database cannot be opened (%1): check the permissions of the profile folder.")),
    of(StoreError::WrongKey,
       QT_TRANSLATE_NOOP("Errors",
                         "The database does not belong to this profile's key: restore both from one backup.")),
    of(StoreError::Corrupt,
       QT_TRANSLATE_NOOP("Errors", "The database is damaged (%1): keep a copy of the folder and restore a backup.")),
    of(StoreError::Foreign,
       QT_TRANSLATE_NOOP("Errors", "That database was not written by Ieum: choose another profile folder.")),
    of(StoreError::TooNew,
       QT_TRANSLATE_NOOP("Errors", "The profile was written by a newer Ieum (format %1): update this one.")),
    of(StoreError::Busy, QT_TRANSLATE_NOOP("Errors", "Another program holds the database: close it and try again.")),
    of(StoreError::DiskFull,
       QT_TRANSLATE_NOOP("Errors", "The disk is full: make room and try again; nothing was lost.")),
    of(StoreError::Io,
       QT_TRANSLATE_NOOP("Errors", "The disk refuses to read or write (%1): check it, then restart Ieum.")),
    of(StoreError::PragmaRefused,
       QT_TRANSLATE_NOOP("Errors",
                         "The database will not work safely here (setting %1): move the profile to a local disk.")),
    of(StoreError::Constraint,
       QT_TRANSLATE_NOOP("Errors",
                         "Stored data would contradict itself (%1), so nothing was changed: please report this.")),
    of(StoreError::BadRow,
       QT_TRANSLATE_NOOP("Errors",
                         "A stored value is damaged (column %1): keep a copy of the folder and restore a backup.")),
    of(StoreError::WrongPassphrase,
       QT_TRANSLATE_NOOP("Errors", "The passphrase is wrong: try again, and mind the keyboard layout.")),
    of(StoreError::ProfileExists,
       QT_TRANSLATE_NOOP("Errors", "There is a profile in that folder already: use it, or choose another folder.")),
    of(StoreError::ProfileMissing,
       QT_TRANSLATE_NOOP("Errors",
                         "There is no profile in that folder: make one first with \"ieumctl init --name NAME\".")),
    of(StoreError::TooOld,
       QT_TRANSLATE_NOOP("Errors",
                         "The profile's format %1 is too old for this Ieum: open it once with an older release.")),
};

constexpr Entry net[] = {
    of(NetError::BadAddress,
       QT_TRANSLATE_NOOP("Errors",
                         "That is not an address: write ieum-replica://KEY@host:port as the replica printed it, "
                         "or host:port of somebody on your network.")),
    of(NetError::Unreachable,
       QT_TRANSLATE_NOOP("Errors",
                         "Nobody answers at that address: check that it runs and that the network lets you through.")),
    of(NetError::NameNotFound,
       QT_TRANSLATE_NOOP("Errors", "The host name cannot be found: check its spelling, or use the IP address.")),
    of(NetError::PortTaken,
       QT_TRANSLATE_NOOP("Errors", "Port %1 is taken by another program: close that program or choose another port.")),
    of(NetError::WrongKey,
       QT_TRANSLATE_NOOP("Errors", "Whoever answers there is not the replica of that address: ask its operator for the "
                                   "current address.")),
    of(NetError::HandshakeTimeout,
       QT_TRANSLATE_NOOP("Errors", "The other side did not finish its greeting within %1 ms: it will be tried again.")),
    of(NetError::Silent,
       QT_TRANSLATE_NOOP("Errors", "Nothing was heard of the other side for %1 ms: it will be tried again.")),
    of(NetError::FrameTooLarge,
       QT_TRANSLATE_NOOP("Errors", "The other side sent too much in one piece (%1 bytes): the connection was closed.")),
    of(NetError::TooManyStrangers,
       QT_TRANSLATE_NOOP("Errors", "Too many unknown computers try to connect: wait a minute and try again.")),
    of(NetError::BadPreamble,
       QT_TRANSLATE_NOOP("Errors",
                         "What answers there does not speak Ieum's protocol: check the port and the version.")),
    of(NetError::ClosedByPeer,
       QT_TRANSLATE_NOOP("Errors", "The other side closed the connection: it will be tried again.")),
    of(NetError::ClosedByUs,
       QT_TRANSLATE_NOOP("Errors", "The connection was closed from here: go online again to use it.")),
    of(NetError::NoInterface,
       QT_TRANSLATE_NOOP("Errors",
                         "There is no network to be found: connect a cable or Wi-Fi, or choose another interface.")),
    of(NetError::TooSlow,
       QT_TRANSLATE_NOOP("Errors",
                         "The other side takes data too slowly (%1 bytes wait): the connection is made anew.")),
    of(NetError::NothingToSay,
       QT_TRANSLATE_NOOP("Errors", "There is no room yet to keep there: it is connected when there is one.")),
};

constexpr Entry replica[] = {
    of(ReplicaError::KeyDamaged,
       QT_TRANSLATE_NOOP("Errors",
                         "The replica's key file is damaged (%1 bytes): restore it from a backup of its folder.")),
    of(ReplicaError::StorageFailed,
       QT_TRANSLATE_NOOP("Errors", "The replica could not store what came: check its disk; clients offer it again.")),
    of(ReplicaError::BadReceipt,
       QT_TRANSLATE_NOOP("Errors", "A client sent a confirmation that does not hold: it was not stored.")),
    of(ReplicaError::ChunkTooLarge,
       QT_TRANSLATE_NOOP("Errors", "A client sent a piece of a file that is too large (%1 bytes): it was not stored.")),
};

constexpr Entry node[] = {
    of(NodeError::ProfileMissing,
       QT_TRANSLATE_NOOP("Errors",
                         "There is no profile in that folder: make one first with \"ieumctl init --name NAME\".")),
    of(NodeError::ProfileExists,
       QT_TRANSLATE_NOOP("Errors", "There is a profile in that folder already: use it, or choose another folder.")),
    of(NodeError::ProfileInUse,
       QT_TRANSLATE_NOOP("Errors", "Another Ieum uses this profile and does not answer: close it and try again.")),
    of(NodeError::WrongPassphrase,
       QT_TRANSLATE_NOOP("Errors", "The passphrase is wrong or missing: try again, and mind the keyboard layout.")),
    of(NodeError::ProfileCorrupt,
       QT_TRANSLATE_NOOP("Errors", "The profile is damaged: keep a copy of its folder and restore it from a backup.")),
    of(NodeError::ProfileForeign,
       QT_TRANSLATE_NOOP("Errors", "That folder holds something else than an Ieum profile: choose another folder.")),
    of(NodeError::ProfileTooNew,
       QT_TRANSLATE_NOOP("Errors", "The profile was written by a newer Ieum (format %1): update this one.")),
    of(NodeError::NoSuchRoom,
       QT_TRANSLATE_NOOP("Errors", "There is no such room: \"ieumctl room list\" shows names and ids.")),
    of(NodeError::AmbiguousRoom, QT_TRANSLATE_NOOP("Errors", "%1 rooms have that name: use the room's id instead.")),
    of(NodeError::NoSuchPerson,
       QT_TRANSLATE_NOOP("Errors",
                         "No single member is meant by that: use the id from \"ieumctl room members ROOM\".")),
    of(NodeError::NoSuchMessage,
       QT_TRANSLATE_NOOP("Errors", "There is no such message in this room: use an id from \"ieumctl messages ROOM\".")),
    of(NodeError::NoSuchFile,
       QT_TRANSLATE_NOOP("Errors", "No single file is meant by that: use an id from \"ieumctl files\".")),
    of(NodeError::NoSuchReplica,
       QT_TRANSLATE_NOOP("Errors", "There is no such replica: \"ieumctl replica list\" shows those that are known.")),
    of(NodeError::NotAllowed,
       QT_TRANSLATE_NOOP("Errors", "You may not do that in this room: ask its owner or an admin.")),
    of(NodeError::NotAMember,
       QT_TRANSLATE_NOOP("Errors",
                         "You are no longer a member of this room, so it can only be read: ask for an invitation.")),
    of(NodeError::BadInvite, QT_TRANSLATE_NOOP("Errors", "That is not a complete Ieum invitation: copy the whole link, "
                                                         "from \"ieum:\" to its last letter.")),
    of(NodeError::InviteUsed, QT_TRANSLATE_NOOP("Errors", "That invitation was used already: ask for a new one.")),
    of(NodeError::BadName,
       QT_TRANSLATE_NOOP("Errors", "That cannot be a name: give one of 1 to 64 visible characters.")),
    of(NodeError::TextTooLong,
       QT_TRANSLATE_NOOP("Errors", "The text is too long (%1 bytes are allowed): send it as a file.")),
    of(NodeError::FileTooLarge, QT_TRANSLATE_NOOP("Errors", "The file is too large (%1 bytes are allowed): split it.")),
    of(NodeError::FileUnreadable,
       QT_TRANSLATE_NOOP("Errors", "The file cannot be read: check the path and its permissions.")),
    of(NodeError::FileNotHere,
       QT_TRANSLATE_NOOP("Errors", "Nobody who is reachable now has that file: try again when a holder is online.")),
    of(NodeError::OutExists,
       QT_TRANSLATE_NOOP("Errors", "The target is there already and is not overwritten: choose another path.")),
    of(NodeError::UnknownFormat, QT_TRANSLATE_NOOP("Errors", "There is no such export format: use html or jsonl.")),
    of(NodeError::Stopped, QT_TRANSLATE_NOOP("Errors", "Ieum is closing: start it and try again.")),
    of(NodeError::BadRequest,
       QT_TRANSLATE_NOOP("Errors",
                         "The request makes no sense: check what was given, and that all programs have one version.")),
    of(NodeError::BadRole,
       QT_TRANSLATE_NOOP("Errors", "This room has no such role: in a notice room people are owner, admin or reader, "
                                   "elsewhere owner, admin or member.")),
    of(NodeError::ProfileRestored,
       QT_TRANSLATE_NOOP("Errors", "This profile was restored or copied and first asks others what it has written: "
                                   "connect, or go on with \"ieumctl restored --go-on\".")),
    of(NodeError::DeviceTooFar,
       QT_TRANSLATE_NOOP("Errors",
                         "This computer cannot link a further one: make the link on an earlier one of yours.")),
    of(NodeError::NotFresh,
       QT_TRANSLATE_NOOP("Errors", "This profile is in use already: link the computer with a new profile.")),
    of(NodeError::NoSuchDevice, QT_TRANSLATE_NOOP("Errors", "You have no such device: see the list of them.")),
    of(NodeError::NeedsFirstDevice,
       QT_TRANSLATE_NOOP("Errors", "That needs your first computer: make the invitation to talk 1:1 there.")),
    of(NodeError::NoSuchAddress,
       QT_TRANSLATE_NOOP("Errors", "There is no such address: \"ieumctl peer list\" shows those that are known.")),
    of(NodeError::TooManyAddresses,
       QT_TRANSLATE_NOOP("Errors", "%1 addresses are the most: remove one with \"ieumctl peer remove\".")),
    of(NodeError::AmbiguousPerson,
       QT_TRANSLATE_NOOP("Errors", "%1 persons are called that: give the beginning of the id instead.")),
};

constexpr std::pair<Folder, std::span<const Entry>> tables[] = {
    {Folder::Base, base},   {Folder::Crypto, crypto}, {Folder::Wire, wire},       {Folder::Feed, feed},
    {Folder::Room, room},   {Folder::Vault, vault},   {Folder::Sync, sync},       {Folder::Transfer, transfer},
    {Folder::Store, store}, {Folder::Net, net},       {Folder::Replica, replica}, {Folder::Node, node},
};

std::span<const Entry> tableOf(Folder folder) {
    const auto found =
        std::find_if(std::begin(tables), std::end(tables), [&](const auto& each) { return each.first == folder; });
    return found == std::end(tables) ? std::span<const Entry>() : found->second;
}

} // namespace

const char* sentenceSourceOf(Folder folder, uint16_t code) {
    const auto table = tableOf(folder);
    const auto found = std::find_if(table.begin(), table.end(), [&](const Entry& each) { return each.code == code; });
    return found == table.end() ? nullptr : found->text;
}

std::string sentenceOf(const Error& error) {
    const char* source = sentenceSourceOf(error.folder, error.code);
    if (source == nullptr) return "Something went wrong that this version has no words for: update Ieum and try again.";
    std::string text = source;
    if (const size_t place = text.find("%1"); place != std::string::npos) {
        text.replace(place, 2, std::to_string(error.number));
    }
    return text;
}

} // namespace ieum::node
