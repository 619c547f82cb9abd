// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/sentences_below.h"

#include "crypto/error.h"
#include "feed/error.h"
#include "node/sentences.h"
#include "room/error.h"
#include "sync/error.h"
#include "transfer/error.h"
#include "vault/error.h"
#include "wire/error.h"

#include <QtGlobal>

namespace ieum::node {

namespace {

using transfer::TransferError;

constexpr Sentence base[] = {
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

constexpr Sentence crypto[] = {
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

constexpr Sentence wire[] = {
    of(WireError::TooLarge,
       QT_TRANSLATE_NOOP("Errors", "The other side sent something too large (%1 bytes): it was not accepted.")),
    of(WireError::Malformed,
       QT_TRANSLATE_NOOP("Errors", "The other side sent something unreadable: see that both run the same version.")),
    of(WireError::TooMany,
       QT_TRANSLATE_NOOP("Errors", "The other side sent too many entries at once (%1): they were not accepted.")),
    of(WireError::BadLength,
       QT_TRANSLATE_NOOP("Errors", "The other side sent an id of the wrong size (%1 bytes): it was not accepted.")),
};

constexpr Sentence feed[] = {
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

constexpr Sentence room[] = {
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

constexpr Sentence vault[] = {
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
    of(VaultError::BadRule,
       QT_TRANSLATE_NOOP("Errors", "That rule contradicts itself, or names a type of files that there is not.")),
    of(VaultError::TooManyRules,
       QT_TRANSLATE_NOOP("Errors", "There are %1 rules already: remove one that is not needed.")),
};

constexpr Sentence sync[] = {
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
    of(SyncError::NotABundle, QT_TRANSLATE_NOOP("Errors", "That file is no bundle of Ieum: choose another one.")),
    of(SyncError::BundleTooNew,
       QT_TRANSLATE_NOOP("Errors", "A newer version of Ieum wrote this bundle (format %1): update Ieum to read it.")),
    of(SyncError::BadBundle,
       QT_TRANSLATE_NOOP("Errors", "The bundle is damaged (%1): copy it again from where it came.")),
    of(SyncError::BundleExists,
       QT_TRANSLATE_NOOP("Errors",
                         "Part %1 of the bundle is there already and is not overwritten: choose another path.")),
};

constexpr Sentence transfer[] = {
    of(TransferError::NotAnExport,
       QT_TRANSLATE_NOOP("Errors", "That file is not a chat export that Ieum can read: "
                                   "export the chat again from KakaoTalk, WhatsApp, LINE or Telegram.")),
    of(TransferError::BadEncoding, QT_TRANSLATE_NOOP("Errors", "The export is neither UTF-8, UTF-16 nor CP949 (at byte "
                                                               "%1): use the file as the messenger wrote it.")),
    of(TransferError::NoMessages,
       QT_TRANSLATE_NOOP("Errors", "There is no message in that export: export the chat again.")),
    of(TransferError::BadDate,
       QT_TRANSLATE_NOOP("Errors", "The day of line %1 cannot be known: use the export as the messenger wrote it.")),
    of(TransferError::BadArchive, QT_TRANSLATE_NOOP("Errors", "The file is broken at line %1: export the chat again.")),
    of(TransferError::TooLarge,
       QT_TRANSLATE_NOOP("Errors", "The export is too large (%1): split it and import the parts.")),
    of(TransferError::UnknownZone,
       QT_TRANSLATE_NOOP("Errors", "This computer knows no such time zone: give one like Asia/Seoul.")),
    of(TransferError::Unwritable,
       QT_TRANSLATE_NOOP("Errors",
                         "The export cannot be written there or in that form: choose a new path, a shorter time, and "
                         "for a server a name like example.org.")),
    of(TransferError::AmbiguousDates,
       QT_TRANSLATE_NOOP("Errors", "The file does not say whether its dates begin with the day or the month (line %1): "
                                   "import it again and choose the order of its dates.")),
    of(TransferError::SeveralChats,
       QT_TRANSLATE_NOOP("Errors", "The export holds %1 chats: import it again with the name of one of them as the "
                                   "chat to take.")),
    of(TransferError::BadZip,
       QT_TRANSLATE_NOOP("Errors", "The zip is damaged (at byte %1): copy it again, or export the chat again.")),
    of(TransferError::EncryptedZip,
       QT_TRANSLATE_NOOP("Errors", "The zip has a password: unpack it and import the folder.")),
    of(TransferError::ZipTooLarge,
       QT_TRANSLATE_NOOP("Errors", "Unpacked, the zip would be too large (%1): it was not opened.")),
    of(TransferError::NestedZip,
       QT_TRANSLATE_NOOP("Errors", "There is a zip inside the zip: unpack it and import the inner one.")),
    of(TransferError::BadSignature,
       QT_TRANSLATE_NOOP("Errors",
                         "Line %1 is not what its author signed, so somebody changed it: get the export again, "
                         "from another member.")),
    of(TransferError::NoBrowser,
       QT_TRANSLATE_NOOP("Errors",
                         "Nothing on this computer prints pages: install Chromium or Google Chrome, or export "
                         "HTML and print it from any browser.")),
    of(TransferError::NotPrinted,
       QT_TRANSLATE_NOOP("Errors",
                         "The browser did not print the pages (it never does for root): choose a shorter time, "
                         "or export HTML and print it from any browser.")),
};

} // namespace

bool asksForDateOrder(const Error& error) { return error.is(TransferError::AmbiguousDates); }
bool asksForChat(const Error& error) { return error.is(TransferError::SeveralChats); }

std::span<const Sentence> sentencesBelow(Folder folder) {
    switch (folder) {
    case Folder::Base:
        return base;
    case Folder::Crypto:
        return crypto;
    case Folder::Wire:
        return wire;
    case Folder::Feed:
        return feed;
    case Folder::Room:
        return room;
    case Folder::Vault:
        return vault;
    case Folder::Sync:
        return sync;
    case Folder::Transfer:
        return transfer;
    default:
        return {};
    }
}

} // namespace ieum::node
