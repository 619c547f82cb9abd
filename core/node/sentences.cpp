// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/sentences.h"

#include "net/error.h"
#include "node/error.h"
#include "node/sentences_below.h"
#include "replica/error.h"
#include "store/error.h"

#include <QtGlobal>

#include <algorithm>
#include <span>

namespace ieum::node {

namespace {

constexpr Sentence store[] = {
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
    of(StoreError::NotABackup,
       QT_TRANSLATE_NOOP("Errors", "That file is no backup of Ieum and is left as it is: choose another one.")),
    of(StoreError::BackupTooNew,
       QT_TRANSLATE_NOOP("Errors", "A newer version of Ieum wrote this backup (format %1): update Ieum to read it.")),
    of(StoreError::BackupDamaged,
       QT_TRANSLATE_NOOP("Errors", "The backup is damaged (at byte %1): use another copy, or write to a new file.")),
    of(StoreError::BackupEmpty,
       QT_TRANSLATE_NOOP("Errors", "No backup was ever finished in that file: use another one.")),
    of(StoreError::BackupOfAnother,
       QT_TRANSLATE_NOOP("Errors", "That file is the backup of another profile: choose another file.")),
    of(StoreError::BackupTooLarge,
       QT_TRANSLATE_NOOP("Errors", "The profile has more than %1 pieces, which no backup holds: copy its folder.")),
    of(StoreError::PassphraseNeeded,
       QT_TRANSLATE_NOOP("Errors", "A backup leaves this computer, so it needs a passphrase: choose one.")),
};

constexpr Sentence net[] = {
    of(NetError::BadAddress,
       QT_TRANSLATE_NOOP("Errors",
                         "That is not an address: write ieum-replica://KEY@host:port as the replica printed it, "
                         "or host:port of somebody on your network.")),
    of(NetError::UpgradeRefused,
       QT_TRANSLATE_NOOP("Errors", "Another answers there (HTTP %1): sign in to this network, or check the address.")),
    of(NetError::BadWebSocket,
       QT_TRANSLATE_NOOP("Errors", "The other side breaks the rules of WebSockets: check what stands between.")),
    of(NetError::Intercepted,
       QT_TRANSLATE_NOOP("Errors", "This network intercepts connections (and learnt nothing): sign in, or change it.")),
    of(NetError::OneWay,
       QT_TRANSLATE_NOOP("Errors", "The other side hears nothing of this computer: only one direction gets through.")),
    of(NetError::ProxyFailed,
       QT_TRANSLATE_NOOP("Errors", "The proxy refuses or does not answer: \"ieumctl proxy show\" says which it is.")),
    of(NetError::ProxyWantsName,
       QT_TRANSLATE_NOOP("Errors", "The proxy wants to know who asks: write http://NAME:PASSWORD@host:port.")),
    of(NetError::BadProxy,
       QT_TRANSLATE_NOOP("Errors", "That is no proxy: write http://host:port, socks5://host:port, system or none.")),
    of(NetError::BadCertificate,
       QT_TRANSLATE_NOOP("Errors", "The certificate or its key cannot be read: give both as PEM files.")),
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

constexpr Sentence replica[] = {
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

constexpr Sentence node[] = {
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
    of(NodeError::UnknownFormat,
       QT_TRANSLATE_NOOP("Errors", "There is no such export format: ieumctl targets lists them.")),
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
       QT_TRANSLATE_NOOP("Errors", "That needs your first computer, which alone has your root key: do it there.")),
    of(NodeError::NoSuchAddress,
       QT_TRANSLATE_NOOP("Errors", "There is no such address: \"ieumctl peer list\" shows those that are known.")),
    of(NodeError::TooManyAddresses,
       QT_TRANSLATE_NOOP("Errors", "%1 addresses are the most: remove one with \"ieumctl peer remove\".")),
    of(NodeError::AmbiguousPerson,
       QT_TRANSLATE_NOOP("Errors", "%1 persons are called that: give the beginning of the id instead.")),
    of(NodeError::NothingForThem,
       QT_TRANSLATE_NOOP("Errors", "None of these people is in those rooms: name a room and somebody in it.")),
    of(NodeError::NotForUs,
       QT_TRANSLATE_NOOP("Errors", "The bundle is for rooms that this profile is not in: have one written for them.")),
    of(NodeError::PartTooSmall,
       QT_TRANSLATE_NOOP("Errors", "A part of a bundle has at least %1 bytes: choose larger parts.")),
    of(NodeError::RecoveryWordCount, QT_TRANSLATE_NOOP("Errors", "These are %1 words: give all 24, in their order.")),
    of(NodeError::UnknownRecoveryWord,
       QT_TRANSLATE_NOOP("Errors", "Word %1 is not one of the recovery words: look at how it is written.")),
    of(NodeError::RecoveryWordsMistyped,
       QT_TRANSLATE_NOOP("Errors",
                         "These 24 words do not belong together: compare each one, and their order, with your sheet.")),
    of(NodeError::NotARecoveryFile,
       QT_TRANSLATE_NOOP("Errors", "That is not a whole recovery file: choose the one that Ieum wrote.")),
    of(NodeError::NotOnline,
       QT_TRANSLATE_NOOP("Errors", "That needs a running Ieum: open the window, or start \"ieumctl run\" first.")),
    of(NodeError::BackupUnderWay,
       QT_TRANSLATE_NOOP("Errors", "A backup is being written already: try again when it is done.")),
    of(NodeError::NoSuchRule, QT_TRANSLATE_NOOP("Errors", "There is no rule for that room, type and size.")),
    of(NodeError::LastCopies,
       QT_TRANSLATE_NOOP("Errors",
                         "Nobody else is known to have %1 of these files, which may be lost for good: say that "
                         "last copies may go if you mean it.")),
    of(NodeError::FilePinned,
       QT_TRANSLATE_NOOP("Errors", "That file is kept on this computer: say first that it need not be.")),
    of(NodeError::NotFetched, QT_TRANSLATE_NOOP("Errors", "That file is not here as a whole: nothing can be let go.")),
    of(NodeError::BadQuota, QT_TRANSLATE_NOOP("Errors", "No disk is that large: choose a smaller size.")),
    of(NodeError::TransferStopped, QT_TRANSLATE_NOOP("Errors", "Stopped, as you wanted.")),
    of(NodeError::NoSuchTransfer,
       QT_TRANSLATE_NOOP("Errors", "Nothing is read from or written to that path: it has ended already.")),
    of(NodeError::NoHandover,
       QT_TRANSLATE_NOOP("Errors", "Nobody has said yet where this room goes on: announce that first.")),
    of(NodeError::BadDue, QT_TRANSLATE_NOOP("Errors", "Choose a time that is still to come, within the next %1 days.")),
    of(NodeError::TooManyLater,
       QT_TRANSLATE_NOOP("Errors", "%1 messages wait for their time already: send or delete some first.")),
    of(NodeError::NoSuchAuthor,
       QT_TRANSLATE_NOOP("Errors", "Nobody of that name wrote in what was imported into this room: give the name as it "
                                   "stands there, and the messenger of one that has no letters.")),
    of(NodeError::TooManyTies,
       QT_TRANSLATE_NOOP("Errors", "In one room %1 names can stand for members: take one back first.")),
    of(NodeError::NoSound,
       QT_TRANSLATE_NOOP("Errors", "That is no voice note that can be played here: save it and open it elsewhere.")),
    of(NodeError::NoSoundReader,
       QT_TRANSLATE_NOOP("Errors", "Playing voice notes needs the package libopusfile0: install it and try again.")),
};

std::span<const Sentence> tableOf(Folder folder) {
    switch (folder) {
    case Folder::Store:
        return store;
    case Folder::Net:
        return net;
    case Folder::Replica:
        return replica;
    case Folder::Node:
        return node;
    default:
        return sentencesBelow(folder);
    }
}

} // namespace

const char* sentenceSourceOf(Folder folder, uint16_t code) {
    const auto table = tableOf(folder);
    const auto found =
        std::find_if(table.begin(), table.end(), [&](const Sentence& each) { return each.code == code; });
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
