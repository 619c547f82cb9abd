// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What one batch of the engine wants to be seen outside: frames, answers, events. Nothing of it is released before the
// batch is committed, so that every acknowledgement is of something durable.
#pragma once

#include "base/ids.h"
#include "feed/fork.h"
#include "net/messages.h"
#include "node/events.h"
#include "room/welcome.h"

#include <functional>
#include <set>
#include <utility>
#include <vector>

namespace ieum::node {

struct Effects {
    std::vector<net::Command> commands;
    std::vector<std::function<void()>> replies;
    /// Instead of the replies, when the batch comes to nothing; of requests that answer in another batch than their
    /// own.
    std::vector<std::function<void(const Error&)>> refusals;
    std::vector<Event> events;
    std::vector<std::pair<RoomId, MessageId>> arrived; ///< messages of others, to be told once
    std::vector<std::pair<RoomId, MessageId>> opened;  ///< can be read from now on, by whatever opened them
    std::set<RoomId> timelines;                        ///< rows changed
    std::set<RoomId> memberLists;
    std::set<std::pair<RoomId, FeedId>> receipts;          ///< newer statements, to be passed on
    std::vector<std::pair<RoomId, feed::ForkProof>> forks; ///< that rooms were told of
    std::vector<ChunkId> droppedChunks;   ///< that no message has any more: off the disk, after the commit
    std::vector<room::Welcomed> welcomes; ///< rooms that another device of ours lets this one into
    std::set<RoomId> shareAgain;          ///< what is here of them has become less
    bool introduceAgain = false;          ///< we are another person's device now: sessions say so from the beginning
    bool keys = false;                    ///< epochs are lacked somewhere: rooms' keys are seen to at once
    bool rooms = false;
    bool status = false;
    bool vault = false;        ///< more lies on the disk, or less may: its quota is looked at
    bool keepReplicas = false; ///< the network thread is told of them again
};

} // namespace ieum::node
