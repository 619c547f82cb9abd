// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/scripted_api.h"

#include "ui/support/scripted_finding.h"
#include "ui/support/scripted_hearing.h"
#include "ui/support/scripted_later.h"

#include <QTimer>
#include <algorithm>

namespace ieum::uitest {
namespace {

using namespace node;

template <class Request> using AnswerTo = Result<typename Request::Answer>;

Result<Self> answer(Script& script, const WhoAmI&) {
    Self self = script.self;
    self.isRecoveryKept = script.isRecoveryKept;
    return self;
}

Result<BackupWritten> answer(Script& script, const WriteBackup& request) {
    script.backups.push_back(request);
    script.tell(BackupProgress{request.path, 1, 4});
    BackupWritten written;
    written.path = request.path;
    written.run = script.backups.size();
    written.bytes = 5'000'000;
    written.addedBytes = 40'000;
    return written;
}

Result<RecoveryRow> answer(Script& script, const GetRecovery&) {
    RecoveryRow row;
    for (int i = 1; i <= 24; ++i) {
        row.korean.push_back("낱말" + std::to_string(i));
        row.english.push_back("word" + std::to_string(i));
    }
    row.isKept = script.isRecoveryKept;
    return row;
}
Result<Nothing> answer(Script& script, const KeepRecovery&) {
    script.isRecoveryKept = true;
    script.tell(StatusChanged{});
    return Nothing{};
}
Result<Nothing> answer(Script& script, const WriteRecovery& request) {
    script.recoveryFiles.push_back(request);
    script.isRecoveryKept = true;
    script.tell(StatusChanged{});
    return Nothing{};
}
Result<StatusRow> answer(Script& script, const GetStatus&) { return script.status; }
Result<std::vector<RoomRow>> answer(Script& script, const ListRooms&) { return script.rooms; }
Result<RoomRow> answer(Script&, const FindRoom&) { return fail(Cause::Input, NodeError::NoSuchRoom); }

Result<RoomId> answer(Script& script, const CreateRoom& request) {
    script.created.push_back(request.name);
    RoomRow room;
    room.id = numbered<RoomId>(static_cast<uint8_t>(100 + script.rooms.size()));
    room.name = request.name;
    room.members = 1;
    room.ownRole = Role::Owner;
    script.rooms.insert(script.rooms.begin(), room);
    script.tell(RoomsChanged{});
    return room.id;
}

Result<std::vector<MemberRow>> answer(Script& script, const ListMembers& request) {
    return script.members[request.room];
}

Result<PersonRow> answer(Script& script, const GetPerson& request) {
    const auto found = script.people.find(request.person);
    if (found == script.people.end()) return fail(Cause::Input, NodeError::NoSuchPerson);
    return found->second;
}

Result<Nothing> answer(Script& script, const RemoveMember& request) {
    script.removed.push_back(request);
    std::erase_if(script.members[request.room], [&](const auto& member) { return member.person == request.person; });
    script.tell(MembersChanged{request.room});
    return Nothing{};
}

Result<InviteLink> answer(Script& script, const MakeInvite&) { return InviteLink{script.inviteLink}; }

Result<Accepted> answer(Script& script, const AcceptInvite& request) {
    script.acceptedLinks.push_back(request.link);
    if (!request.link.starts_with("ieum:")) return fail(Cause::Input, NodeError::BadInvite);
    return Accepted{{}, "이서연"};
}

Result<InviteLink> answer(Script& script, const LinkDevice&) {
    ++script.deviceLinks;
    return InviteLink{"ieum:device/" + std::string(160, 'A') + std::to_string(script.deviceLinks),
                      "K7QM-2XRD-9WHT-3FZP"};
}

Result<Accepted> answer(Script& script, const JoinAsDevice& request) {
    script.joinedLinks.push_back(request.link);
    return Accepted{{}, "이서연"};
}

Result<std::vector<DeviceRow>> answer(Script& script, const ListDevices&) { return script.devices; }

Result<Nothing> answer(Script& script, const RevokeDevice& request) {
    std::erase_if(script.devices, [&](const auto& each) { return each.device == request.device; });
    return Nothing{};
}

Result<ReplicaKey> answer(Script&, const AddReplica&) { return numbered<ReplicaKey>(1); }

Result<Nothing> answer(Script& script, const RemoveReplica& request) {
    std::erase_if(script.status.replicas, [&](const auto& each) { return each.key == request.key; });
    script.tell(StatusChanged{});
    return Nothing{};
}

Result<Nothing> answer(Script& script, const MoveReplica& request) {
    auto& all = script.status.replicas;
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.key == request.key; });
    const ReplicaRow moved = *found;
    all.erase(found);
    all.insert(all.begin() + std::min<std::ptrdiff_t>(request.position, std::ssize(all)), moved);
    script.tell(StatusChanged{});
    return Nothing{};
}

Result<std::string> answer(Script& script, const GetProxy&) { return script.proxy; }
Result<Nothing> answer(Script& script, const SetProxy& request) {
    if (script.refuseProxy) return Result<Nothing>(tl::unexpected<Error>(*script.refuseProxy));
    script.proxy = request.proxy;
    return Nothing{};
}

Result<LanReport> answer(Script& script, const TestLan&) { return script.lanReport; }

Result<Nothing> answer(Script& script, const AddAddress& request) {
    script.typedAddresses.push_back(request.address);
    return Nothing{};
}

Result<Nothing> answer(Script& script, const SetPaused& request) {
    script.status.paused = request.paused;
    script.tell(StatusChanged{});
    return Nothing{};
}

Result<MessageId> answer(Script& script, const SendMessage& request) {
    script.sent.push_back(request);
    if (script.refuseSending) return Result<MessageId>(tl::unexpected<Error>(*script.refuseSending));
    if (request.dueMs != 0) return putLater(script, request);
    MessageRow row;
    row.id = numbered<MessageId>(200, static_cast<uint8_t>(script.sent.size()));
    row.room = request.room;
    row.text = request.text;
    row.own = true;
    row.queued = true;
    row.notice = request.notice;
    if (!request.pollOptions.empty()) {
        row.poll = PollRow{{}, request.pollMultiple, 0};
        for (const std::string& option : request.pollOptions) row.poll->options.push_back({option, {}, false});
    }
    auto& messages = script.messages[request.room];
    row.timeMs = messages.empty() ? 1'665'790'000'000 : messages.back().timeMs + 1000;
    messages.push_back(row);
    script.tell(TimelineChanged{request.room});
    return row.id;
}

/// Does `change` to the message that is meant.
template <class Request, class Change>
Result<Nothing> changeMessage(Script& script, const Request& request, std::vector<Request>& asked, Change change) {
    asked.push_back(request);
    if (script.refuseChanging) return tl::unexpected<Error>(*script.refuseChanging);
    for (MessageRow& row : script.messages[request.room]) {
        if (row.id == request.message) change(row);
    }
    script.tell(TimelineChanged{request.room});
    return Nothing{};
}

Result<Nothing> answer(Script& script, const EditMessage& request) {
    return changeMessage(script, request, script.edits, [&](MessageRow& row) {
        row.text = request.text;
        row.editedMs = row.timeMs + 1;
    });
}
Result<Nothing> answer(Script& script, const DeleteMessage& request) {
    return changeMessage(script, request, script.deletions, [](MessageRow& row) { row.gone = Gone::Deleted; });
}
Result<Nothing> answer(Script& script, const PinMessage& request) {
    return changeMessage(script, request, script.messagePins, [&](MessageRow& row) { row.pinned = !request.remove; });
}
Result<Nothing> answer(Script& script, const React& request) {
    return changeMessage(script, request, script.reactions, [&](MessageRow& row) {
        auto& all = row.reactions;
        const auto same = [&](const ReactionRow& each) { return each.emoji == request.emoji; };
        if (std::none_of(all.begin(), all.end(), same)) all.push_back({request.emoji, {}, false});
        ReactionRow& reaction = *std::find_if(all.begin(), all.end(), same);
        std::erase(reaction.names, "나");
        reaction.own = !request.remove;
        if (reaction.own) reaction.names.emplace_back("나");
        std::erase_if(all, [](const ReactionRow& each) { return each.names.empty(); });
    });
}
Result<Nothing> answer(Script& script, const Vote& request) {
    return changeMessage(script, request, script.votes, [&](MessageRow& row) {
        for (size_t i = 0; i < row.poll->options.size(); ++i) {
            PollOptionRow& option = row.poll->options[i];
            std::erase(option.names, "나");
            option.own = std::find(request.options.begin(), request.options.end(), i) != request.options.end();
            if (option.own) option.names.emplace_back("나");
        }
    });
}

Result<std::vector<MessageRow>> answer(Script& script, const ListMessages& request) {
    const auto& all = script.messages[request.room];
    auto end = all.end();
    if (request.before)
        end = std::find_if(all.begin(), all.end(), [&](const auto& row) { return row.id == *request.before; });
    const auto count = std::min<std::ptrdiff_t>(request.last, end - all.begin());
    return std::vector<MessageRow>(end - count, end);
}

Result<TieRow> answer(Script& script, const TieAuthor& request) {
    script.ties.push_back(request);
    if (script.refuseChanging) return tl::unexpected<Error>(*script.refuseChanging);
    TieRow tie{request.source, request.name, request.person.value_or(PersonId{}), request.name};
    for (const MemberRow& member : script.members[request.room]) {
        if (member.person == request.person) tie.member = member.name;
    }
    for (MessageRow& row : script.messages[request.room]) {
        if (!row.imported || row.importedName != request.name) continue;
        row.tiedTo = request.person;
        row.authorName = tie.member;
    }
    script.tell(TimelineChanged{request.room});
    return tie;
}

Result<std::vector<MessageRow>> answer(Script& script, const ListPinned& request) {
    std::vector<MessageRow> pinned = script.messages[request.room];
    std::erase_if(pinned, [](const MessageRow& each) { return !each.pinned || each.gone != Gone::Here; });
    return pinned;
}

Result<std::vector<GapRow>> answer(Script& script, const ListGaps& request) { return script.gaps[request.room]; }

Result<std::vector<MessageRow>> answer(Script& script, const ListAround& request) {
    const auto& all = script.messages[request.room];
    const auto at = std::find_if(all.begin(), all.end(), [&](const auto& row) { return row.id == request.message; });
    if (at == all.end()) return fail(Cause::Input, NodeError::NoSuchMessage);
    const auto count = static_cast<std::ptrdiff_t>(request.count);
    const auto first = at - std::min((count - 1) / 2, at - all.begin());
    return std::vector<MessageRow>(first, first + std::min(count, all.end() - first));
}

Result<Nothing> answer(Script& script, const MarkRead& request) {
    script.read.push_back(request.room);
    return Nothing{};
}

Result<std::vector<SearchHit>> answer(Script& script, const Search& request) {
    script.searches.push_back(request);
    std::vector<SearchHit> hits;
    for (const auto& hit : script.hits) {
        const bool isOfKind = request.kind != SearchKind::Files || hit.inFileName;
        if (isOfKind && hit.text.find(request.words) != std::string::npos) hits.push_back(hit);
    }
    return hits;
}

Result<std::vector<FileRow>> answer(Script& script, const ListFiles& request) {
    std::vector<FileRow> files;
    for (const auto& message : script.messages[request.room.value_or(RoomId{})])
        files.insert(files.end(), message.files.begin(), message.files.end());
    return files;
}

Result<Nothing> answer(Script& script, const FetchFile& request) {
    script.fetches.push_back(request);
    return Nothing{};
}

Result<Nothing> answer(Script& script, const StopFetching& request) {
    script.stops.push_back(request);
    std::erase_if(script.traffic.files, [&](const FileRow& each) { return each.id == request.file; });
    return Nothing{};
}

Result<TrafficRow> answer(Script& script, const GetTraffic&) {
    script.trafficAsked += 1;
    return script.traffic;
}
Result<Nothing> answer(Script& script, const SetTraffic& request) {
    if (script.refuseTraffic) return tl::unexpected<Error>(*script.refuseTraffic);
    script.trafficSet.push_back(request);
    TrafficTerms& terms = script.traffic.terms;
    terms.downBytesPerSecond = request.downBytesPerSecond.value_or(terms.downBytesPerSecond);
    terms.upBytesPerSecond = request.upBytesPerSecond.value_or(terms.upBytesPerSecond);
    terms.paused = request.paused.value_or(terms.paused);
    script.tell(StatusChanged{});
    return Nothing{};
}

Result<FileRow> answer(Script& script, const SaveFile& request) {
    script.saves.push_back(request);
    if (script.refuseSaving) return tl::unexpected<Error>(*script.refuseSaving);
    for (const FoundFile& each : script.vault) {
        if (each.file.id == request.file) return each.file;
    }
    return fail(Cause::Input, NodeError::NoSuchFile);
}

/// By type and room, and by names that contain the words.
Result<FileList> answer(Script& script, const FindFiles& request) {
    script.found.push_back(request);
    if (script.refuseFinding) return tl::unexpected<Error>(*script.refuseFinding);
    FileList list;
    for (const FoundFile& each : script.vault) {
        const bool isMeant = (!request.kind || each.kind == *request.kind) &&
                             (!request.room || each.file.room == *request.room) &&
                             each.file.name.find(request.name) != std::string::npos &&
                             each.file.author.find(request.sender) != std::string::npos;
        if (isMeant && list.files.size() < request.limit) list.files.push_back(each);
    }
    if (list.files.empty() && request.room) addAttached(script, request, list);
    return list;
}
Result<Nothing> answer(Script& script, const PinFile& request) {
    script.pins.push_back(request);
    return Nothing{};
}
Result<Preview> answer(Script& script, const GetPreview& request) {
    script.previewsAsked.push_back(request);
    const auto found = script.previews.find(request.file);
    if (found == script.previews.end()) return Preview{};
    if (!request.textToo) return Preview{found->second.picture, {}};
    return found->second;
}
Result<VaultReport> answer(Script&, const CheckVault&) { return VaultReport{}; }
Result<KeepingRow> answer(Script& script, const GetKeeping&) { return script.keeping; }
Result<Nothing> answer(Script& script, const SetKeepRule& request) {
    if (script.refuseRule) return tl::unexpected<Error>(*script.refuseRule);
    script.rulesSet.push_back(request);
    auto& rules = script.keeping.rules;
    std::erase_if(rules, [&](const KeepRuleRow& each) {
        const KeepRuleRow& rule = request.rule;
        return each.room == rule.room && each.kind == rule.kind && each.bytesMax == rule.bytesMax;
    });
    if (!request.remove) rules.push_back(request.rule);
    return Nothing{};
}
Result<Nothing> answer(Script& script, const SetQuota& request) {
    script.keeping.quotaBytes = request.bytes;
    return Nothing{};
}
Result<Nothing> answer(Script& script, const SetMetered& request) {
    script.keeping.metered = request.metered;
    return Nothing{};
}
Result<Nothing> answer(Script&, const NoteLine&) { return Nothing{}; }
Result<EvictedRow> answer(Script& script, const EvictFiles& request) {
    script.evicted.push_back(request);
    std::erase_if(script.keeping.lastCopies, [&](const LastCopyRow& each) { return each.id == request.files.front(); });
    return EvictedRow{1, 1};
}

Result<ImportReport> answer(Script&, const ImportChat&) { return fail(Cause::Input, NodeError::UnknownFormat); }
Result<ExportReport> answer(Script&, const ExportRoom&) { return fail(Cause::Input, NodeError::OutExists); }

Result<BundleWritten> answer(Script& script, const WriteBundle& request) {
    script.bundlesWritten.push_back(request);
    return BundleWritten{{request.outPath}, 1'200'000, 1, 3, 40, 3, 0};
}
Result<BundleRead> answer(Script& script, const ReadBundle& request) {
    script.bundlesRead.push_back(request);
    return script.bundle;
}

/// Whatever else is asked has nothing to tell.
template <class Request> AnswerTo<Request> answer(Script&, const Request&) { return typename Request::Answer{}; }

} // namespace

void ScriptedApi::post(node::AnyAsked asked) {
    QTimer::singleShot(0, &m_answers, [this, asked = std::make_shared<node::AnyAsked>(std::move(asked))] {
        asked->visit([this](const auto& one) { one.reply(answer(m_script, one.request)); });
    });
}

} // namespace ieum::uitest
