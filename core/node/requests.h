// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The one API for app/ and ui/: every request with its answer, on one page. Api::ask takes any of them.
#pragma once

#include "node/backup_rows.h"
#include "node/error.h"
#include "node/export_requests.h"
#include "node/find_requests.h"
#include "node/handover_requests.h"
#include "node/keep_requests.h"
#include "node/later_requests.h"
#include "node/person_requests.h"
#include "node/tie_requests.h"
#include "node/traffic_requests.h"
#include "node/transfer_rows.h"
#include "node/vault_requests.h"

#include <functional>

namespace ieum::node {

struct WhoAmI {
    using Answer = Self;
};
struct GetStatus {
    using Answer = StatusRow;
};

/// `withCounts`: how many messages each has, which takes as long as there are messages.
struct ListRooms {
    bool withCounts = false;
    using Answer = std::vector<RoomRow>;
};
/// A room by id (64 hex digits, or an unambiguous prefix of at least 8) or by its name.
struct FindRoom {
    using Answer = RoomRow;
    std::string text;
};
struct CreateRoom {
    using Answer = RoomId;
    std::string name;
    bool notice = false; ///< only its owners and admins write
};
struct ListMembers {
    using Answer = std::vector<MemberRow>;
    RoomId room;
};
struct RemoveMember {
    using Answer = Nothing;
    RoomId room;
    PersonId person;
};
struct LeaveRoom {
    using Answer = Nothing;
    RoomId room;
};

struct SetRole {
    using Answer = Nothing;
    RoomId room;
    PersonId person;
    Role role = Role::Member;
};
struct RenameRoom {
    using Answer = Nothing;
    RoomId room;
    std::string name;
};
struct GetPolicy {
    using Answer = PolicyRow;
    RoomId room;
};
/// What is not named stays as it is. Answers with the whole.
struct SetPolicy {
    using Answer = PolicyRow;
    RoomId room;
    std::optional<Inviters> inviters;
    std::optional<History> history;
    uint32_t historyDays = 0; ///< with History::LastDays
    std::optional<uint32_t> retentionDays;
    std::optional<int64_t> disappearingMs;
};
/// Whether others learn what we have read in this room. What arrived they learn in any case.
struct TellReading {
    using Answer = Nothing;
    RoomId room;
    bool tell = true;
};
/// All that we did to this room and that does not count as things stand.
struct ListUndone {
    using Answer = std::vector<UndoneRow>;
    RoomId room;
};

/// Without a room: an invitation to talk 1:1.
struct MakeInvite {
    using Answer = InviteLink;
    std::optional<RoomId> room;
};
struct AcceptInvite {
    using Answer = Accepted;
    std::string link;
};

/// A link for a further computer of ours.
struct LinkDevice {
    using Answer = InviteLink;
};
/// This computer becomes one of whoever made the link; DeviceLinked tells when. Of a code the inviter is told as the
/// code.
struct JoinAsDevice {
    using Answer = Accepted;
    std::string link; ///< or its code
};
/// Errors: NeedsFirstDevice.
struct GetRecovery {
    using Answer = RecoveryRow;
};
/// The words are written down: nobody has to be reminded any more.
struct KeepRecovery {
    using Answer = Nothing;
};
/// docs/formats/recovery.md. Errors: NeedsFirstDevice, OutExists, WrongPassphrase (none).
struct WriteRecovery {
    using Answer = Nothing;
    std::string outPath; ///< absolute
    std::string passphrase;
};
struct ListDevices {
    using Answer = std::vector<DeviceRow>;
};
/// A device of ours is taken out of every room.
struct RevokeDevice {
    using Answer = Nothing;
    DeviceId device;
};
/// Somebody with whom we share a room: by name, id or at least eight digits of it. Errors: NoSuchPerson,
/// AmbiguousPerson.
struct FindPerson {
    using Answer = PersonId;
    std::string text;
};
/// Of somebody whom FindPerson finds.
struct FindSafetyNumber {
    using Answer = SafetyRow;
    std::string person;
};

struct AddReplica {
    using Answer = ReplicaKey;
    std::string address;
};
struct RemoveReplica {
    using Answer = Nothing;
    ReplicaKey key;
};
/// This computer as a replica for its LAN. Without `on`: only tells.
struct HostReplica {
    using Answer = HostedRow;
    std::optional<bool> on;
    std::optional<uint16_t> port; ///< 0: any free one; nothing: the usual one
};
/// To that place of the list, counted from 0, or to its end; what is first is home.
struct MoveReplica {
    using Answer = Nothing;
    ReplicaKey key;
    uint32_t position = 0;
};
/// By which proxy replicas are reached: "system", "none", http://[user:password@]host:port or socks5://….
struct SetProxy {
    using Answer = Nothing;
    std::string proxy;
};
/// The same, without a password.
struct GetProxy {
    using Answer = std::string;
};
/// host:port of somebody on the LAN, for where no beacon passes. It stays until it is removed.
struct AddAddress {
    using Answer = Nothing;
    std::string address;
};
struct ListAddresses {
    using Answer = std::vector<AddressRow>;
};
/// A typed one, or one that is remembered.
struct RemoveAddress {
    using Answer = Nothing;
    std::string address;
};
/// Why are others not found? Takes some five seconds.
struct TestLan {
    using Answer = LanReport;
};
struct SetPaused {
    using Answer = Nothing;
    bool paused = true;
};

struct SendMessage {
    using Answer = MessageId;
    RoomId room;
    std::string text;
    std::vector<std::string> filePaths; ///< absolute
    std::optional<MessageId> replyTo;
    std::vector<PersonId> mentions; ///< members whose "@NAME" in the text is meant for them
    bool notice = false;
    std::vector<std::string> pollOptions; ///< not empty: a poll, and the text is its question
    bool pollMultiple = false;
    std::vector<FileId> shared{}; ///< files of other messages that are whole here; sealed anew
    int64_t dueMs = 0;            ///< it waits until then, by this computer's clock; 0: it does not
};
/// Another text; by its author.
struct EditMessage {
    using Answer = Nothing;
    RoomId room;
    MessageId message;
    std::string text;
};
/// For everybody: by its author, or by an owner or admin. What is still in the outbox never leaves.
struct DeleteMessage {
    using Answer = Nothing;
    RoomId room;
    MessageId message;
};
struct React {
    using Answer = Nothing;
    RoomId room;
    MessageId message;
    std::string emoji;
    bool remove = false;
};
/// All of our choice, from 0; none takes it back.
struct Vote {
    using Answer = Nothing;
    RoomId room;
    MessageId message;
    std::vector<uint32_t> options;
};
struct PinMessage {
    using Answer = Nothing;
    RoomId room;
    MessageId message;
    bool remove = false;
};
/// What is pinned in the room, oldest first; 200 at most.
struct ListPinned {
    using Answer = std::vector<MessageRow>;
    RoomId room;
};
/// The newest `last` messages, or those before a message; oldest first.
struct ListMessages {
    using Answer = std::vector<MessageRow>;
    RoomId room;
    uint32_t last = 50;
    std::optional<MessageId> before;
};
/// Do not wait for anybody to tell where our own feeds stand.
struct GoOn {
    using Answer = Nothing;
};
/// What of the room is known of and cannot be shown.
struct ListGaps {
    using Answer = std::vector<GapRow>;
    RoomId room;
};
/// Messages around one, for jumping to a hit: half before, half after.
struct ListAround {
    using Answer = std::vector<MessageRow>;
    RoomId room;
    MessageId message;
    uint32_t count = 60;
};
struct MarkRead {
    using Answer = Nothing;
    RoomId room;
};

struct ListFiles {
    using Answer = std::vector<FileRow>;
    std::optional<RoomId> room;
};
/// Answers at once; progress comes as events.
struct FetchFile {
    using Answer = Nothing;
    FileId file;
};
/// Fetches when needed and writes a copy; answers when it is there. The target must not exist.
struct SaveFile {
    using Answer = FileRow;
    FileId file;
    std::string outPath;
};

/// A room that we own and that has the wanted name is used, otherwise one is made.
struct ImportChat {
    using Answer = ImportReport;
    std::string path;
    std::string timeZone = "Asia/Seoul";
    std::string me;
    std::string roomName;  ///< "": the export's own title
    std::string dateOrder; ///< "dmy", "mdy" or "ymd", where the dates of the file leave that open; "": they decide
    std::string chat{};    ///< which one of an export with several: its name or id
    bool lenient = false;  ///< records that break the format are passed over and reported, not an error
    bool preview = false;  ///< reads and reports; nothing is written, and the report's room is none
};
/// Imports and exports that are under way.
struct ListTransfers {
    using Answer = std::vector<TransferRow>;
};
/// All that reads from or writes to this path: it is answered with TransferStopped, and nothing of it is kept, unless
/// it was done already. Errors: NoSuchTransfer.
struct StopTransfer {
    using Answer = Nothing;
    std::string path;
};
/// The newest first.
struct ListOutages {
    using Answer = std::vector<OutageRow>;
};
/// An own message for people whom no path of ours reaches: answers with what to put into the other channel, and marks
/// it as taken there. Errors: NoSuchRoom, NoSuchMessage, NoSuchPerson (no member).
struct SendThrough {
    using Answer = OutsideText;
    RoomId room;
    MessageId message;
    std::vector<PersonId> people;
    Outside by = Outside::Mail;
};
/// What members of these rooms lack, and what waits in the outbox, into a file (docs/formats/bundle.md).
struct WriteBundle {
    using Answer = BundleWritten;
    std::vector<RoomId> rooms;    ///< none: all that the people are in
    std::vector<PersonId> people; ///< none: everybody in the rooms
    std::string outPath;          ///< absolute; must not exist
    bool withFiles = false;       ///< those that are whole here and that they are not known to hold, too
    uint64_t splitBytes = 0;      ///< longest part; 0: one file
};
/// Parts of one bundle or several, in any order; what came of it before does no harm.
struct ReadBundle {
    using Answer = BundleRead;
    std::vector<std::string> paths; ///< absolute
};

/// The profile as it is now, into a file that holds earlier ones of it or is not there yet (docs/formats/backup.md).
/// Takes long; BackupProgress tells how far it is.
struct WriteBackup {
    using Answer = BackupWritten;
    std::string path; ///< absolute
    std::string passphrase;
};

template <class Answer> using Reply = std::function<void(Result<Answer>)>;

/// A request and where its answer goes.
template <class Request> struct Asked {
    Request request;
    Reply<typename Request::Answer> reply;
};
template <class... Requests> struct RequestList {};
/// All that an engine can be asked.
using EveryRequest =
    RequestList<WhoAmI, GetStatus, ListRooms, FindRoom, CreateRoom, ListMembers, RemoveMember, LeaveRoom, SetRole,
                RenameRoom, GetPolicy, SetPolicy, ListUndone, MakeInvite, AcceptInvite, AddReplica, RemoveReplica,
                SetPaused, GoOn, SendMessage, EditMessage, DeleteMessage, React, Vote, PinMessage, ListPinned, ListGaps,
                ListMessages, ListAround, MarkRead, Search, ListFiles, FetchFile, SaveFile, ImportChat, ExportRoom,
                ListTargets, LinkDevice, JoinAsDevice, ListDevices, RevokeDevice, FindPerson, FindSafetyNumber,
                WriteBundle, ReadBundle, HostReplica, TellReading, ListOutages, SendThrough, MoveReplica, SetProxy,
                GetProxy, AddAddress, ListAddresses, RemoveAddress, TestLan, GetRecovery, KeepRecovery, WriteRecovery,
                WriteBackup, FindFiles, PinFile, CheckVault, GetKeeping, SetKeepRule, SetQuota, SetMetered, NoteLine,
                EvictFiles, GetTraffic, SetTraffic, StopFetching, ListAtRisk, FetchAtRisk, GetPreview, GetHandover,
                FindMessage, ListLinks, ListNotices, ListLater, ChangeLater, DropLater, ListTransfers, StopTransfer,
                ListTies, TieAuthor, GetPerson, HearFile>;
} // namespace ieum::node
