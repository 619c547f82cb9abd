// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What each request does. Those that answer at once return the answer; those that need the pool take the request with
// its reply and answer later, through Effects::replies.
#pragma once

#include "node/parts.h"
#include "node/requests.h"

namespace ieum::node {

// handle_rooms.cpp
Result<Self> answer(Parts& parts, const WhoAmI& request, Now now);
Result<std::vector<RoomRow>> answer(Parts& parts, const ListRooms& request, Now now);
Result<RoomRow> answer(Parts& parts, const FindRoom& request, Now now);
Result<RoomId> answer(Parts& parts, const CreateRoom& request, Now now);
Result<std::vector<MemberRow>> answer(Parts& parts, const ListMembers& request, Now now);
Result<Nothing> answer(Parts& parts, const RemoveMember& request, Now now);
Result<Nothing> answer(Parts& parts, const LeaveRoom& request, Now now);
Result<InviteLink> answer(Parts& parts, const MakeInvite& request, Now now);
Result<Accepted> answer(Parts& parts, const AcceptInvite& request, Now now);

// handle_policy.cpp
Result<Nothing> answer(Parts& parts, const SetRole& request, Now now);
Result<Nothing> answer(Parts& parts, const RenameRoom& request, Now now);
Result<PolicyRow> answer(Parts& parts, const GetPolicy& request, Now now);
Result<PolicyRow> answer(Parts& parts, const SetPolicy& request, Now now);
Result<Nothing> answer(Parts& parts, const TellReading& request, Now now);
Result<std::vector<UndoneRow>> answer(Parts& parts, const ListUndone& request, Now now);

// handle_devices.cpp
Result<InviteLink> answer(Parts& parts, const LinkDevice& request, Now now);
Result<Accepted> answer(Parts& parts, const JoinAsDevice& request, Now now);
Result<std::vector<DeviceRow>> answer(Parts& parts, const ListDevices& request, Now now);
Result<Nothing> answer(Parts& parts, const RevokeDevice& request, Now now);
Result<PersonId> answer(Parts& parts, const FindPerson& request, Now now);
Result<SafetyRow> answer(Parts& parts, const FindSafetyNumber& request, Now now);

// handle_person.cpp
Result<PersonRow> answer(Parts& parts, const GetPerson& request, Now now);

// handle_recovery.cpp
Result<RecoveryRow> answer(Parts& parts, const GetRecovery& request, Now now);
Result<Nothing> answer(Parts& parts, const KeepRecovery& request, Now now);
void handle(Parts& parts, Asked<WriteRecovery> asked, Now now);
/// Somebody said that he has the words, or wrote the file.
bool isRecoveryKept(World& world);

// handle_paths.cpp
Result<StatusRow> answer(Parts& parts, const GetStatus& request, Now now);
Result<ReplicaKey> answer(Parts& parts, const AddReplica& request, Now now);
Result<Nothing> answer(Parts& parts, const RemoveReplica& request, Now now);
Result<Nothing> answer(Parts& parts, const MoveReplica& request, Now now);
Result<Nothing> answer(Parts& parts, const SetProxy& request, Now now);
Result<std::string> answer(Parts& parts, const GetProxy& request, Now now);
Result<Nothing> answer(Parts& parts, const AddAddress& request, Now now);
Result<std::vector<AddressRow>> answer(Parts& parts, const ListAddresses& request, Now now);
Result<Nothing> answer(Parts& parts, const RemoveAddress& request, Now now);
Result<LanReport> answer(Parts& parts, const TestLan& request, Now now);
Result<Nothing> answer(Parts& parts, const SetPaused& request, Now now);
Result<Nothing> answer(Parts& parts, const GoOn& request, Now now);
Result<std::vector<OutageRow>> answer(Parts& parts, const ListOutages& request, Now now);

void handle(Parts& parts, Asked<HostReplica> asked, Now now);

// handle_outside.cpp
Result<OutsideText> answer(Parts& parts, const SendThrough& request, Now now);

// handle_messages.cpp
void handle(Parts& parts, Asked<SendMessage> asked, Now now);
// handle_changes.cpp
Result<Nothing> answer(Parts& parts, const EditMessage& request, Now now);
Result<Nothing> answer(Parts& parts, const DeleteMessage& request, Now now);
Result<Nothing> answer(Parts& parts, const React& request, Now now);
Result<Nothing> answer(Parts& parts, const Vote& request, Now now);
Result<Nothing> answer(Parts& parts, const PinMessage& request, Now now);

// handle_gaps.cpp
Result<std::vector<GapRow>> answer(Parts& parts, const ListGaps& request, Now now);

// handle_messages.cpp
Result<std::vector<MessageRow>> answer(Parts& parts, const ListPinned& request, Now now);
Result<std::vector<MessageRow>> answer(Parts& parts, const ListMessages& request, Now now);
Result<std::vector<MessageRow>> answer(Parts& parts, const ListAround& request, Now now);
Result<Nothing> answer(Parts& parts, const MarkRead& request, Now now);

// handle_later.cpp
Result<std::vector<LaterRow>> answer(Parts& parts, const ListLater& request, Now now);
Result<Nothing> answer(Parts& parts, const ChangeLater& request, Now now);
Result<Nothing> answer(Parts& parts, const DropLater& request, Now now);

// handle_finding.cpp
Result<std::vector<SearchHit>> answer(Parts& parts, const Search& request, Now now);
Result<LinkList> answer(Parts& parts, const ListLinks& request, Now now);
Result<FoundMessage> answer(Parts& parts, const FindMessage& request, Now now);
Result<NoticeList> answer(Parts& parts, const ListNotices& request, Now now);

// handle_ties.cpp
Result<std::vector<TieRow>> answer(Parts& parts, const ListTies& request, Now now);
Result<TieRow> answer(Parts& parts, const TieAuthor& request, Now now);

// handle_files.cpp
Result<std::vector<FileRow>> answer(Parts& parts, const ListFiles& request, Now now);
Result<Nothing> answer(Parts& parts, const FetchFile& request, Now now);
void handle(Parts& parts, Asked<SaveFile> asked, Now now);

// handle_vault.cpp
Result<FileList> answer(Parts& parts, const FindFiles& request, Now now);
Result<Nothing> answer(Parts& parts, const PinFile& request, Now now);
void handle(Parts& parts, Asked<GetPreview> asked, Now now);
void handle(Parts& parts, Asked<HearFile> asked, Now now);
void handle(Parts& parts, Asked<CheckVault> asked, Now now);
Result<AtRiskList> answer(Parts& parts, const ListAtRisk& request, Now now);
Result<AtRiskFetch> answer(Parts& parts, const FetchAtRisk& request, Now now);

// handle_traffic.cpp
Result<TrafficRow> answer(Parts& parts, const GetTraffic& request, Now now);
Result<Nothing> answer(Parts& parts, const SetTraffic& request, Now now);
Result<Nothing> answer(Parts& parts, const StopFetching& request, Now now);

// handle_keeping.cpp
Result<KeepingRow> answer(Parts& parts, const GetKeeping& request, Now now);
Result<Nothing> answer(Parts& parts, const SetKeepRule& request, Now now);
Result<Nothing> answer(Parts& parts, const SetQuota& request, Now now);
Result<Nothing> answer(Parts& parts, const SetMetered& request, Now now);
Result<Nothing> answer(Parts& parts, const NoteLine& request, Now now);
Result<EvictedRow> answer(Parts& parts, const EvictFiles& request, Now now);

// handle_handover.cpp
Result<HandoverRow> answer(Parts& parts, const GetHandover& request, Now now);

// handle_import.cpp, handle_export.cpp
void handle(Parts& parts, Asked<ImportChat> asked, Now now);
void handle(Parts& parts, Asked<ExportRoom> asked, Now now);
Result<std::vector<TargetRow>> answer(Parts& parts, const ListTargets& request, Now now);
Result<std::vector<TransferRow>> answer(Parts& parts, const ListTransfers& request, Now now);
Result<Nothing> answer(Parts& parts, const StopTransfer& request, Now now);

// handle_bundles.cpp
void handle(Parts& parts, Asked<WriteBundle> asked, Now now);
void handle(Parts& parts, Asked<ReadBundle> asked, Now now);

/// Never asked of an engine: the node does it beside it (backups.h).
Result<BackupWritten> answer(Parts& parts, const WriteBackup& request, Now now);

/// Everybody who is called so somewhere: `name` is a part of it.
std::vector<PersonId> personsNamed(Parts& parts, const std::string& name);
/// Errors: NoSuchRoom.
Result<room::Room*> roomOf(Parts& parts, const RoomId& id);
/// After the commit; when the batch comes to nothing, whoever waits for the answer is told why.
template <class Answer> void afterCommit(World& world, const Reply<Answer>& reply, std::function<void()> next) {
    world.effects.replies.push_back(std::move(next));
    world.effects.refusals.push_back([reply](const Error& why) { reply(tl::unexpected<Error>(why)); });
}
/// Of a request that answers in another batch than its own, or may do so.
template <class Answer> void replyLater(World& world, const Reply<Answer>& reply, Result<Answer> result) {
    afterCommit(world, reply, [reply, result = std::move(result)]() mutable { reply(std::move(result)); });
}

} // namespace ieum::node
