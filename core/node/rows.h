// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the node answers with: plain values, UTF-8 text, times in milliseconds since 1970 UTC (0: never). Names and
// texts of others are data; whoever shows them shows them as plain text.
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "net/lan_report.h"
#include "node/file_row.h"
#include "node/import_rows.h"

#include <optional>
#include <string>
#include <vector>

namespace ieum::node {

/// The answer to what only has to be done.
struct Nothing {};

struct Self {
    PersonId person;
    DeviceId device;
    std::string name;
    bool isProtected = false;    ///< a passphrase guards the profile
    bool hasRoot = true;         ///< recovery words can be had here; not on a linked computer
    bool isRecoveryKept = false; ///< somebody said that he has them, or wrote the recovery file
};
/// A person's root key, on paper: 24 words, the same key in either language.
struct RecoveryRow {
    std::vector<std::string> korean;
    std::vector<std::string> english;
    bool isKept = false;
};

enum class RoomKind : uint8_t { Direct = 1, Group = 2, Notice = 3, Self = 4 };
enum class Role : uint8_t { None = 0, Owner = 1, Admin = 2, Member = 3, Reader = 4 };

struct RoomRow {
    RoomId id;
    RoomKind kind = RoomKind::Group;
    std::string name;
    uint32_t members = 0;
    uint32_t reachable = 0; ///< members other than us with a direct connection right now
    std::string lastAuthor; ///< "" when it is ours
    std::string lastText;   ///< first line of the newest message; a file's name when it has no text
    int64_t lastTimeMs = 0;
    uint32_t unread = 0;      ///< a thousand at most
    uint32_t waiting = 0;     ///< own messages that nobody else has yet
    uint32_t messages = 0;    ///< 0 where they were not counted
    bool empty = true;        ///< no message yet
    bool imported = false;    ///< holds messages brought from another messenger
    bool removed = false;     ///< we are no longer a member: read-only
    bool readOnly = false;    ///< somebody wrote what only a later version understands, and what may not be skipped
    bool lastGone = false;    ///< the newest message is a tombstone
    bool tellsReading = true; ///< our receipts say what we have read there
    bool mentioned = false;   ///< what of it is unread names us
    Role ownRole = Role::Member;
};

enum class Inviters : uint8_t { Owners = 1, Admins = 2, Everybody = 3 };
enum class History : uint8_t { FromJoining = 1, Everything = 2, LastDays = 3 };
/// What owners and admins have settled for a room.
struct PolicyRow {
    Inviters inviters = Inviters::Admins;
    History history = History::FromJoining; ///< what a newcomer may read
    uint32_t historyDays = 0;               ///< of History::LastDays
    uint32_t retentionDays = 0;             ///< 0: messages are kept for ever
    int64_t disappearingMs = 0;             ///< messages are wiped so long after they were first seen; 0: never
    uint64_t keptBack = 0; ///< messages past their retention that stay, for they have the last known copy of a file
};

/// What can be done to a room and its members.
enum class Deed : uint8_t { Create = 0, Add, Remove, SetRole, Rename, SetPolicy, AddDevice, RevokeDevice };
/// Something that we did, that counted, and that does not count any more for what others did meanwhile.
struct UndoneRow {
    enum class Why : uint8_t {
        AuthorRemoved = 1, ///< we were removed meanwhile, or the device that it was done on
        AuthorLowered,     ///< our role was lowered meanwhile
        Outranked,         ///< of people who remove each other the more senior stays
        BaseUndone,        ///< what gave us the right to it was undone
        TargetRemoved,     ///< whom we let in was removed meanwhile
        Overruled,         ///< somebody more senior settled the same thing meanwhile
    };
    RoomId room;
    Deed deed = Deed::Add;
    Why why = Why::AuthorRemoved;
    PersonId person;  ///< whom it was about; zero: the room
    std::string name; ///< that person's, or the name that the room was given
};

struct MemberRow {
    PersonId person;
    std::string name;
    Role role = Role::Member;
    bool isSelf = false;
    bool reachable = false; ///< connected right now
    int64_t seenMs = 0;     ///< when we last had a connection or a receipt
    bool forked = false;    ///< a device of his has written two branches of a feed: it was copied, or cheats
};

/// How far a message of ours is proved to have come for one person. Of the first four the later ones imply the earlier;
/// the other two end what has not arrived.
enum class Step : uint8_t {
    Waiting = 0,
    Carried = 1,
    Delivered = 2,
    Read = 3,
    Expired = 4, ///< its time was over here before it was known to have come
    Failed = 5,  ///< and never will, as things stand: see `why`
};
/// A way that is not ours: what was said there proves nothing.
enum class Outside : uint8_t { Mail = 0, Sms = 1, Other = 2 };
struct RecipientState {
    PersonId person;
    std::string name;
    Step step = Step::Waiting;
    std::vector<std::string> carriers;  ///< names of members who have it and can bring it (when Carried)
    std::vector<std::string> devices{}; ///< names of his that are known to have it
    std::optional<Error> why{};         ///< when Failed
    int64_t outsideMs = 0;              ///< when we took it to him by another way; 0: we did not
    Outside outsideBy = Outside::Mail;
};

struct MentionRow {
    uint32_t offset = 0; ///< in code points of the text
    uint32_t length = 0;
    PersonId person;
    std::string name;
};
struct ReactionRow {
    std::string emoji;
    std::vector<std::string> names; ///< of those who put it
    bool own = false;               ///< one of them is us
};
struct PollOptionRow {
    std::string text;
    std::vector<std::string> names; ///< of those who chose it
    bool own = false;
};
/// The message's text is the question.
struct PollRow {
    std::vector<PollOptionRow> options;
    bool multiple = false;
    int64_t closesMs = 0;
};
/// Why a message is a tombstone: taken back by its author, hidden by an owner or admin, or its time was over.
enum class Gone : uint8_t { Here = 0, Deleted = 1, Hidden = 2, Expired = 3 };

struct MessageRow {
    MessageId id;
    RoomId room;
    PersonId author; ///< zero for imported ones
    std::string authorName;
    int64_t timeMs = 0; ///< when it was written, clamped to two minutes after we first saw it
    std::string text;
    std::optional<MessageId> replyTo;
    std::string replyAuthor;
    std::string replyImportedName; ///< of a `replyAuthor` whom somebody here said to be it: his name there; "": else
    std::string replyText;
    std::vector<FileRow> files;
    bool own = false;
    bool queued = false;   ///< still in the outbox: no byte of it has left this computer
    bool imported = false; ///< quoted from another messenger, not signed by its author
    bool system = false;
    bool late = false;        ///< came after newer ones had been shown
    std::string source;       ///< of an imported message: "kakaotalk-android" …
    std::string importedName; ///< its author there; `authorName` is a member's when somebody here said who that is
    std::string importedBy;   ///< name of the member who imported it, and signed it
    std::optional<PersonId> tiedTo; ///< that member; no proof
    bool signedHere = false; ///< the key that a source of `ieum-signed-` names is that of a member, or of a former one
    uint32_t replicasHave = 0; ///< replicas that said they stored it (a hint)
    uint32_t replicasKnown = 0;
    uint32_t unread = 0; ///< members but its author who are not known to have read it; never an imported one's
    std::vector<RecipientState> recipients; ///< own messages only
    uint64_t feedSeq = 0;
    int64_t editedMs = 0; ///< 0: never
    int64_t wasDueMs = 0; ///< it was to be sent then, and this computer could not; 0: it was not
    Gone gone = Gone::Here;
    std::string goneBy; ///< name
    bool notice = false;
    bool pinned = false;
    std::vector<MentionRow> mentions;
    std::vector<ReactionRow> reactions;
    std::optional<PollRow> poll;
};

/// Messages of somebody (and what he did to messages) that are known of and cannot be shown.
struct GapRow {
    enum Why : uint8_t {
        NotHere, ///< nobody has brought them yet
        Locked,  ///< their epoch's secret, or what makes him a member, has not come yet
        Newer,   ///< a later version of Ieum can show them
        NotKept, ///< their author let them go before they came
    };
    PersonId person;
    std::string name;
    uint64_t count = 0;
    Why why = NotHere;
    std::vector<std::string> holders; ///< names of members known to have some of them
};

struct SearchHit {
    RoomId room;
    std::string roomName;
    MessageId id;
    PersonId author;
    std::string authorName;
    int64_t timeMs = 0;
    std::string text;
    bool inFileName = false;
    int64_t position = 0;     ///< older ones have lower ones
    std::string importedName; ///< as `MessageRow::replyImportedName`, of `authorName`
};

struct ReplicaRow {
    std::string address; ///< without the token
    ReplicaKey key;
    bool up = false;
    int64_t sinceMs = 0;      ///< up or down since then
    std::optional<Error> why; ///< when down
    uint64_t usedBytes = 0;
    uint64_t quotaBytes = 0; ///< 0: not told yet
    int64_t wentBackMs = 0;  ///< when it was last found to have less than it had had; 0: never
    uint64_t missing = 0;    ///< events that it is being given again since then; 0: it has them
    bool connecting = false; ///< not up, and not known to be down: the first attempt has not ended (OutageLog)
};

/// A time in which a replica did not answer.
struct OutageRow {
    enum class Whose : uint8_t {
        Unknown = 0, ///< nothing else answered either
        Theirs = 1,  ///< another replica answered meanwhile, so our network was not to blame
        Ours = 2,    ///< this computer had no network
    };
    ReplicaKey key;
    std::string address; ///< without the token
    int64_t beganMs = 0;
    int64_t endedMs = 0; ///< 0: not yet
    Whose whose = Whose::Unknown;
    uint32_t times = 1; ///< how often it went within this outage
    std::optional<Error> why{};
};

/// The replica that this computer is, if it is one.
struct HostedRow {
    bool on = false;
    std::string address; ///< for others, with the token: whoever has it may store rooms there
    uint16_t port = 0;
    std::optional<Error> why{}; ///< it should serve and cannot
};

/// A message to be put into another channel.
struct OutsideText {
    std::string subject;
    std::string text;
    std::string url; ///< "mailto:…" or "sms:…"; "" for Outside::Other
};

struct LanRow {
    bool on = false;
    uint16_t port = 0;
    std::vector<std::string> interfaces;
    int64_t sinceMs = 0;
    std::optional<Error> why;
    std::vector<std::string> addresses{}; ///< host:port, for others to type
};

struct PeerRow {
    PersonId person;
    std::string name;
    std::string address;
    int64_t sinceMs = 0;
};

/// Where somebody may be reached on the LAN: typed, or remembered.
struct AddressRow {
    std::string address;
    bool typed = false;
    std::string name; ///< of whom it was last; "" when nobody has answered there
    bool connected = false;
    int64_t seenMs = 0; ///< when it worked or was stated last; 0: never
};

/// What a test of the LAN saw and what follows from it.
using LanReport = net::LanReport;
using LanFinding = net::LanFinding;
using LanCause = net::LanCause;

/// Whether the profile may not know all that it has written, and what became of it.
struct RestoredRow {
    enum class Why : uint8_t {
        Not = 0,
        Copied = 1, ///< an older copy was put back, or the folder was copied
        Behind = 2, ///< somebody has more of our own feed than we have
        Forked = 3, ///< two branches of our own feed are proved
    };
    Why why = Why::Not;
    bool readOnly = false; ///< nothing is sent until somebody has told us where our own feeds stand
    int64_t sinceMs = 0;
    int64_t doneMs = 0; ///< went on in a new incarnation
};

/// What works now. outageSinceMs is set when replicas are known and the first of the list (home) is unreachable; one
/// that is still connecting is not.
struct StatusRow {
    RestoredRow restored;
    bool paused = false;
    LanRow lan;
    std::vector<PeerRow> peers; ///< members connected directly
    std::vector<ReplicaRow> replicas;
    uint32_t outbox = 0;      ///< messages of which no byte has left this computer
    uint32_t undelivered = 0; ///< own messages, of the latest of each room, that some member is not known to have
    int64_t outageSinceMs = 0;
    OutageRow::Whose outageWhose = OutageRow::Whose::Unknown; ///< of the home replica's silence
    int64_t startedMs = 0;
    uint64_t skipped = 0;        ///< feeds and receipts that members made up and that were passed over, since then
    uint64_t vaultOverBytes = 0; ///< the vault has so much more than its quota, and nothing that may go (KeepingRow)
    std::string joining{};       ///< whose further computer this one is about to become (JoinAsDevice); "": nobody's
};

struct BundleWritten {
    std::vector<std::string> paths; ///< all parts, in order
    uint64_t bytes = 0;
    uint32_t rooms = 0;
    uint32_t people = 0; ///< for whom it is
    uint64_t events = 0;
    uint32_t receipts = 0;
    uint32_t files = 0;
};

struct BundleRead {
    std::vector<RoomId> rooms;
    std::optional<PersonId> writer; ///< a member, whose device signed for it
    std::string writerName;
    int64_t writtenMs = 0;
    uint64_t events = 0;   ///< that were not here
    uint64_t known = 0;    ///< that were
    uint64_t waiting = 0;  ///< and chunks, that do not join what is here: an earlier part or bundle comes first
    uint64_t refused = 0;  ///< ranges, receipts and records that are damaged or forged
    uint64_t foreign = 0;  ///< records for rooms that are not ours
    uint32_t receipts = 0; ///< newer than what was here
    uint32_t chunks = 0;   ///< of files
    uint32_t files = 0;    ///< complete with them
    uint32_t parts = 0;    ///< that were read
    bool complete = false; ///< every part, up to the last one, to its end
};

struct InviteLink {
    std::string link;
    std::string code{}; ///< of one for a further device: the same, to be typed by somebody on the same network
};

/// A device of our own.
struct DeviceRow {
    DeviceId device;
    std::string name;
    bool isSelf = false;              ///< this one
    bool reachable = false;           ///< connected right now
    std::optional<DeviceId> linkedBy; ///< nothing: it was first
};

/// Sixty digits that both see, if nobody stands between them.
struct SafetyRow {
    PersonId person;
    std::string name;
    std::string number;
};

struct Accepted {
    std::optional<RoomId> room; ///< set when the room is here already; otherwise it comes with the next contact
    std::string inviter;
};

} // namespace ieum::node
