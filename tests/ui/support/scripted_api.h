// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The node's Api as a script: answers from values that a test sets, later on the same thread as the real one does, and
// writes down what was asked of it.
#pragma once

#include "node/api.h"

#include <QObject>
#include <map>

namespace ieum::uitest {

/// What the window asked and what it is told. Outlives the Api, which the window owns.
struct Script {
    node::StatusRow status;
    node::Self self;
    std::vector<node::RoomRow> rooms;
    std::map<RoomId, std::vector<node::MessageRow>> messages; ///< oldest first
    std::map<RoomId, std::vector<node::MemberRow>> members;
    std::map<RoomId, std::vector<node::GapRow>> gaps;
    std::map<PersonId, node::PersonRow> people;
    std::vector<node::SearchHit> hits;
    std::vector<node::FoundFile> vault; ///< newest first; of a room without any, those of its messages are found
    std::map<FileId, node::Preview> previews;
    std::vector<node::GetPreview> previewsAsked;
    std::map<FileId, node::Sound> sounds; ///< what HearFile answers; of others there is none
    std::vector<node::HearFile> heard;
    std::optional<Error> refuseHearing;
    node::KeepingRow keeping; ///< what GetKeeping answers; setting something changes it
    std::vector<node::SetKeepRule> rulesSet;
    std::vector<node::EvictFiles> evicted;
    std::optional<Error> refuseRule;
    node::TrafficRow traffic; ///< what GetTraffic answers; setting or stopping something changes it
    int trafficAsked = 0;     ///< how often
    std::vector<node::SetTraffic> trafficSet;
    std::optional<Error> refuseTraffic;
    std::optional<Error> refuseFinding;
    std::optional<Error> refuseSaving = fail(Cause::Input, NodeError::OutExists).value();
    std::optional<Error> refuseSending;
    std::optional<Error> refuseChanging; ///< of edits, deletions, reactions, votes, pins
    node::LanReport lanReport;
    std::vector<std::string> typedAddresses;
    bool isRecoveryKept = true;
    std::vector<node::WriteRecovery> recoveryFiles;
    std::vector<node::WriteBackup> backups;
    std::string proxy = "system";
    std::optional<Error> refuseProxy;

    std::vector<node::SendMessage> sent;
    std::vector<node::LaterRow> later; ///< what waits for its time, in every room
    std::vector<node::EditMessage> edits;
    std::vector<node::DeleteMessage> deletions;
    std::vector<node::React> reactions;
    std::vector<node::Vote> votes;
    std::vector<node::PinMessage> messagePins;
    std::vector<node::TieAuthor> ties;
    std::map<RoomId, MessageId> firstUnread; ///< what FindMessage answers without a time
    std::vector<node::FindMessage> placesAsked;
    size_t linkPage = 1000; ///< messages with addresses that ListLinks gives at once
    std::vector<node::Search> searches;
    std::vector<node::FetchFile> fetches;
    std::vector<node::StopFetching> stops;
    std::vector<node::FindFiles> found; ///< what was looked for
    std::vector<node::SaveFile> saves;
    std::vector<node::PinFile> pins;
    std::vector<node::FetchAtRisk> riskFetches;
    std::vector<RoomId> read;
    std::vector<std::string> created;
    std::vector<std::string> acceptedLinks;
    std::string inviteLink = "ieum:invite/AAAA"; ///< what MakeInvite answers
    std::vector<std::string> joinedLinks;
    std::vector<node::DeviceRow> devices;
    int deviceLinks = 0; ///< how many were made
    std::vector<node::RemoveMember> removed;
    std::vector<node::WriteBundle> bundlesWritten;
    std::vector<node::ReadBundle> bundlesRead;
    node::BundleRead bundle; ///< what reading one answers
    std::function<void(const node::Event&)> listener;
    std::function<void()> raise;

    void tell(const node::Event& event) const {
        if (listener) listener(event);
    }
};

class ScriptedApi : public node::Api {
  public:
    explicit ScriptedApi(Script& script) : m_script(script) {}
    ~ScriptedApi() override { m_script.listener = nullptr; }
    void post(node::AnyAsked asked) override;
    void listen(std::function<void(const node::Event&)> listener) override { m_script.listener = std::move(listener); }

    void onRaise(std::function<void()> raise) override { m_script.raise = std::move(raise); }

  private:
    Script& m_script;
    QObject m_answers; ///< answers that are under way end with the Api
};

/// An id whose first byte is `number`; tests need a few that differ.
template <class Id> Id numbered(uint8_t number, uint8_t second = 0) {
    Id id;
    id.value[0] = std::byte{number};
    id.value[1] = std::byte{second};
    id.value[2] = std::byte{1};
    return id;
}

} // namespace ieum::uitest
