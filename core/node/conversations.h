// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// All sessions of this node: opens them when a channel comes up, shares with each other side what it may have, carries
// out what the session machines want, and announces what was committed. Several sessions at once are the normal case.
#pragma once

#include "node/conversation.h"
#include "node/fetchers.h"
#include "node/forks.h"
#include "node/intake.h"
#include "node/peer_memory.h"
#include "node/room_set.h"

#include <deque>

namespace ieum::node {

class Conversations {
  public:
    Conversations(World& world, RoomSet& rooms, Fetchers& fetcher, Intake& intake, Forks& forks);

    /// What is stored already is not news.
    Done load();
    void channelUp(const net::ChannelUp& up, Now now);
    void channelFrame(net::ChannelFrame& frame, Now now);
    void channelDown(const net::ChannelDown& down, Now now);
    /// After a failed commit nothing that was in flight counts; and whoever we were, we are no more.
    void dropAll();

    /// The program is about to end.
    void stop() {
        for (const auto& [channel, with] : m_all) m_world.noteFailure(m_memory.keep(*with));
    }

    /// Inside a batch, after its inputs: new rooms are offered, changed memberships applied, wanted chunks asked for.
    void settle(Now now);
    /// After the commit: what became durable is announced to everybody who shares it.
    void announce(Now now);
    void tick(Now now);
    std::optional<SteadyMs> nextDeadline() const;
    /// Something waits for the next batch already.
    bool hasWork() const { return !m_outputs.empty(); }

    /// Somebody we share this room with has told us everything he had (or has been silent for a while): what we send
    /// now is sent with the newest membership that could be known.
    bool isReady(const RoomId& room, Now now) const;
    /// Somebody has told us all that he had, our own feeds among it.
    bool hasSettled(Now now) const;
    /// When it will be by itself, if a session is about to be silent for long enough.
    std::optional<SteadyMs> readyAt(const RoomId& room, Now now) const;
    const std::map<net::ChannelId, std::unique_ptr<Conversation>>& all() const { return m_all; }

  private:
    struct Pending {
        net::ChannelId channel;
        sync::Output output;
    };

    void step(Conversation& with, sync::Input input, Now now);
    void drain(Now now);
    void offer(Conversation& with, const std::set<RoomId>& rooms, Now now);
    void share(Conversation& with, const std::vector<RoomId>& rooms, Now now);
    /// With those who were removed while connected: what tells them so, and no more. `withAll`: a feed has ended
    /// earlier than we had said, and sessions count upwards only.
    void shareAnew(const RoomId& room, bool withAll, Now now);
    void hunt(Conversation& with, const RoomId& room, const FeedId& feed, uint64_t seq, Now now);
    /// Whoever was level with us before may not be now.
    void suspect(Now now);
    void giveChunks(Conversation& with, Now now);
    void drop(Conversation& with, const Error& why);
    void end(Conversation& with);

    void on(Conversation& with, sync::Send& output, Now now);
    void on(Conversation& with, sync::Trust& output, Now now);
    void on(Conversation& with, sync::Proved& output, Now now);
    void on(Conversation& with, sync::Opened& output, Now now);
    void on(Conversation& with, sync::RoomRequested& output, Now now);
    void on(Conversation& with, sync::LoadRange& output, Now now);
    void on(Conversation& with, sync::StoreRange& output, Now now);
    void on(Conversation& with, sync::StoreReceipt& output, Now now);
    void on(Conversation& with, sync::PeerHas& output, Now now);
    void on(Conversation& with, sync::CursorReached& output, Now now);
    void on(Conversation& with, sync::PeerRefused& output, Now now);
    void on(Conversation& with, sync::Parted& output, Now now);
    void on(Conversation& with, sync::LoadBranch& output, Now now);
    void on(Conversation& with, sync::BranchTold& output, Now now);
    void on(Conversation& with, sync::LoadChunk& output, Now now);
    void on(Conversation& with, sync::ChunkArrived& output, Now now);
    void on(Conversation& with, sync::ChunksAsked& output, Now now);
    void on(Conversation& with, sync::PeerHasChunks& output, Now now);
    void on(Conversation& with, sync::ChunksMissed& output, Now now);
    void on(Conversation& with, sync::LoadSlices& output, Now now);
    void on(Conversation& with, sync::SlicesArrived& output, Now now);
    /// The whole table is asked for beside it, and whoever gets that says so.
    static void on(Conversation&, sync::SlicesMissed&, Now) {}
    void on(Conversation& with, sync::Close& output, Now now);

    World& m_world;
    RoomSet& m_rooms;
    Fetchers& m_fetcher;
    Intake& m_intake; ///< after the fetchers
    PeerMemory m_memory{m_world};
    Forks& m_forks;
    sync::Claims m_claims;
    std::map<net::ChannelId, std::unique_ptr<Conversation>> m_all;
    std::deque<Pending> m_outputs;
    std::set<RoomId> m_offered;
    uint64_t m_announced = 0; ///< change counter
    uint64_t m_run;           ///< which opening of our database this is
};

} // namespace ieum::node
