// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The replica itself: many sessions over one store. Everything that arrived together goes into one transaction (group
// commit), and nothing of what came of it leaves before that transaction is durable, because an acknowledgement is a
// promise. When it fails, its sessions are closed unanswered; their clients have what they sent and come again.
// A pure machine but for the backend that it is given: no socket, no clock, no thread of its own.
#pragma once

#include "replica/channels.h"
#include "replica/chunk_shelf.h"
#include "replica/shelf.h"

namespace ieum::replica {

struct DepotOptions {
    AdmissionOptions admission;
    int64_t chunkKeptMs = chunkKeptDaysDefault * dayMs;
    int64_t contentKeptMs = 0; ///< 0: for ever
};

class Depot {
  public:
    /// All three outlive the depot.
    Depot(DepotOptions options, DepotBackend& backend, vault::ChunkStore& chunks, Random& random);
    Depot(const Depot&) = delete;
    Depot& operator=(const Depot&) = delete;

    /// Keeps the order of each channel's inputs. Also does what has become due.
    ChannelOutputs batch(std::vector<ChannelInput> inputs, Now now);
    std::optional<SteadyMs> nextDeadline() const;
    /// Drops chunks and content that were kept long enough, a limited number at a time; how many.
    Result<size_t> sweep(Now now);
    size_t channelCount() const { return m_channels.count(); }
    /// Why not even a transaction can be begun, if so: whoever runs the depot should open its storage anew.
    const std::optional<Error>& lost() const { return m_lost; }

  private:
    struct Work {
        ChannelNumber channel = 0;
        std::optional<sync::Input> input; ///< nothing: the channel is gone
    };
    struct Round;
    using Inputs = std::vector<sync::Input>;

    std::vector<Work> workOf(std::vector<ChannelInput> inputs, Now now);
    std::vector<Work> run(std::vector<Work> work, Now now, ChannelOutputs& done);
    sync::TellChunks toldOf(const RoomId& room, const std::vector<KeptChunk>& chunks, WallMs now) const;
    std::vector<Work> announcementsOf(const Round& round) const;
    void giveUp(const std::vector<Work>& work, Round& round, const Error& why, ChannelOutputs& done);
    void endPause(Now now, ChannelOutputs& done);

    void work(ChannelNumber number, sync::Input input, Round& round);
    Done carryOut(ChannelNumber number, sync::Outputs outputs, Round& round, Inputs& answers);
    Done open(ChannelNumber number, const std::vector<sync::RoomRequested>& requests, Inputs& answers);
    Done carryOutOne(ChannelNumber number, sync::Output& output, Round& round, Inputs& answers);
    Done storeRange(ChannelNumber number, sync::StoreRange range, Round& round, Inputs& answers);
    Done storeReceipt(const sync::StoreReceipt& receipt, Round& round);
    Done storeChunk(const sync::ChunkArrived& chunk, Round& round);
    Done answerChunks(ChannelNumber number, const sync::ChunksAsked& asked, Round& round, Inputs& answers);
    void close(ChannelNumber number, const Error& why, ChannelOutputs& out);

    int64_t m_chunkKeptMs;
    int64_t m_contentKeptMs;
    DepotBackend* m_backend;
    Admission m_admission;
    Shelf m_shelf;
    ChunkShelf m_chunkShelf;
    Channels m_channels;
    std::optional<SteadyMs> m_pausedUntil; ///< after a failed write: nothing new is taken until then
    std::optional<Error> m_lost;
};

} // namespace ieum::replica
